import { type ComparedShare, changeOfShares } from "../../src/compare/change-of-shares.ts";
import { estimateShare, shareOfPersons } from "../../src/estimate/share.ts";
import { openRandom } from "../../src/simulate/random.ts";
import { benjaminiHochberg } from "../../src/statistics/benjamini-hochberg.ts";
import { normalQuantile, studentTQuantile } from "../../src/statistics/distributions.ts";
import { holm } from "../../src/statistics/holm.ts";
import { COUNTED, NOT_COUNTED } from "../../src/vocabulary/measure.ts";
import type { Change } from "../../src/vocabulary/profile-diff.ts";
import type { Clustering } from "./interval-coverage.ts";
import { makeDesign } from "./survey-design.ts";

const ALPHA = 0.05;
/** Counts less likely than this add nothing that is printed. */
const UNLIKELY = 1e-12;

/** What simple samples of one size tell, in [0, 1]. */
export interface SimpleRates {
  /** Changes told where there was none. */
  readonly unchanged: number;
  /** 95 % intervals that hold 0 where there was no change. */
  readonly covered: number;
  /** Change that should be told in 80 of 100 surveys, as a proportion. */
  readonly smallest: number;
  /** How often it is. */
  readonly found: number;
}

/** The rates of two simple samples of equal size, exactly: binomial probabilities added up. */
export function simpleRates(share: number, size: number): SimpleRates {
  const smallest = smallestChange(share, size);
  const none = added(share, share, size);
  return { ...none, smallest, found: added(share, share + smallest, size).unchanged };
}

/** The change upwards that equals what the two samples would name as the smallest, on average. */
function smallestChange(share: number, size: number): number {
  const reach = studentTQuantile(1 - ALPHA / 2, 2 * (size - 1)) + normalQuantile(0.8);
  let change = 0;
  for (let round = 0; round < 100; round++) {
    const after = share + change;
    const variance = (share * (1 - share) + after * (1 - after)) / (size - 1);
    change = reach * Math.sqrt(variance);
  }
  return change;
}

function added(before: number, after: number, size: number) {
  const pairs = sidesOf(before, size).flatMap((one) =>
    sidesOf(after, size).map((other) => ({
      change: changeOfShares(one.side, other.side, ALPHA),
      chance: one.probability * other.probability,
    })),
  );
  const chanceOf = (holds: (change: Change) => boolean): number =>
    pairs.reduce(
      (sum, { change, chance }) => (change !== null && holds(change) ? sum + chance : sum),
      0,
    );
  return {
    unchanged: chanceOf(({ p }) => (p ?? 1) < ALPHA),
    covered: chanceOf(({ low, high }) => (low ?? -1) <= 0 && 0 <= (high ?? 1)),
  };
}

/** Every count that can come out, with its binomial probability. */
function sidesOf(share: number, size: number) {
  const sides: { readonly side: ComparedShare; readonly probability: number }[] = [];
  let logProbability = size * Math.log1p(-share);
  for (let counted = 0; counted <= size; counted++) {
    const probability = Math.exp(logProbability);
    const made = probability > UNLIKELY ? shareOfPersons(size, counted) : null;
    if (made !== null) sides.push({ side: { ...made, flags: [] }, probability });
    logProbability += Math.log((size - counted) / (counted + 1)) + Math.log(share / (1 - share));
  }
  return sides;
}

/** Families of rows of which some have changed. */
export interface FamilyPlan {
  readonly rows: number;
  /** The first of the rows have changed by `change`. */
  readonly planted: number;
  readonly change: number;
  readonly respondents: number;
}

/** Parts in [0, 1]: of the planted, of the unchanged, of what was told, and of the families. */
export interface FamilyRates {
  readonly found: number;
  readonly unchanged: number;
  readonly falseOfTold: number;
  readonly anyFalse: number;
}

const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5] as const;
const ADJUST = { "benjamini-hochberg": benjaminiHochberg, holm } as const;

