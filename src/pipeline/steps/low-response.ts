import { countSurveyed } from "../../profile/count-surveyed.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { PopulationCount } from "../../vocabulary/project.ts";
import type { Responses } from "../../vocabulary/responses.ts";
import { declaredGrades } from "./surveyed.ts";

/**
 * Areas in which fewer than the policy's `minimumResponseRate` of the pupils answered; also those of
 * which the register does not say how many there are. Empty where the policy asks for no rate.
 *
 * @param removed 1 for respondents whom an honesty rule removes
 */
export function lowResponse(
  { area, grade }: Pick<Responses, "area" | "grade">,
  areaMasks: readonly Uint8Array[],
  removed: Uint8Array,
  request: {
    readonly policy: Policy;
    readonly population: readonly PopulationCount[];
    readonly instrument: Instrument;
  },
): readonly boolean[] {
  const { minimumResponseRate } = request.policy;
  if (minimumResponseRate === undefined) return [];
  const grades = declaredGrades(grade, request.instrument);
  return areaMasks.map((mask, at) => {
    const pupils = countSurveyed(request.population, { areas: [area.names[at] ?? null], grades });
    let respondents = 0;
    mask.forEach((inside, row) => {
      if (inside === 1 && removed[row] !== 1) respondents += 1;
    });
    return pupils === null || respondents < minimumResponseRate * pupils;
  });
}
