import type { LonelyPsu } from "../../vocabulary/estimation.ts";
import type { DesignFrame } from "./design-frame.ts";

/** A variance below this part of the simple one is what rounding left of 0, not a finding. */
export const ROUNDING_VARIANCE = 1e-20;

/** Linearised values of one estimate, summed by cluster. */
export interface ClusterScores {
  /** Sum of the linearised values of each cluster; 0 outside the denominator. */
  readonly score: Float64Array;
  /** 1 for clusters with somebody in the denominator. */
  readonly active: Uint8Array;
}

/** Sums over the clusters of each stratum. */
export interface StratumSums {
  /** How many of them have somebody in the denominator. */
  readonly active: Float64Array;
  /** Σz. */
  readonly score: Float64Array;
  /** Σ(z − mean)² over all clusters of the stratum, active or not. */
  readonly squares: Float64Array;
}

/**
 * Variance of a linearised estimate: ultimate clusters, with replacement unless the design says how
 * many clusters there are in the population.
 *
 *     V = Σ_h (1 − n_h/N_h) · n_h/(n_h − 1) · Σ_c (z_hc − mean_h)²
 *
 * with N_h infinite unless given, and n_h the clusters of stratum h in the full design; those without anybody in the denominator
 * have z = 0 and still count. Strata without anybody in the denominator add nothing.
 *
 * A stratum with n_h = 1 that has somebody in the denominator is lonely:
 * `remove` adds nothing for it, `adjust` takes its z² (the mean over all clusters of the design is
 * 0), `average` takes the mean of the other active strata, `fail` throws. All as R `survey`.
 * Where there is nothing to average, nothing is added (R gives NaN). A stratum whose whole population
 * is in the design adds nothing and is not lonely.
 *
 * @throws RangeError under `fail` when a lonely stratum has somebody in the denominator
 * @see Binder (1983), International Statistical Review 51(3), 279–292
 */
export function taylorVariance(
  scores: ClusterScores,
  frame: DesignFrame,
  lonelyPsu: LonelyPsu,
): number {
  return varianceOfSums(sumByStratum(scores, frame), frame, lonelyPsu);
}

/** `taylorVariance` of what the clusters of each stratum sum to. @throws RangeError as there */
export function varianceOfSums(
  sums: StratumSums,
  frame: Pick<DesignFrame, "clustersIn" | "unheard">,
  lonelyPsu: LonelyPsu,
): number {
  let [variance, activeStrata, lonely] = [0, 0, 0];
  for (const [stratum, clusters] of frame.clustersIn.entries()) {
    if (sums.active[stratum] === 0) continue;
    activeStrata += 1;
    const unheard = frame.unheard[stratum] as number;
    if (unheard === 0) continue;
    if (clusters > 1) {
      variance += unheard * (clusters / (clusters - 1)) * (sums.squares[stratum] as number);
      continue;
    }
    if (lonelyPsu === "fail") throw new RangeError(`stratum ${stratum} has a single cluster`);
    lonely += 1;
    if (lonelyPsu === "adjust") variance += unheard * (sums.score[stratum] as number) ** 2;
  }
  const averages = lonelyPsu === "average" && lonely < activeStrata;
  return averages ? (variance * activeStrata) / (activeStrata - lonely) : variance;
}

/** Σz and Σ(z − mean)² of each stratum; the mean is over all its clusters, active or not. */
function sumByStratum({ score, active }: ClusterScores, frame: DesignFrame): StratumSums {
  const { stratumOf, clustersIn } = frame;
  const sums: StratumSums = {
    active: new Float64Array(clustersIn.length),
    score: new Float64Array(clustersIn.length),
    squares: new Float64Array(clustersIn.length),
  };
  for (let c = 0; c < score.length; c += 1) {
    if (active[c] === 0) continue;
    const h = stratumOf[c] as number;
    sums.active[h] = (sums.active[h] as number) + 1;
    sums.score[h] = (sums.score[h] as number) + (score[c] as number);
  }
  for (let c = 0; c < score.length; c += 1) {
    if (active[c] === 0) continue;
    const h = stratumOf[c] as number;
    const away = (score[c] as number) - (sums.score[h] as number) / (clustersIn[h] as number);
    sums.squares[h] = (sums.squares[h] as number) + away * away;
  }
  for (const [h, clusters] of clustersIn.entries()) {
    const mean = (sums.score[h] as number) / clusters;
    const empty = clusters - (sums.active[h] as number);
    sums.squares[h] = (sums.squares[h] as number) + empty * mean * mean;
  }
  return sums;
}

/** Active clusters − active strata: the degrees of freedom of a variance between clusters. */
export function degreesOfFreedom({ active }: ClusterScores, frame: DesignFrame): number {
  const strata = new Uint8Array(frame.clustersIn.length);
  let clusters = 0;
  for (let c = 0; c < active.length; c += 1) {
    if (active[c] === 0) continue;
    clusters += 1;
    strata[frame.stratumOf[c] as number] = 1;
  }
  return clusters - strata.reduce((sum, one) => sum + one, 0);
}
