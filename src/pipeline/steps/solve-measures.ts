import { type MeasureSolution, solveMeasure } from "../../disclose/solve-survey.ts";
import { countPersons } from "../../estimate/count-persons.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import { maskOf } from "./area-masks.ts";

/** What may be shown of each measure that was asked, in all areas at once, by the measure's id. */
export function solveMeasures(
  indicators: readonly Indicator[],
  areaMasks: readonly Uint8Array[],
  { responses, design }: Coded,
  policy: Policy,
): ReadonlyMap<string, MeasureSolution> {
  const withoutArea = maskOf(responses.area, -1);
  const sizeOf = (mask: Uint8Array): number => mask.reduce((sum, inside) => sum + inside, 0);
  const sizes = { areas: areaMasks.map(sizeOf), withoutArea: sizeOf(withoutArea) };
  const present = indicators.filter(({ absent }) => absent === undefined);
  return new Map(
    present.map(({ measure, state }) => {
      const areas = areaMasks.map((mask) => countPersons(state, mask, design.weight));
      const rest = countPersons(state, withoutArea, design.weight);
      const counts = { goodWhen: measure.goodWhen, areas, withoutArea: rest };
      return [measure.id, solveMeasure(counts, sizes, policy)];
    }),
  );
}
