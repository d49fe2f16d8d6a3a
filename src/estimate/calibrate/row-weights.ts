import type { RowWeights } from "../../vocabulary/estimate.ts";
import { UNKNOWN } from "../../vocabulary/measure.ts";

/**
 * How uneven the weights of those behind one share are:
 *
 *     heaviest = max w / Σw        loss = n · Σw² / (Σw)²
 *
 * Both rest on who answered, and neither on what they answered.
 *
 * @param state COUNTED, NOT_COUNTED or UNKNOWN, one per respondent
 * @param inside 1 for respondents whom the share is about, 0 for others
 * @returns null where nobody has a weight
 * @see Kish (1965), Survey Sampling, section 11.7
 */
export function rowWeights(
  state: Int8Array,
  inside: Uint8Array,
  weight: Float64Array,
): RowWeights | null {
  let [respondents, sum, squares, largest] = [0, 0, 0, 0];
  for (let i = 0; i < state.length; i += 1) {
    const w = weight[i] as number;
    if (inside[i] === 0 || state[i] === UNKNOWN || w === 0) continue;
    respondents += 1;
    sum += w;
    squares += w * w;
    largest = Math.max(largest, w);
  }
  if (respondents === 0) return null;
  return {
    respondents,
    heaviest: largest / sum,
    loss: Math.max(1, (respondents * squares) / (sum * sum)),
  };
}
