import { studentTQuantile } from "../statistics/distributions.ts";
import type { FourCells, OddsRatioEstimate } from "../vocabulary/association.ts";
import type { Design } from "../vocabulary/design.ts";
import type { LonelyPsu } from "../vocabulary/estimation.ts";
import { COUNTED, UNKNOWN } from "../vocabulary/measure.ts";
import { designFrame, policyFor } from "./linearisation/design-frame.ts";
import { degreesOfFreedom, taylorVariance } from "./linearisation/taylor-variance.ts";

/** Places of the four cells: 2 · (first counted) + (second counted). */
const [NEITHER, SECOND_ONLY, FIRST_ONLY, BOTH] = [0, 1, 2, 3] as const;

/**
 * Odds ratio of two yes/no measures in one domain, from a survey design.
 *
 *     log OR = log( W_both · W_neither / (W_first only · W_second only) ), W the sums of weights
 *     V = Taylor variance over the whole design of z_i = ± w_i / W_cell(i), + in both and neither
 *     df = active clusters − active strata − 1
 *
 * The slope of the logistic regression of one measure on the other, in closed form since there are as
 * many coefficients as shares; R `svyglm` gives the same, with the same df (of the residuals). The ratio
 * is the same whichever measure is the outcome: it says that they go together, never why.
 *
 * @param first COUNTED, NOT_COUNTED or UNKNOWN, one per respondent; `second` likewise
 * @param inside the domain: 1 inside, 0 outside
 * @param design the whole design, its weights not fitted to a register
 * @returns null where one of the four cells is empty, or df would be 0
 * @throws RangeError under `fail` when the denominator reaches into a stratum with a single cluster,
 *   and where the weights are calibrated
 * @see Binder (1983), International Statistical Review 51(3), 279–292
 */
export function estimateOddsRatio(
  first: Int8Array,
  second: Int8Array,
  inside: Uint8Array,
  design: Design,
  lonelyPsu: LonelyPsu,
): OddsRatioEstimate | null {
  if (design.calibration !== undefined) throw new RangeError("no odds ratio of calibrated weights");
  const cell = cellsOf(first, second, inside, design);
  const persons = new Float64Array(4);
  const weights = new Float64Array(4);
  for (let i = 0; i < cell.length; i += 1) {
    const k = cell[i] as number;
    if (k < 0) continue;
    persons[k] = (persons[k] as number) + 1;
    weights[k] = (weights[k] as number) + (design.weight[i] as number);
  }
  if (weights.includes(0)) return null;
  const frame = designFrame(design);
  const scores = scoresOf(cell, weights, design);
  const df = degreesOfFreedom(scores, frame) - 1;
  if (df <= 0) return null;
  return {
    persons: named(persons),
    logOdds: logOddsOf(weights),
    standardError: Math.sqrt(taylorVariance(scores, frame, policyFor(design, lonelyPsu))),
    degreesOfFreedom: df,
    reach: studentTQuantile(0.975, df),
  };
}

/** Place of each respondent; −1 for those outside the denominator. */
function cellsOf(
  first: Int8Array,
  second: Int8Array,
  inside: Uint8Array,
  { respondents, weight }: Design,
): Int8Array {
  const cell = new Int8Array(respondents).fill(-1);
  for (let i = 0; i < respondents; i += 1) {
    if (inside[i] === 0 || weight[i] === 0) continue;
    if (first[i] === UNKNOWN || second[i] === UNKNOWN) continue;
    cell[i] = 2 * (first[i] === COUNTED ? 1 : 0) + (second[i] === COUNTED ? 1 : 0);
  }
  return cell;
}

function scoresOf(cell: Int8Array, weights: Float64Array, { clusters, cluster, weight }: Design) {
  const score = new Float64Array(clusters);
  const active = new Uint8Array(clusters);
  for (let i = 0; i < cell.length; i += 1) {
    const k = cell[i] as number;
    if (k < 0) continue;
    const sign = k === BOTH || k === NEITHER ? 1 : -1;
    const c = cluster[i] as number;
    active[c] = 1;
    score[c] = (score[c] as number) + (sign * (weight[i] as number)) / (weights[k] as number);
  }
  return { score, active };
}

const logOddsOf = (cells: Float64Array): number =>
  Math.log(
    ((cells[BOTH] as number) * (cells[NEITHER] as number)) /
      ((cells[FIRST_ONLY] as number) * (cells[SECOND_ONLY] as number)),
  );

const named = (cells: Float64Array): FourCells => ({
  both: cells[BOTH] as number,
  firstOnly: cells[FIRST_ONLY] as number,
  secondOnly: cells[SECOND_ONLY] as number,
  neither: cells[NEITHER] as number,
});
