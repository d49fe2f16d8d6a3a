import type { Instrument } from "../../vocabulary/instrument.ts";
import type { PopulationCount } from "../../vocabulary/project.ts";
import type { AreaGrouping, Grouping } from "../../vocabulary/responses.ts";

/** The grades of a survey that the instrument declares; the text of any other may be anything. */
export function declaredGrades(
  grade: Grouping,
  { groups }: Pick<Instrument, "groups">,
): readonly string[] {
  return grade.names.filter((name) => Object.hasOwn(groups.grade, name));
}

/** Areas, and of whom in them not even the number is told. */
export interface Told {
  readonly area: AreaGrouping;
  readonly areaMasks: readonly Uint8Array[];
  readonly untold: Uint8Array;
}

/** The areas whose pupils the register has to count for everyone who is told, as `countSurveyed` takes them. */
export function surveyedAreas(
  { area, areaMasks, untold }: Told,
  population: readonly PopulationCount[],
): readonly (string | null)[] {
  if (area.names.length === 0) return [null];
  // A register by school counts everybody, as long as nobody has to be left out.
  const isBySchool = population.every((row) => row.area === "");
  if (isBySchool && !untold.includes(1)) return [null];
  const isTold = (at: number): boolean =>
    areaMasks[at]?.some((inside, row) => inside === 1 && untold[row] !== 1) === true;
  return area.names.filter((_, at) => isTold(at));
}
