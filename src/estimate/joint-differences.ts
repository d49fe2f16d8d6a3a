import type { Design } from "../vocabulary/design.ts";
import type { LonelyPsu } from "../vocabulary/estimation.ts";
import { lineariseShare } from "./calibrate/calibrated-scores.ts";
import { designFrame, policyFor } from "./linearisation/design-frame.ts";
import { domainTotals } from "./linearisation/domain-totals.ts";
import { differenceScores } from "./linearisation/share-scores.ts";
import { type ClusterScores, taylorVariance } from "./linearisation/taylor-variance.ts";
import { estimateShare, isSimple } from "./share.ts";

/** One measure in two domains that share nobody: an area and the rest it is compared with. */
export interface ComparedMeasure {
  readonly state: Int8Array;
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

/** Differences (first − second) of several measures, with their joint sampling distribution. */
export interface JointDifferences {
  readonly values: readonly number[];
  /** Row by row, symmetric; its diagonal is the square of what `estimateDifference` uses. */
  readonly covariance: readonly (readonly number[])[];
}

/** What one difference brings to the covariance: its variance, and its linearised values. */
interface Difference {
  readonly value: number;
  readonly variance: number;
  readonly linearised: number;
  readonly scores: ClusterScores;
}

/**
 * How the differences of several measures vary together: the same pupils answered all questions.
 *
 *     Cov(a, b) = r_ab · SE_a · SE_b, r_ab = C_ab / √(C_aa · C_bb),
 *     C_ab = ( V(z_a + z_b) − V(z_a − z_b) ) / 4, V the Taylor variance (`taylorVariance`)
 *
 * Where anything was declared, SE² is C_aa itself. Without weights, strata and clusters it is
 * p(1 − p)/(n − 1) of each share, as everywhere here, and the correlation is that of C.
 *
 * @param measures each with somebody in both denominators
 * @throws RangeError for an empty denominator, and under `fail` for a stratum with a single cluster
 * @see Wolter (2007), Introduction to Variance Estimation, chapter 6
 */
export function estimateJointDifferences(
  measures: readonly ComparedMeasure[],
  design: Design,
  lonelyPsu: LonelyPsu,
): JointDifferences {
  const variance = (scores: ClusterScores): number =>
    taylorVariance(scores, designFrame(design), policyFor(design, lonelyPsu));
  const all = measures.map((measure) => differenceOf(measure, design, lonelyPsu, variance));
  const covariance = all.map(() => new Array<number>(all.length).fill(0));
  for (const [a, one] of all.entries()) {
    for (const [b, other] of all.slice(0, a + 1).entries()) {
      const value = a === b ? one.variance : covarianceOf(one, other, variance);
      for (const [row, column] of [
        [a, b],
        [b, a],
      ] as const) {
        (covariance[row] as number[])[column] = value;
      }
    }
  }
  return { values: all.map(({ value }) => value), covariance };
}

function differenceOf(
  { state, first, second }: ComparedMeasure,
  design: Design,
  lonelyPsu: LonelyPsu,
  variance: (scores: ClusterScores) => number,
): Difference {
  const one = estimateShare(state, first, design, lonelyPsu);
  const other = estimateShare(state, second, design, lonelyPsu);
  if (one === null || other === null) throw new RangeError("nobody in a denominator");
  const linearise = (inside: Uint8Array): ClusterScores =>
    lineariseShare(state, inside, domainTotals(state, inside, design), design).spread;
  const scores = differenceScores(linearise(first), linearise(second));
  const linearised = variance(scores);
  return {
    value: one.value - other.value,
    variance: isSimple(design) ? one.standardError ** 2 + other.standardError ** 2 : linearised,
    linearised,
    scores,
  };
}

function covarianceOf(
  one: Difference,
  other: Difference,
  variance: (scores: ClusterScores) => number,
): number {
  if (one.linearised === 0 || other.linearised === 0) return 0;
  const together = (sign: 1 | -1): number => variance(combined(one.scores, other.scores, sign));
  const joint = (together(1) - together(-1)) / 4;
  const correlation = joint / Math.sqrt(one.linearised * other.linearised);
  return correlation * Math.sqrt(one.variance * other.variance);
}

function combined(one: ClusterScores, other: ClusterScores, sign: 1 | -1): ClusterScores {
  return {
    score: one.score.map((score, c) => score + sign * (other.score[c] as number)),
    active: one.active.map((active, c) => active | (other.active[c] as number)),
  };
}