/** What is told after adjustment, in simulated families of independent rows. */
export function familyRates(
  plan: FamilyPlan,
  adjustment: keyof typeof ADJUST,
  replicates: number,
): FamilyRates {
  const { rows, planted, change, respondents } = plan;
  const { uniform } = openRandom(`diff/${rows}/${planted}/${change}/${respondents}`);
  const draw = (share: number): ComparedShare => {
    let counted = 0;
    for (let pupil = 0; pupil < respondents; pupil++) if (uniform() < share) counted++;
    const made = shareOfPersons(respondents, counted);
    if (made === null) throw new RangeError("nobody in the sample");
    return { ...made, flags: [] };
  };
  const sums = { found: 0, unchanged: 0, falseOfTold: 0, anyFalse: 0 };
  for (let replicate = 0; replicate < replicates; replicate++) {
    const found = Array.from({ length: rows }, (_, row) => {
      const share = SHARES[row % SHARES.length] as number;
      const later = row < planted ? share + change : share;
      return { row, p: changeOfShares(draw(share), draw(later), ALPHA)?.p ?? null };
    }).filter((one): one is { row: number; p: number } => one.p !== null);
    const adjusted = ADJUST[adjustment](found.map(({ p }) => p));
    const told = found.filter((_, at) => (adjusted[at] ?? 1) < ALPHA);
    const right = told.filter(({ row }) => row < planted).length;
    const wrong = told.length - right;
    sums.found += right / Math.max(1, planted) / replicates;
    sums.unchanged += wrong / (rows - planted) / replicates;
    sums.falseOfTold += (told.length === 0 ? 0 : wrong / told.length) / replicates;
    sums.anyFalse += (wrong > 0 ? 1 : 0) / replicates;
  }
  return sums;
}

/** Pupils in clusters, and whether both waves ask the same clusters. */
export interface WaveClustering extends Clustering {
  readonly sameClusters: boolean;
}

/** How often an unchanged share is told to have changed, with pupils in clusters; by simulation. */
export function clusteredRate(
  share: number,
  size: number,
  clustering: WaveClustering,
  replicates: number,
): number {
  const { clusterSize, isDeclared, sameClusters } = clustering;
  const cluster = Array.from({ length: size }, (_, at) => String(Math.floor(at / clusterSize)));
  const design = makeDesign(size, isDeclared ? { cluster } : {});
  const everyone = new Uint8Array(size).fill(1);
  const { uniform } = openRandom(`diff/${share}/${size}/${clusterSize}/${sameClusters}`);
  const states = [new Int8Array(size), new Int8Array(size)] as const;
  let told = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let first = 0; first < size; first += clusterSize) {
      drawCluster(states, first, share, clustering, uniform);
    }
    const [before, after] = states.map((state) => estimateShare(state, everyone, design, "fail"));
    if (!before || !after) throw new RangeError("nobody in the sample");
    const change = changeOfShares({ ...before, flags: [] }, { ...after, flags: [] }, ALPHA);
    if ((change?.p ?? 1) < ALPHA) told += 1 / replicates;
  }
  return told;
}

/** Pólya's urn: two pupils of a cluster have the correlation, in one wave and across both. */
function drawCluster(
  states: readonly Int8Array[],
  first: number,
  share: number,
  { clusterSize, correlation, sameClusters }: WaveClustering,
  uniform: () => number,
): void {
  const inUrn = 1 / correlation - 1;
  let [drawn, counted] = [0, 0];
  for (const state of states) {
    if (!sameClusters) [drawn, counted] = [0, 0];
    for (let place = 0; place < clusterSize; place++) {
      const isCounted = uniform() < (inUrn * share + counted) / (inUrn + drawn);
      state[first + place] = isCounted ? COUNTED : NOT_COUNTED;
      drawn++;
      if (isCounted) counted++;
    }
  }
}
