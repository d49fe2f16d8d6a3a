import { COUNTED, UNKNOWN } from "../vocabulary/measure.ts";

/** Persons behind a share, whatever their weights. */
export interface PersonCounts {
  readonly respondents: number;
  readonly counted: number;
}

/**
 * How many persons a share is made from: those inside the domain whose state is known, and those
 * of them who are counted. Weights play no part, but a person of weight 0 is in no denominator:
 * pass the weights of a weighted design, so that the counts are those of `estimateShare`.
 *
 * @param state COUNTED, NOT_COUNTED or UNKNOWN, one per respondent
 * @param inside 1 inside the domain, 0 outside, one per respondent
 * @param weight weight ≥ 0, one per respondent; left out: nobody has weight 0
 */
export function countPersons(
  state: Int8Array,
  inside: Uint8Array,
  weight?: Float64Array,
): PersonCounts {
  let [respondents, counted] = [0, 0];
  for (let i = 0; i < state.length; i += 1) {
    if (inside[i] === 0 || state[i] === UNKNOWN) continue;
    if (weight !== undefined && weight[i] === 0) continue;
    respondents += 1;
    if (state[i] === COUNTED) counted += 1;
  }
  return { respondents, counted };
}
