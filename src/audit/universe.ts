import type { PublishedSurvey } from "./published-survey.ts";

/** Pupils of no printed area, grade or gender. */
export const UNTOLD = "?";
/** Areas that are not among the files. */
export const ELSEWHERE = "…";

/** Some of the pupils of a survey: of one area or everyone, of one grade or all, of one gender or all. */
export interface Region {
  readonly area: string | null;
  readonly grade: string | null;
  readonly gender: string | null;
}

/** Along which lines pupils are told apart. */
export interface Lines {
  readonly grade: boolean;
  readonly gender: boolean;
}

/** The smallest groups of pupils that everything printed about a survey can be added up from. */
export interface Universe {
  readonly grades: readonly string[];
  readonly genders: readonly string[];
  /** Of measures, and of who took part. */
  readonly measureLines: Lines;
  readonly participationLines: Lines;
  readonly folders: readonly string[];
  /** Areas that together are everyone in what a folder publishes, pupils without area too. */
  readonly everyone: (folder: string) => readonly string[];
  readonly areasOf: (folder: string) => readonly string[];
  /** The group of pupils without area in what a folder publishes; null where there are no areas. */
  readonly withoutArea: (folder: string) => string | null;
  readonly isComplete: (folder: string) => boolean;
}

/** A region as groups: keys of area × grade × gender, `?` being pupils of whom it is not told. */
export function groupsOf(
  universe: Universe,
  lines: Lines,
  areas: readonly string[],
  { grade, gender }: Pick<Region, "grade" | "gender">,
): readonly string[] {
  const along = (isSplit: boolean, names: readonly string[], chosen: string | null) =>
    chosen !== null && isSplit ? atomsOf(chosen) : isSplit ? [...names, UNTOLD] : [""];
  const grades = along(lines.grade, universe.grades, grade);
  const genders = along(lines.gender, universe.genders, gender);
  return areas.flatMap((area) =>
    grades.flatMap((ofGrade) => genders.map((ofGender) => [area, ofGrade, ofGender].join("\t"))),
  );
}

/** What can be told apart in everything published about one survey. */
export function universeOf({ files }: PublishedSurvey): Universe {
  const figures = files.flatMap((file) => file.figures);
  const participation = files.flatMap((file) => file.participation);
  const grades = distinct(
    [...figures, ...participation].flatMap(({ grade }) => (grade === null ? [] : atomsOf(grade))),
  );
  const genders = distinct([...figures, ...participation].flatMap(({ gender }) => gender ?? []));
  const measureLines = {
    grade: figures.some(({ grade }) => grade !== null),
    gender: figures.some(({ gender }) => gender !== null),
  };
  const folders = distinct(files.map(({ folder }) => folder));
  const seen = new Map(
    folders.map((folder) => [folder, areasIn(files.filter((f) => f.folder === folder))]),
  );
  const isComplete = (folder: string): boolean => seen.get(folder)?.isComplete === true;
  const areasOf = (folder: string): readonly string[] => {
    const own = seen.get(folder)?.areas ?? [];
    if (isComplete(folder)) return own;
    const whole = folders.find(
      (other) => isComplete(other) && own.every((area) => seen.get(other)?.areas.includes(area)),
    );
    return whole === undefined ? own : (seen.get(whole)?.areas ?? []);
  };
  const isWhole = (folder: string): boolean => {
    const areas = areasOf(folder).join("\n");
    return folders.some(
      (other) => isComplete(other) && seen.get(other)?.areas.join("\n") === areas,
    );
  };
  // Pupils without area are the same in another division into areas, if as many are told.
  const withoutArea = (folder: string): string | null => {
    if (areasOf(folder).length === 0) return null;
    const told = files.find((file) => file.folder === folder && file.without.area)?.without.area;
    return told === undefined
      ? `${UNTOLD} of ${areasOf(folder).join("|")}`
      : `${UNTOLD} ${told.low}–${told.high}`;
  };
  return {
    grades,
    genders,
    measureLines,
    participationLines: { grade: grades.length > 0, gender: genders.length > 0 },
    folders,
    areasOf,
    withoutArea,
    isComplete: isWhole,
    everyone: (folder) => {
      const areas = areasOf(folder);
      if (areas.length === 0) return [ELSEWHERE];
      return [...areas, withoutArea(folder) ?? "", ...(isWhole(folder) ? [] : [ELSEWHERE])];
    },
  };
}

function areasIn(files: PublishedSurvey["files"]) {
  const named = files.flatMap(({ figures, participation }) =>
    [...figures, ...participation].flatMap(({ area }) => area ?? []),
  );
  const areas = distinct(named).toSorted();
  const isComplete = files.some(
    (file) =>
      file.areas !== null && areas.length > 0 && file.areas.every((area) => areas.includes(area)),
  );
  return { areas, isComplete };
}

/** Grades that are told as one group, `7+8`, one by one. */
const atomsOf = (grade: string): readonly string[] => grade.split("+");

const distinct = (names: readonly string[]): string[] => [...new Set(names)];
