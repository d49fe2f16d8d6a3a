import { foldName } from "../vocabulary/names.ts";
import type { PopulationCount } from "../vocabulary/project.ts";
import type { AreaGrouping } from "../vocabulary/responses.ts";

/**
 * Pupils of an area (or of all areas) in one grade (or all grades), of one gender (or all of them),
 * from the register. Rows by gender are added up unless there is a row for all genders.
 *
 * @returns null where the register has no row for that area, grade and gender
 */
export function countPupils(
  population: readonly PopulationCount[],
  area: string | null,
  grade: string | null,
  gender: string | null = null,
): number | null {
  const isWanted = (row: PopulationCount): boolean =>
    (area === null || foldName(row.area) === foldName(area)) &&
    (grade === null || row.grade === grade) &&
    (gender === null || row.gender === gender);
  const found = population.filter(isWanted);
  if (found.length === 0) return null;
  // A row for all grades already holds the rows by grade of the same area.
  const whole = new Set(
    found.flatMap((row) => (row.grade === undefined ? [foldName(row.area)] : [])),
  );
  const rows = found.filter((row) => row.grade === undefined || !whole.has(foldName(row.area)));
  const cells = new Map<string, { all: number | null; parts: number }>();
  for (const row of rows) {
    const key = `${foldName(row.area)}\n${row.grade ?? ""}`;
    const cell = cells.get(key) ?? { all: null, parts: 0 };
    if (row.gender === undefined) cell.all = (cell.all ?? 0) + row.pupils;
    else cell.parts += row.pupils;
    cells.set(key, cell);
  }
  return [...cells.values()].reduce((sum, { all, parts }) => sum + (all ?? parts), 0);
}

/**
 * The register without the areas whose respondents are not told: a response rate of everyone who is
 * told needs their pupils, and no others.
 *
 * @param untold 1 for respondents of whom not even the number is told
 */
export function toldPopulation(
  population: readonly PopulationCount[],
  area: AreaGrouping,
  untold: Uint8Array,
): readonly PopulationCount[] {
  const hidden = new Set(
    area.names
      .filter((_, at) => area.of.some((of, row) => of === at && untold[row] === 1))
      .map(foldName),
  );
  return population.filter((row) => !hidden.has(foldName(row.area)));
}
