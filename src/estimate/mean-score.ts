import type { Design } from "../vocabulary/design.ts";
import { UNKNOWN } from "../vocabulary/measure.ts";

/**
 * Weighted mean of the scale scores of those in the domain who have one: Σws / Σw.
 *
 * @param score scale score per respondent; NaN: not scored
 * @param inside the domain: 1 inside, 0 outside, one per respondent
 * @param state of a share's respondents: who is UNKNOWN takes no part; left out: everybody does
 * @returns null when nobody in the domain has a score and a weight above 0
 */
export function estimateMeanScore(
  score: Float64Array,
  inside: Uint8Array,
  design: Design,
  state?: Int8Array,
): number | null {
  let [weighted, sum] = [0, 0];
  for (let i = 0; i < design.respondents; i += 1) {
    const s = score[i] as number;
    if (inside[i] === 0 || state?.[i] === UNKNOWN || Number.isNaN(s)) continue;
    const w = design.weight[i] as number;
    weighted += w;
    sum += w * s;
  }
  return weighted === 0 ? null : sum / weighted;
}
