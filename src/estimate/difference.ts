import { studentTQuantile, studentTTwoSided } from "../statistics/distributions.ts";
import { moverDifference } from "../statistics/mover.ts";
import type { Design } from "../vocabulary/design.ts";
import type { DifferenceEstimate, ShareEstimate } from "../vocabulary/estimate.ts";
import type { LonelyPsu } from "../vocabulary/estimation.ts";
import { type LinearisedShare, lineariseShare } from "./calibrate/calibrated-scores.ts";
import { designFrame, policyFor } from "./linearisation/design-frame.ts";
import { domainTotals } from "./linearisation/domain-totals.ts";
import { differenceScores } from "./linearisation/share-scores.ts";
import {
  type ClusterScores,
  degreesOfFreedom,
  ROUNDING_VARIANCE,
  taylorVariance,
} from "./linearisation/taylor-variance.ts";
import { isSimple } from "./share.ts";

/** The joint variance of a difference, and its degrees of freedom. */
export interface JointVariance {
  readonly variance: number;
  readonly degreesOfFreedom: number;
}

/**
 * The difference of one measure between two domains that share nobody (first − second), with a
 * 95 % interval and a two-sided p.
 *
 *     Wald t: d ± t(.975; df)·SE, SE² = Taylor variance of z_first − z_second over the whole
 *     design, so that clusters with members in both domains count with their covariance;
 *     df = active clusters − active strata of the union of the two denominators
 *
 * Without weights, strata and clusters SE² = SE_first² + SE_second² and df = n_first + n_second − 1.
 *
 * MOVER from the two intervals and no p where the spread of one share cannot be told: it is 0 or
 * 1, or its own df is 0 (an area with a single cluster shows no spread between clusters, and a
 * joint variance would take it for none). The same where the joint variance is 0.
 *
 * @param state COUNTED, NOT_COUNTED or UNKNOWN, one per respondent
 * @param first mask of the first domain
 * @param second mask of the second domain, disjoint from the first
 * @param design the whole design
 * @param firstShare `estimateShare` of the first domain
 * @param secondShare `estimateShare` of the second domain
 * @throws RangeError when the domains overlap, or under `fail` for a stratum with a single cluster
 */
export function estimateDifference(
  state: Int8Array,
  first: Uint8Array,
  second: Uint8Array,
  design: Design,
  lonelyPsu: LonelyPsu,
  firstShare: ShareEstimate,
  secondShare: ShareEstimate,
): DifferenceEstimate {
  checkDisjoint(first, second);
  const joint = isSimple(design)
    ? independentVariance(firstShare, secondShare)
    : jointVariance(state, first, second, design, lonelyPsu, [firstShare, secondShare]);
  return completeDifference(firstShare, secondShare, joint);
}

/** A difference with its interval and p from the two shares and their joint variance, as `estimateDifference`. */
export function completeDifference(
  first: ShareEstimate,
  second: ShareEstimate,
  joint: JointVariance,
): DifferenceEstimate {
  const value = first.value - second.value;
  const independent = independentVariance(first, second).variance;
  const jointSpread = joint.variance > ROUNDING_VARIANCE * independent;
  if (!jointSpread || !showsSpread(first) || !showsSpread(second))
    return { value, ...moverDifference(first, second), p: null };

  const standardError = Math.sqrt(joint.variance);
  const half = studentTQuantile(0.975, joint.degreesOfFreedom) * standardError;
  return {
    value,
    low: Math.max(-1, value - half),
    high: Math.min(1, value + half),
    p: studentTTwoSided(value / standardError, joint.degreesOfFreedom),
  };
}

/**
 * Whether the standard error says anything. It is 0 at a share of 0 and 1 whatever the spread is, and
 * anywhere where everybody in a finite population answered: there it is known to be.
 */
function showsSpread(share: ShareEstimate): boolean {
  const { value, standardError, degreesOfFreedom, effectiveRespondents } = share;
  const isWhole = effectiveRespondents === Number.POSITIVE_INFINITY && value > 0 && value < 1;
  return degreesOfFreedom > 0 && (standardError > 0 || isWhole);
}

function checkDisjoint(first: Uint8Array, second: Uint8Array): void {
  for (let i = 0; i < first.length; i += 1)
    if (first[i] !== 0 && second[i] !== 0)
      throw new RangeError(`respondent ${i} is in both domains of a difference`);
}

/** Of two shares that have no covariance, as `estimateDifference` of a simple design. */
export function independentVariance(first: ShareEstimate, second: ShareEstimate): JointVariance {
  return {
    variance: first.standardError ** 2 + second.standardError ** 2,
    degreesOfFreedom: first.respondents + second.respondents - 1,
  };
}

function jointVariance(
  state: Int8Array,
  first: Uint8Array,
  second: Uint8Array,
  design: Design,
  lonelyPsu: LonelyPsu,
  shares: readonly [ShareEstimate, ShareEstimate],
): JointVariance {
  const frame = designFrame(design);
  const linearised = (inside: Uint8Array): LinearisedShare =>
    lineariseShare(state, inside, domainTotals(state, inside, design), design);
  const [one, other] = [linearised(first), linearised(second)];
  const spread = differenceScores(
    corrected(one.spread, shares[0].finiteCorrection),
    corrected(other.spread, shares[1].finiteCorrection),
  );
  return {
    variance: taylorVariance(spread, frame, policyFor(design, lonelyPsu)),
    degreesOfFreedom: degreesOfFreedom(differenceScores(one.own, other.own), frame),
  };
}

/** The linearised values of a share whose variance is made smaller: each times the root of that. */
function corrected(scores: ClusterScores, correction = 1): ClusterScores {
  if (correction === 1) return scores;
  const root = Math.sqrt(correction);
  return { ...scores, score: scores.score.map((value) => value * root) };
}
