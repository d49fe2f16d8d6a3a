import { intervalOfShare } from "../../src/estimate/interval-of-share.ts";
import { estimateShare, shareOfPersons } from "../../src/estimate/share.ts";
import { openRandom } from "../../src/simulate/random.ts";
import type { IntervalMethod } from "../../src/vocabulary/estimation.ts";
import { COUNTED, NOT_COUNTED } from "../../src/vocabulary/measure.ts";
import { makeDesign } from "./survey-design.ts";

export const METHODS: readonly IntervalMethod[] = ["korn-graubard", "logit", "wilson", "wald"];
export const SHARES = [0.01, 0.05, 0.1, 0.3, 0.5] as const;
export const SIZES = [20, 50, 200] as const;

/** How often an interval held the true share, in [0, 1], and how wide it was on average. */
export interface Coverage {
  readonly covered: number;
  readonly width: number;
}

type Limits = { readonly low: number; readonly high: number };
const holds = ({ low, high }: Limits, share: number): boolean => low <= share && share <= high;

/**
 * Coverage in simple samples, exactly: the binomial probability of every count whose interval holds
 * the true share, added up.
 */
export function exactCoverage(method: IntervalMethod, share: number, size: number): Coverage {
  let [covered, width] = [0, 0];
  let probability = Math.exp(size * Math.log1p(-share));
  for (let counted = 0; counted <= size; counted++) {
    const made = shareOfPersons(size, counted, { interval: method });
    if (made === null) throw new Error("nobody in the sample");
    if (holds(made, share)) covered += probability;
    width += probability * (made.high - made.low);
    probability *= ((size - counted) / (counted + 1)) * (share / (1 - share));
  }
  return { covered, width };
}

/** Clusters of equal size, drawn at random, whose pupils are alike. */
export interface Clustering {
  readonly clusterSize: number;
  /** Correlation of two pupils of one cluster ρ, in [0, 1). */
  readonly correlation: number;
  /** Does the estimator know of the clusters? */
  readonly isDeclared: boolean;
}

/** One sample of clusters: each is one of Pólya's urns, from which its pupils are drawn in turn. */
function drawSample(
  state: Int8Array,
  share: number,
  { clusterSize, correlation }: Clustering,
  uniform: () => number,
): void {
  const inUrn = 1 / correlation - 1;
  let before = 0;
  for (let pupil = 0; pupil < state.length; pupil++) {
    const place = pupil % clusterSize;
    if (place === 0) before = 0;
    const chance = correlation === 0 ? share : (inUrn * share + before) / (inUrn + place);
    const isCounted = uniform() < chance;
    state[pupil] = isCounted ? COUNTED : NOT_COUNTED;
    if (isCounted) before++;
  }
}

/**
 * Coverage in samples of clusters, by simulation. A cluster's count is beta-binomial: two of its
 * pupils have correlation ρ, and the design effect is 1 + (cluster size − 1) ρ.
 *
 * @param replicates samples drawn; the standard error of the coverage c is √(c(1 − c)/replicates)
 */
export function simulatedCoverage(
  share: number,
  size: number,
  clustering: Clustering,
  replicates: number,
): ReadonlyMap<IntervalMethod, Coverage> {
  const { clusterSize, correlation, isDeclared } = clustering;
  const clusterOf = (pupil: number): string => String(Math.floor(pupil / clusterSize));
  const cluster = Array.from({ length: size }, (_, pupil) => clusterOf(pupil));
  const design = makeDesign(size, isDeclared ? { cluster } : {});
  const everyone = new Uint8Array(size).fill(1);
  const state = new Int8Array(size);
  const { uniform } = openRandom(`coverage/${share}/${size}/${clusterSize}/${correlation}`);
  const sums = new Map(METHODS.map((method) => [method, { covered: 0, width: 0 }]));
  for (let replicate = 0; replicate < replicates; replicate++) {
    drawSample(state, share, clustering, uniform);
    const estimate = estimateShare(state, everyone, design, "fail");
    if (estimate === null) throw new Error("nobody in the sample");
    const { value, standardError, degreesOfFreedom } = estimate;
    const sample = { share: value, standardError, degreesOfFreedom, respondents: size };
    for (const [method, sum] of sums) {
      const made = intervalOfShare(method, { ...sample, kishEffective: size, capped: true });
      sum.covered += holds(made, share) ? 1 / replicates : 0;
      sum.width += (made.high - made.low) / replicates;
    }
  }
  return sums;
}
