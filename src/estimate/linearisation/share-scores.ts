import type { DomainTotals } from "./domain-totals.ts";
import type { ClusterScores } from "./taylor-variance.ts";

/**
 * Linearised values of a weighted share p, summed by cluster:
 *
 *     z_c = Σ_i w_i (y_i − p)/W = (Σwy − p·Σw)/W over the cluster's part of the denominator
 */
export function shareScores(totals: DomainTotals): ClusterScores {
  const { weighted, weightedCounted, clusterWeighted, clusterCounted } = totals;
  const share = weightedCounted / weighted;
  const score = new Float64Array(clusterWeighted.length);
  const active = new Uint8Array(clusterWeighted.length);
  for (let c = 0; c < score.length; c += 1) {
    if (clusterWeighted[c] === 0) continue;
    active[c] = 1;
    score[c] = ((clusterCounted[c] as number) - share * (clusterWeighted[c] as number)) / weighted;
  }
  return { score, active };
}

/** Linearised values of a difference of two shares: those of the first less those of the second. */
export function differenceScores(first: ClusterScores, second: ClusterScores): ClusterScores {
  return {
    score: first.score.map((score, c) => score - (second.score[c] as number)),
    active: first.active.map((active, c) => active | (second.active[c] as number)),
  };
}
