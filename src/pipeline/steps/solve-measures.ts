import type { Cell } from "../../disclose/judge-cell.ts";
import type { Held } from "../../disclose/published/held.ts";
import { type MeasureSolution, solveMeasure } from "../../disclose/solve-survey.ts";
import { countPersons } from "../../estimate/count-persons.ts";
import { shareFlags } from "../../estimate/presentation-flags.ts";
import { estimateShare } from "../../estimate/share.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import type { LonelyPsu } from "../../vocabulary/estimation.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import { maskOf } from "./area-masks.ts";

/** What some policies ask beside who answered. */
export interface Judging {
  readonly lonelyPsu?: LonelyPsu;
  /** Areas with a lower response rate than the policy's least; left out: rates are not judged. */
  readonly isLowResponse?: readonly boolean[];
  /** What may not be told because of what was told before. */
  readonly held?: Held;
}

/** What may be shown of each measure that was asked, in all areas at once, by the measure's id. */
export function solveMeasures(
  indicators: readonly Indicator[],
  areaMasks: readonly Uint8Array[],
  { responses, design }: Coded,
  policy: Policy,
  { lonelyPsu = "adjust", isLowResponse = [], held }: Judging = {},
): ReadonlyMap<string, MeasureSolution> {
  const withoutArea = maskOf(responses.area, -1);
  const sizeOf = (mask: Uint8Array): number => mask.reduce((sum, inside) => sum + inside, 0);
  const sizes = { areas: areaMasks.map(sizeOf), withoutArea: sizeOf(withoutArea), isLowResponse };
  const present = indicators.filter(({ absent }) => absent === undefined);
  const cellOf = ({ state }: Indicator, mask: Uint8Array): Cell => {
    const persons = countPersons(state, mask, design.weight);
    if (!isEstimateJudged(policy, design.weighted)) return persons;
    const share = estimateShare(state, mask, design, lonelyPsu);
    if (share === null) return persons;
    return {
      ...persons,
      share: share.value,
      weighted: share.weighted,
      degreesOfFreedom: share.degreesOfFreedom,
      isUnreliable: shareFlags(share).includes("nchs:Px"),
    };
  };
  return new Map(
    present.map((indicator) => {
      const { id, goodWhen } = indicator.measure;
      const areas = areaMasks.map((mask) => cellOf(indicator, mask));
      const isMunicipalityOnly = !policy.open && policy.municipalityOnly?.includes(id) === true;
      const heldHere = held?.get(id);
      const counts = {
        goodWhen,
        areas,
        isMunicipalityOnly,
        ...(heldHere === undefined ? {} : { held: heldHere }),
      };
      const rest = cellOf(indicator, withoutArea);
      return [id, solveMeasure({ ...counts, withoutArea: rest }, sizes, policy)];
    }),
  );
}

/** Does the policy ask more than who answered: the standard error, or the weighted share? */
function isEstimateJudged(policy: Policy, isWeighted: boolean): boolean {
  const { presentation, minimumDegreesOfFreedom, coding, open } = policy;
  if (open) return false;
  const asks = presentation !== undefined || minimumDegreesOfFreedom !== undefined;
  return asks || (isWeighted && coding !== undefined);
}
