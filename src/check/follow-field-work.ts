import type { FieldWork, SchoolProgress } from "../vocabulary/check.ts";
import { compareNames, foldName } from "../vocabulary/names.ts";
import type { PopulationCount } from "../vocabulary/project.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { weekName, weekNumber } from "./iso-week.ts";

/** How many rows with a date that cannot be read are named. */
const SHOWN = 10;
/** More weeks than this are no field work: a mistyped year would print thousands of columns. */
const MOST_WEEKS = 60;

interface FieldWorkRequest {
  readonly table: Table;
  readonly date: TextColumn;
  readonly school: TextColumn;
  readonly population: readonly PopulationCount[];
  readonly countOf: (respondents: number) => number | null;
}

/**
 * Answers by school and week, added up from the first week, against the pupils of each school. A
 * rate is a rounded count over the pupils of the register. Of more than 60 weeks the last 60 are
 * told.
 *
 * @returns null where no date can be read
 */
export function followFieldWork(request: FieldWorkRequest): FieldWork | null {
  const { table, date, school } = request;
  const weekOf = date.texts.map(weekNumber);
  const weekAt = (row: number): number | null => weekOf[date.index[row] as number] ?? null;
  const bySchool = new Map<string, { name: string; weeks: number[] }>();
  const unreadable: number[] = [];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < table.rows; row++) {
    const week = weekAt(row);
    if (week === null) unreadable.push(table.sheetRow[row] as number);
    const name = (school.texts[school.index[row] as number] ?? "").trim();
    if (week === null || name === "") continue;
    const seen = bySchool.get(foldName(name)) ?? { name, weeks: [] };
    seen.weeks.push(week);
    bySchool.set(foldName(name), seen);
    first = Math.min(first, week);
    last = Math.max(last, week);
  }
  if (bySchool.size === 0) return null;
  const start = Math.max(first, last - MOST_WEEKS + 1);
  const weeks = Array.from({ length: last - start + 1 }, (_, at) => start + at);
  for (const { school: name } of request.population) {
    if (name !== undefined && !bySchool.has(foldName(name))) {
      bySchool.set(foldName(name), { name, weeks: [] });
    }
  }
  const schools = [...bySchool.values()].sort((a, b) => compareNames(a.name, b.name));
  return {
    column: date.name,
    weeks: weeks.map(weekName),
    schools: schools.map((each) => progressOf(each, weeks, request)),
    unreadable: unreadable.slice(0, SHOWN),
  };
}

function progressOf(
  { name, weeks: answered }: { readonly name: string; readonly weeks: readonly number[] },
  weeks: readonly number[],
  { population, countOf }: FieldWorkRequest,
): SchoolProgress {
  const rows = population.filter((row) => foldName(row.school ?? "") === foldName(name));
  const pupils = rows.length === 0 ? null : rows.reduce((sum, row) => sum + row.pupils, 0);
  const answers = weeks.map((week) => countOf(answered.filter((one) => one <= week).length));
  const rates = answers.map((count) =>
    count === null || pupils === null || pupils === 0 ? null : Math.min(1, count / pupils),
  );
  return { school: name, pupils, answers, rates };
}
