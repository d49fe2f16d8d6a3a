import type { Design } from "../vocabulary/design.ts";
import type { LonelyPsu } from "../vocabulary/estimation.ts";
import { COUNTED, UNKNOWN } from "../vocabulary/measure.ts";
import { designFrame, policyFor } from "./linearisation/design-frame.ts";
import { taylorVariance } from "./linearisation/taylor-variance.ts";

/** A standard population, and where each respondent stands in it. */
export interface Standard {
  /** Cell of each respondent; -1 for those who have none. */
  readonly cell: Int32Array;
  /** Part of the standard population in each cell, ≥ 0; the sum is 1. */
  readonly part: Float64Array;
}

export interface StandardisedShare {
  readonly value: number;
  readonly standardError: number;
}

/**
 * The directly standardised share: what the share would be if the domain had the composition of the
 * standard population.
 *
 *     p = Σ_g π_g p_g, with p_g the weighted share of cell g in the domain and π_g its part
 *     V = Taylor variance of Σ_g π_g z_g, z_g the linearised values of p_g
 *
 * The parts are taken as known. Respondents without a cell are out of the denominator. The variance
 * is that of the design also where nothing was declared, where R has N/(N − 1) as well.
 *
 * @param state COUNTED, NOT_COUNTED or UNKNOWN, one per respondent
 * @param inside the domain: 1 inside, 0 outside, one per respondent
 * @returns null when a cell with a part has nobody in the denominator
 * @see R `svystandardize`; Korn & Graubard (1999), Analysis of Health Surveys, section 3.3
 */
export function estimateStandardised(
  state: Int8Array,
  inside: Uint8Array,
  { cell, part }: Standard,
  design: Design,
  lonelyPsu: LonelyPsu,
): StandardisedShare | null {
  const { weight, cluster, respondents } = design;
  const isIn = (i: number): boolean =>
    inside[i] === 1 && state[i] !== UNKNOWN && cell[i] !== -1 && weight[i] !== 0;
  const weighted = new Float64Array(part.length);
  const counted = new Float64Array(part.length);
  for (let i = 0; i < respondents; i += 1) {
    if (!isIn(i)) continue;
    const [g, w] = [cell[i] as number, weight[i] as number];
    weighted[g] = (weighted[g] as number) + w;
    if (state[i] === COUNTED) counted[g] = (counted[g] as number) + w;
  }
  if (part.some((size, g) => size > 0 && weighted[g] === 0)) return null;
  const shares = counted.map((sum, g) => (weighted[g] === 0 ? 0 : sum / (weighted[g] as number)));
  const score = new Float64Array(design.clusters);
  const active = new Uint8Array(design.clusters);
  for (let i = 0; i < respondents; i += 1) {
    if (!isIn(i)) continue;
    const [g, c] = [cell[i] as number, cluster[i] as number];
    const away = (state[i] === COUNTED ? 1 : 0) - (shares[g] as number);
    const factor = ((weight[i] as number) * (part[g] as number)) / (weighted[g] as number);
    score[c] = (score[c] as number) + factor * away;
    active[c] = 1;
  }
  const frame = designFrame(design);
  const variance = taylorVariance({ score, active }, frame, policyFor(design, lonelyPsu));
  const value = shares.reduce((sum, share, g) => sum + share * (part[g] as number), 0);
  return { value, standardError: Math.sqrt(variance) };
}
