import type { Coded } from "../../instrument/code-responses.ts";
import { countPupils } from "../../profile/count-pupils.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Finding } from "../../vocabulary/finding.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { coverageOf } from "./area-coverage.ts";
import { cellsOf, type PopulationCells } from "./population-cells.ts";
import type { Survey } from "./survey.ts";

/** A survey before it is known whether its population is finite. */
type Base = Omit<Survey, "population">;

/** Who gets the correction? Not pupils who were drawn by class: they were not drawn one by one. */
const isCorrected = ({ design }: Pick<Coded, "design">, { estimation }: ProfileRequest): boolean =>
  estimation.finitePopulation && !design.clustered;

/**
 * The register by area and grade, beside the respondents of each profile; null where nobody asked
 * for the correction, or pupils come in clusters.
 *
 * @throws CtcError `finite-population-needs-population`; `population-exceeded` with every area and
 *   grade that has more respondents than pupils
 */
export function populationCells(survey: Base, request: ProfileRequest): PopulationCells | null {
  const { estimation, population } = request;
  if (estimation.finitePopulation && population.length === 0)
    throw new CtcError("finite-population-needs-population");
  if (!isCorrected(survey.coded, request)) return null;
  refuseMoreThanPupils(survey, request);
  const { area } = survey.coded.responses;
  const everyone = coverageOf(null, survey, request);
  return {
    areas: area.names.map((_, at) => cellsOf(coverageOf(at, survey, request))),
    withoutArea: { respondents: everyone.withoutArea ?? 0, pupils: null },
    everyone: cellsOf(everyone),
  };
}

function refuseMoreThanPupils({ coded, removed }: Base, { population }: ProfileRequest): void {
  const { area, grade } = coded.responses;
  const hasAreas = area.names.length > 0;
  const counts = new Map<string, { area: string; grade: string | null; respondents: number }>();
  for (let row = 0; row < coded.responses.respondents; row++) {
    const name = hasAreas ? area.names[area.of[row] as number] : "";
    if (removed[row] === 1 || name === undefined) continue;
    for (const one of [null, grade.names[grade.of[row] as number]]) {
      if (one === undefined) continue;
      const key = `${name}\n${one ?? ""}`;
      const before = counts.get(key)?.respondents ?? 0;
      counts.set(key, { area: name, grade: one, respondents: before + 1 });
    }
  }
  // Grades that the register counts do not add up to an area with other grades in it.
  const ofAreas = population.filter(({ grade: one }) => one === undefined);
  const exceeded = [...counts.values()].filter((cell) => {
    const counted = cell.grade === null ? ofAreas : population;
    const pupils = countPupils(counted, hasAreas ? cell.area : null, cell.grade);
    return pupils !== null && cell.respondents > pupils;
  });
  if (exceeded.length === 0) return;
  const cells = exceeded.map((cell) => [cell.area, cell.grade].filter(Boolean).join(" – "));
  throw new CtcError("population-exceeded", { cells: cells.join("; ") });
}

/** What a person should know about the correction: that it was not made, or not for some areas. */
export function populationFindings(coded: Coded, request: ProfileRequest): readonly Finding[] {
  if (!request.estimation.finitePopulation) return [];
  if (!isCorrected(coded, request)) return [{ code: "finite-population-clusters" }];
  const { names } = coded.responses.area;
  const uncounted = names.filter((name) => countPupils(request.population, name, null) === null);
  return uncounted.length === 0
    ? []
    : [{ code: "finite-population-uncounted", areas: uncounted.join("; ") }];
}
