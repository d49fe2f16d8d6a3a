import type {
  DateFlaw,
  FieldWork,
  NamedRows,
  SchoolProgress,
  UnreadableDates,
} from "../vocabulary/check.ts";
import { compareNames, foldName } from "../vocabulary/names.ts";
import type { PopulationCount } from "../vocabulary/project.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { weekName } from "./iso-week.ts";
import { readWeeks } from "./read-dates.ts";

/** How many rows with a flaw are named. */
const SHOWN = 10;
/** A date this many weeks from the median is no field work: its year will be mistyped. */
const FAR_OFF = 30;

const FLAWS: readonly DateFlaw[] = ["empty", "order", "day-number", "form"];

interface FieldWorkRequest {
  readonly table: Table;
  readonly date: TextColumn;
  readonly school: TextColumn;
  readonly population: readonly PopulationCount[];
  readonly countOf: (respondents: number) => number | null;
}

/** A school as first written, and the week of each of its answers. */
interface Answered {
  readonly school: string;
  readonly weeks: number[];
}

/**
 * Answers by school and week, added up from the first week, against the pupils of each school. A
 * rate is a rounded count over the pupils of the register. Only dates fewer than 30 weeks from the
 * median date (the lower of two) are told by week; the others are named by row.
 */
export function followFieldWork(request: FieldWorkRequest): FieldWork {
  const { table, date, school, countOf } = request;
  const ofText = readWeeks(date);
  const dates = Array.from(date.index, (text) => ofText[text] ?? "empty");
  const isNear = aroundMedian(dates.filter((week) => typeof week === "number"));
  const near = dates.map((week) => (typeof week === "number" && isNear(week) ? week : null));
  const told = near.filter((week) => week !== null);
  const first = told.reduce((least, week) => Math.min(least, week), Number.POSITIVE_INFINITY);
  const last = told.reduce((most, week) => Math.max(most, week), Number.NEGATIVE_INFINITY);
  const weeks = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const names = Array.from(school.index, (text) => (school.texts[text] ?? "").trim());
  const addUp = (answered: readonly number[]): readonly (number | null)[] =>
    weeks.map((week) => countOf(answered.filter((one) => one <= week).length));
  const withoutSchool = near.filter((_, row) => names[row] === "");
  return {
    column: date.name,
    weeks: weeks.map(weekName),
    schools: answersBySchool(names, near, request.population).map((each) =>
      progressOf(each, addUp(each.weeks), request.population),
    ),
    noSchool: {
      respondents: countOf(withoutSchool.length),
      answers: addUp(withoutSchool.filter((week) => week !== null)),
    },
    unreadable: FLAWS.flatMap((reason): UnreadableDates[] => {
      const found = rowsWhere(table, (row) => dates[row] === reason);
      return found.cells === 0 ? [] : [{ reason, ...found }];
    }),
    outlying: rowsWhere(table, (row) => typeof dates[row] === "number" && near[row] === null),
  };
}

/** Is a week near the middle one? A mistyped year moves the first and the last, not the median. */
function aroundMedian(weeks: readonly number[]): (week: number) => boolean {
  const sorted = weeks.toSorted((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  return (week) => median !== undefined && Math.abs(week - median) < FAR_OFF;
}

/** The weeks of every school of the survey and of the register, in the order of their names. */
function answersBySchool(
  names: readonly string[],
  weeks: readonly (number | null)[],
  population: readonly PopulationCount[],
): readonly Answered[] {
  const bySchool = new Map<string, Answered>();
  const seen = (school: string): Answered => {
    const known = bySchool.get(foldName(school)) ?? { school, weeks: [] };
    bySchool.set(foldName(school), known);
    return known;
  };
  names.forEach((name, row) => {
    if (name === "") return;
    const week = weeks[row] ?? null;
    const answered = seen(name);
    if (week !== null) answered.weeks.push(week);
  });
  for (const { school } of population) if (school !== undefined) seen(school);
  return [...bySchool.values()].sort((a, b) => compareNames(a.school, b.school));
}

function progressOf(
  { school }: Answered,
  answers: readonly (number | null)[],
  population: readonly PopulationCount[],
): SchoolProgress {
  const rows = population.filter((row) => foldName(row.school ?? "") === foldName(school));
  const pupils = rows.length === 0 ? null : rows.reduce((sum, row) => sum + row.pupils, 0);
  const rates = answers.map((count) =>
    count === null || pupils === null || pupils === 0 ? null : Math.min(1, count / pupils),
  );
  return { school, pupils, answers, rates };
}

function rowsWhere(table: Table, isFound: (row: number) => boolean): NamedRows {
  const found = Array.from(table.sheetRow).filter((_, row) => isFound(row));
  return { rows: found.slice(0, SHOWN), cells: found.length };
}
