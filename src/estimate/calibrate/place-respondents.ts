import { CtcError } from "../../vocabulary/errors.ts";
import type { Grouping, Responses } from "../../vocabulary/responses.ts";
import { cellKey, type RegisterCells } from "./register-cells.ts";

/** Respondents who are weighted alike: a cell of the register, or those without a place in it. */
export interface CalibrationCell {
  /** Place of the area; -1 for respondents without one. */
  readonly area: number;
  readonly grade: string;
  readonly gender: string;
  /** False for those of an area whose grade or gender the register does not have, or nobody knows. */
  readonly isPlaced: boolean;
  readonly respondents: number;
  /** Sum of the declared weights. */
  readonly declared: number;
  /** What the weights of the cell are to add up to, but for raking. */
  readonly pupils: number;
}

/** Every respondent in a cell, and every cell with its pupils. */
export interface Placed {
  readonly cells: readonly CalibrationCell[];
  /** Cell of each respondent; -1 for those left out and those of weight 0. */
  readonly cell: Int32Array;
  /** Grades and genders of the register that nobody in the survey has: they are not surveyed. */
  readonly notSurveyed: readonly string[];
}

/** A cell while it is being filled. */
type Filling = { -readonly [Key in keyof CalibrationCell]: CalibrationCell[Key] };

export interface PlacingRequest {
  readonly groups: Pick<Responses, "area" | "grade" | "gender">;
  /** Declared weight ≥ 0 of each respondent. */
  readonly weight: Float64Array;
  /** 1 for respondents who are in no figure. */
  readonly excluded: Uint8Array;
}

/**
 * Sorts the respondents into the cells of the register.
 *
 * Those of an area without a place keep the part u of the area that they have in the survey: their
 * cell is to have N·u pupils and each cell of the register its count · (1 − u), with N the pupils of
 * the area. Those without an area are to have their weight · all pupils / all declared weights.
 * Grades and genders of the register that nobody in the survey has are not surveyed, and left out.
 *
 * @param areas the areas that are calibrated, as places among `groups.area.names`
 * @throws CtcError `calibration-empty-register` {area, grade, gender} for respondents whose grade and
 *   gender the register has, but not in their area
 */
export function placeRespondents(
  register: RegisterCells,
  areas: readonly number[],
  { groups, weight, excluded }: PlacingRequest,
): Placed {
  const cells = new Map<string, Filling>();
  for (const { area, grade, gender, pupils } of register.cells) {
    if (pupils > 0) cells.set(cellKey(area, grade, gender), emptyCell(area, grade, gender, pupils));
  }
  const placeOf = placing(register, areas, groups);
  const keys = Array.from(weight, (w, row): string | null => {
    if (excluded[row] === 1 || w === 0) return null;
    const { area, grade, gender, isKnown } = placeOf(row);
    const key = isKnown ? cellKey(area, grade, gender) : `${area}`;
    const cell = cells.get(key) ?? { ...emptyCell(area, grade, gender, 0), isPlaced: false };
    if (isKnown && !cell.isPlaced) {
      const name = groups.area.names[areas[area] ?? -1] ?? "–";
      throw new CtcError("calibration-empty-register", namesOf(name, grade, gender));
    }
    cell.respondents += 1;
    cell.declared += w;
    cells.set(key, cell);
    return key;
  });
  const kept = surveyed([...cells]);
  setPupils([...kept.cells.values()]);
  const order = new Map([...kept.cells.keys()].map((key, at) => [key, at]));
  return {
    cells: [...kept.cells.values()],
    cell: Int32Array.from(keys, (key) => (key === null ? -1 : (order.get(key) ?? -1))),
    notSurveyed: kept.notSurveyed,
  };
}

/** Where a respondent belongs, and whether the register tells everything about it apart. */
type PlaceOf = (row: number) => {
  readonly area: number;
  readonly grade: string;
  readonly gender: string;
  readonly isKnown: boolean;
};

function placing(
  register: RegisterCells,
  areas: readonly number[],
  groups: PlacingRequest["groups"],
): PlaceOf {
  const hasAreas = groups.area.names.length > 0;
  const places = new Map(areas.map((area, at) => [area, at]));
  const grades = new Set(register.cells.map(({ grade }) => grade));
  const genders = new Set(register.cells.map(({ gender }) => gender));
  const nameOf = (grouping: Grouping, row: number): string =>
    grouping.names[grouping.of[row] as number] ?? "";
  return (row) => {
    const area = hasAreas ? (places.get(groups.area.of[row] as number) ?? -1) : 0;
    const grade = register.hasGrade ? nameOf(groups.grade, row) : "";
    const gender = register.hasGender ? nameOf(groups.gender, row) : "";
    return {
      area,
      grade,
      gender,
      isKnown: area !== -1 && grades.has(grade) && genders.has(gender),
    };
  };
}

/** What an error says of a cell; a dash where the register does not tell it apart. */
export function namesOf(
  area: string,
  grade: string,
  gender: string,
): { readonly area: string; readonly grade: string; readonly gender: string } {
  return { area, grade: grade || "–", gender: gender || "–" };
}

function emptyCell(area: number, grade: string, gender: string, pupils: number): Filling {
  return { area, grade, gender, isPlaced: true, respondents: 0, declared: 0, pupils };
}

/** Without the grades and genders of the register that no respondent has. */
function surveyed(cells: readonly (readonly [string, Filling])[]): {
  readonly cells: ReadonlyMap<string, Filling>;
  readonly notSurveyed: readonly string[];
} {
  const answered = cells.map(([, cell]) => cell).filter((cell) => cell.respondents > 0);
  const has = (group: "grade" | "gender", cell: Filling): boolean =>
    answered.some((other) => other.isPlaced && other[group] === cell[group]);
  const isSurveyed = (cell: Filling): boolean =>
    !cell.isPlaced || (has("grade", cell) && has("gender", cell));
  const missing = cells.flatMap(([, cell]) =>
    isSurveyed(cell) ? [] : [has("grade", cell) ? cell.gender : cell.grade],
  );
  return {
    cells: new Map(cells.filter(([, cell]) => isSurveyed(cell))),
    notSurveyed: [...new Set(missing)],
  };
}

/** Gives those without a place their part of the pupils, and takes it from the others of the area. */
function setPupils(cells: readonly Filling[]): void {
  const sum = (of: readonly Filling[], key: "pupils" | "declared"): number =>
    of.reduce((all, cell) => all + cell[key], 0);
  const inAreas = cells.filter(({ area }) => area !== -1);
  const [allPupils, allDeclared] = [sum(inAreas, "pupils"), sum(inAreas, "declared")];
  for (const area of new Set(inAreas.map((cell) => cell.area))) {
    const here = inAreas.filter((cell) => cell.area === area);
    const unplaced = here.find(({ isPlaced }) => !isPlaced);
    if (unplaced === undefined) continue;
    const pupils = sum(here, "pupils");
    const part = unplaced.declared / sum(here, "declared");
    for (const cell of here) cell.pupils *= 1 - part;
    unplaced.pupils = pupils * part;
  }
  const outside = cells.find(({ area }) => area === -1);
  if (outside !== undefined) outside.pupils = (outside.declared * allPupils) / allDeclared;
}
