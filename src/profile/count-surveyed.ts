import { foldName } from "../vocabulary/names.ts";
import type { PopulationCount } from "../vocabulary/project.ts";
import { countPupils } from "./count-pupils.ts";

/** Whom a response rate is about. */
export interface Surveyed {
  /** Names of the areas; a single null where the survey has none. */
  readonly areas: readonly (string | null)[];
  /** The grades that took part, as the register writes them; none where no grade is known. */
  readonly grades: readonly string[];
  /** Left out: all genders. */
  readonly gender?: string;
}

/**
 * Pupils who could have answered: of each area those of all grades together where the register has
 * such a row, else those of the grades that took part. A grade that the register counts and nobody was
 * asked in is not among them.
 *
 * @returns null where the register does not count some grade in some area: the pupils of the others
 *   beside the respondents of all would be a rate of nothing
 */
export function countSurveyed(
  population: readonly PopulationCount[],
  { areas, grades, gender }: Surveyed,
): number | null {
  const counts = areas.flatMap((area) => {
    const isWhole = population.some(
      (row) =>
        row.grade === undefined &&
        (area === null || foldName(row.area) === foldName(area)) &&
        (gender === undefined || row.gender === gender),
    );
    return isWhole || grades.length === 0
      ? [countPupils(population, area, null, gender)]
      : grades.map((grade) => countPupils(population, area, grade, gender));
  });
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === null ? null : sum + count),
    0,
  );
}
