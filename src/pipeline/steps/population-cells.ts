import type { MeasureSolution, Treatment } from "../../disclose/solve-survey.ts";
import type { FinitePopulation } from "../../estimate/estimate-figure.ts";
import type { RegisterCell } from "../../estimate/finite-correction.ts";
import type { Profile } from "../../vocabulary/profile.ts";

/** The pupils of the register beside the respondents, as the profiles print them. */
export interface PopulationCells {
  readonly areas: readonly (readonly RegisterCell[])[];
  /** Respondents without an area, whom no register counts. */
  readonly withoutArea: RegisterCell;
  /** Everybody, where the survey has no areas. */
  readonly everyone: readonly RegisterCell[];
}

/** By grade where every grade is printed and the register knows grades; else the area as a whole. */
export function cellsOf({ byGrade, total }: Profile["coverage"]): readonly RegisterCell[] {
  const grades = byGrade.flatMap(({ respondents, pupils }) =>
    respondents === null ? [] : [{ respondents, pupils }],
  );
  const isTold = grades.length > 0 && grades.length === byGrade.length;
  if (isTold && grades.some(({ pupils }) => pupils !== null)) return grades;
  // A register that knows some of the grades does not count the area.
  const isPart = byGrade.some(({ pupils }) => pupils !== null);
  const isWhole = byGrade.every(({ pupils }) => pupils !== null);
  const pupils = isPart && !isWhole ? null : total.pupils;
  return [{ respondents: total.respondents ?? 0, pupils }];
}

/** The cells behind one figure and behind what it is compared with, as `insideOf` and `restOf` take them. */
export function cellsBehind(
  area: number | null,
  treatment: Treatment,
  solution: MeasureSolution | undefined,
  { areas, withoutArea, everyone }: PopulationCells,
): FinitePopulation {
  if (areas.length === 0) return { inside: everyone, rest: [] };
  const shown = (at: number): boolean => solution?.isHidden[at] !== true;
  if (area !== null) {
    const rest = areas.filter((_, at) => at !== area && shown(at)).flat();
    return { inside: areas[area] ?? [], rest };
  }
  if (treatment.kind === "exact") return { inside: [...areas.flat(), withoutArea], rest: [] };
  const inside = areas.filter((_, at) => shown(at)).flat();
  return {
    inside: solution?.hasWithoutArea === true ? [...inside, withoutArea] : inside,
    rest: [],
  };
}
