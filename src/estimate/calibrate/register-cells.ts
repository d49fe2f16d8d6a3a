import { CtcError } from "../../vocabulary/errors.ts";
import { foldName } from "../../vocabulary/names.ts";
import type { PopulationCount } from "../../vocabulary/project.ts";

/** Pupils of one area by what the register tells them apart by. */
export interface RegisterCell {
  /** Place of the area among the areas that are calibrated. */
  readonly area: number;
  /** Empty where the register does not tell grades apart. */
  readonly grade: string;
  /** Empty where the register does not tell genders apart. */
  readonly gender: string;
  readonly pupils: number;
}

/** The register as cells, and what tells them apart. */
export interface RegisterCells {
  readonly cells: readonly RegisterCell[];
  readonly hasGrade: boolean;
  readonly hasGender: boolean;
}

/** One key for each area, grade and gender; no name holds a line break. */
export const cellKey = (area: number, grade: string, gender: string): string =>
  `${area}\n${grade}\n${gender}`;

/**
 * The register's counts of grade × gender within each area, or of what it has of them: a register
 * without genders gives cells of grades. Rows that are coarser than the finest are sums and left
 * out; rows by school are added up where there is none for the whole cell.
 *
 * @param areas names of the areas; none: the whole register is one area
 * @throws CtcError `calibration-area-missing` {area} where the register has no such rows of an area
 */
export function registerCells(
  population: readonly PopulationCount[],
  areas: readonly string[],
): RegisterCells {
  const places = new Map(areas.map((name, at) => [foldName(name), at]));
  const placeOf = (row: PopulationCount): number | undefined =>
    areas.length === 0 ? 0 : places.get(foldName(row.area));
  const known = population.filter((row) => placeOf(row) !== undefined);
  const hasGrade = known.some(({ grade }) => grade !== undefined);
  const hasGender = known.some(({ gender }) => gender !== undefined);
  const finest = known.filter(
    ({ grade, gender }) =>
      (grade !== undefined) === hasGrade && (gender !== undefined) === hasGender,
  );
  const cells = new Map<string, { cell: RegisterCell; hasWhole: boolean }>();
  // Rows for a whole cell first: those of its schools are the same pupils again.
  const wholeFirst = [
    ...finest.filter(({ school }) => school === undefined),
    ...finest.filter(({ school }) => school !== undefined),
  ];
  for (const row of wholeFirst) {
    const [area = 0, grade = "", gender = ""] = [placeOf(row), row.grade, row.gender];
    const key = cellKey(area, grade, gender);
    const before = cells.get(key);
    if (row.school !== undefined && before?.hasWhole === true) continue;
    const pupils = (before?.cell.pupils ?? 0) + row.pupils;
    const hasWhole = row.school === undefined;
    cells.set(key, { cell: { area, grade, gender, pupils }, hasWhole });
  }
  const found = [...cells.values()].map(({ cell }) => cell);
  for (const [at, area] of (areas.length === 0 ? ["–"] : areas).entries()) {
    if (!found.some((cell) => cell.area === at && cell.pupils > 0)) {
      throw new CtcError("calibration-area-missing", { area });
    }
  }
  return { cells: found, hasGrade, hasGender };
}
