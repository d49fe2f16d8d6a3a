import type { Design } from "../../vocabulary/design.ts";
import type { LonelyPsu } from "../../vocabulary/estimation.ts";

/** What the variance needs to know about the whole design, whatever the domain. */
export interface DesignFrame {
  /** Stratum of each cluster. */
  readonly stratumOf: Int32Array;
  /** Clusters of each stratum in the full design. */
  readonly clustersIn: Int32Array;
  /** Part of each stratum's population that is not in the design, 1 − n_h/N_h; 1 where N is infinite. */
  readonly unheard: Float64Array;
}

// A design never changes, and hundreds of figures are estimated from one.
const frames = new WeakMap<Design, DesignFrame>();

/**
 * Clusters and strata of the full design.
 *
 * @throws RangeError when a cluster lies in two strata, or a stratum has more clusters than its
 *   population
 */
export function designFrame(design: Design): DesignFrame {
  const known = frames.get(design);
  if (known !== undefined) return known;
  const frame = readFrame(design);
  frames.set(design, frame);
  return frame;
}

function readFrame(design: Design): DesignFrame {
  const { respondents, stratum, strata, cluster, clusters, untold } = design;
  const stratumOf = new Int32Array(clusters).fill(-1);
  const clustersIn = new Int32Array(strata);
  for (let i = 0; i < respondents; i += 1) {
    const c = cluster[i] as number;
    const h = stratum[i] as number;
    if (stratumOf[c] === h || untold?.[i] === 1) continue;
    if (stratumOf[c] !== -1) throw new RangeError(`cluster ${c} lies in more than one stratum`);
    stratumOf[c] = h;
    clustersIn[h] = (clustersIn[h] as number) + 1;
  }
  return { stratumOf, clustersIn, unheard: readUnheard(design, clustersIn) };
}

function readUnheard({ populationOf }: Design, clustersIn: Int32Array): Float64Array {
  return Float64Array.from(clustersIn, (clusters, stratum) => {
    const population = populationOf?.[stratum] ?? Number.POSITIVE_INFINITY;
    if (!(population >= clusters))
      throw new RangeError(`stratum ${stratum} has ${clusters} of ${population} clusters`);
    return population === 0 ? 0 : 1 - clusters / population;
  });
}

/**
 * Strata with a single cluster in the full design, in ascending order: no spread between clusters
 * can be seen in them, so that somebody has to choose what to do (`LonelyPsu`). None where neither
 * clusters nor strata were declared, and none whose population is that one cluster.
 *
 * @throws RangeError when a cluster lies in two strata
 */
export function lonelyStrata(design: Design): readonly number[] {
  if (!design.clustered && !design.stratified) return [];
  const { clustersIn, unheard } = designFrame(design);
  return [...clustersIn.keys()].filter(
    (stratum) => clustersIn[stratum] === 1 && unheard[stratum] !== 0,
  );
}

/** A survey of one respondent is no lonely stratum: nobody declared any. Its score is 0 anyway. */
export function policyFor(design: Design, lonelyPsu: LonelyPsu): LonelyPsu {
  return design.clustered || design.stratified ? lonelyPsu : "remove";
}
