import { normalQuantile, studentTQuantile } from "../../statistics/distributions.ts";
import type { DifferenceEstimate, ShareEstimate } from "../../vocabulary/estimate.ts";
import type { LonelyPsu } from "../../vocabulary/estimation.ts";
import { completeDifference, independentVariance, type JointVariance } from "../difference.ts";
import { rowVariance } from "./row-variance.ts";
import type { StackedMeasure, StackedWaves } from "./stack-waves.ts";
import { shareRowScores } from "./wave-share.ts";

/** A change of a share, and how small a change would have been seen. */
export interface ChangeEstimate extends DifferenceEstimate {
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** (t(.975; df) + z(.80)) · SE: a true change of this size is found in four of five surveys. */
  readonly smallestSeen: number | null;
}

/** Two waves of one measure in one domain. */
export interface ChangeRequest {
  readonly measure: StackedMeasure;
  /** 1 for rows of the domain, in every wave. */
  readonly inside: Uint8Array;
  /** The earlier and the later wave, with their shares. */
  readonly from: { readonly wave: number; readonly share: ShareEstimate };
  readonly to: { readonly wave: number; readonly share: ShareEstimate };
}

const POWER = 0.8;

/**
 * The change of a share from one wave to a later one (later − earlier), with 95 % interval and p.
 *
 *     Wald t with the variance of z_later − z_earlier over the stacked design: clusters that both
 *     waves have count with their covariance; df = clusters − strata of both denominators.
 *
 * Independent waves without weights, strata and clusters: SE² = SE_earlier² + SE_later²,
 * df = n_earlier + n_later − 1. MOVER and no p where a share is 0 or 1, as `estimateDifference`.
 */
export function estimateChange(
  { measure, inside, from, to }: ChangeRequest,
  design: StackedWaves,
  lonelyPsu: LonelyPsu,
): ChangeEstimate {
  const joint = design.isSimple
    ? independentVariance(to.share, from.share)
    : jointVariance({ measure, inside, from, to }, design, lonelyPsu);
  const difference = completeDifference(to.share, from.share, joint);
  const standardError = Math.sqrt(joint.variance);
  const { degreesOfFreedom } = joint;
  const reach =
    difference.p === null
      ? null
      : studentTQuantile(0.975, degreesOfFreedom) + normalQuantile(POWER);
  return {
    ...difference,
    standardError,
    degreesOfFreedom,
    smallestSeen: reach === null ? null : reach * standardError,
  };
}

function jointVariance(
  { measure, inside, from, to }: ChangeRequest,
  design: StackedWaves,
  lonelyPsu: LonelyPsu,
): JointVariance {
  const later = shareRowScores({ measure, inside, wave: to.wave }, design);
  const earlier = shareRowScores({ measure, inside, wave: from.wave }, design);
  // A row is of one wave: where one of the two has something, the other has 0.
  const scores = {
    sum: later.sum.map((sum, row) => sum - (earlier.sum[row] as number)),
    squares: later.squares.map((square, row) => square + (earlier.squares[row] as number)),
    respondents: later.respondents.map((n, row) => n + (earlier.respondents[row] as number)),
  };
  return rowVariance(scores, design, lonelyPsu);
}
