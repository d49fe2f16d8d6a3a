import type { Design } from "../../vocabulary/design.ts";
import { COUNTED, UNKNOWN } from "../../vocabulary/measure.ts";
import { designFrame } from "./design-frame.ts";

/** Sums over one denominator: inside the domain, state known, weight above 0. */
export interface DomainTotals {
  readonly respondents: number;
  readonly counted: number;
  /** Σw over the denominator. */
  readonly weighted: number;
  /** Σw over the numerator. */
  readonly weightedCounted: number;
  /** Σw² over the denominator. */
  readonly squaredWeights: number;
  /** Σw² over the numerator. */
  readonly squaredCounted: number;
  /** Σ(1 − n_h/N_h)w² over the denominator, h the stratum of each; Σw² where N is infinite. */
  readonly unheardSquares: number;
  /** Σw by cluster over the denominator; 0 for a cluster that has nobody in it. */
  readonly clusterWeighted: Float64Array;
  /** Σw by cluster over the numerator. */
  readonly clusterCounted: Float64Array;
}

/**
 * Sums of one denominator, in all and by cluster, in the order of the respondents.
 *
 * @param state COUNTED, NOT_COUNTED or UNKNOWN, one per respondent
 * @param inside 1 inside the domain, 0 outside, one per respondent
 */
export function domainTotals(state: Int8Array, inside: Uint8Array, design: Design): DomainTotals {
  const { weight, cluster, clusters, stratum, populationOf } = design;
  const unheard = populationOf === undefined ? null : designFrame(design).unheard;
  const clusterWeighted = new Float64Array(clusters);
  const clusterCounted = new Float64Array(clusters);
  let [respondents, counted, weighted, weightedCounted] = [0, 0, 0, 0];
  let [squaredWeights, squaredCounted, unheardSquares] = [0, 0, 0];
  for (let i = 0; i < design.respondents; i += 1) {
    const w = weight[i] as number;
    if (inside[i] === 0 || state[i] === UNKNOWN || w === 0) continue;
    const c = cluster[i] as number;
    respondents += 1;
    weighted += w;
    squaredWeights += w * w;
    unheardSquares += w * w * (unheard?.[stratum[i] as number] ?? 1);
    clusterWeighted[c] = (clusterWeighted[c] as number) + w;
    if (state[i] !== COUNTED) continue;
    counted += 1;
    weightedCounted += w;
    squaredCounted += w * w;
    clusterCounted[c] = (clusterCounted[c] as number) + w;
  }
  return {
    respondents,
    counted,
    weighted,
    weightedCounted,
    squaredWeights,
    squaredCounted,
    unheardSquares,
    clusterWeighted,
    clusterCounted,
  };
}

/**
 * Kish's effective sample size (Σw)²/Σw²: how many equally weighted respondents the weights are
 * worth. 0 for nobody; Infinity where the squares are those of the unheard, and there are none.
 *
 * @see Kish (1965), Survey Sampling, section 11.7
 */
export function kishEffective(totals: {
  readonly weighted: number;
  readonly squaredWeights: number;
}): number {
  const { weighted, squaredWeights } = totals;
  return weighted === 0 ? 0 : (weighted * weighted) / squaredWeights;
}
