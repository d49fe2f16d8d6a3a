import type { Design } from "../../vocabulary/design.ts";
import type { LonelyPsu } from "../../vocabulary/project.ts";

/** What the variance needs to know about the whole design, whatever the domain. */
export interface DesignFrame {
  /** Stratum of each cluster. */
  readonly stratumOf: Int32Array;
  /** Clusters of each stratum in the full design. */
  readonly clustersIn: Int32Array;
}

// A design never changes, and hundreds of figures are estimated from one.
const frames = new WeakMap<Design, DesignFrame>();

/**
 * Clusters and strata of the full design.
 *
 * @throws RangeError when a cluster lies in two strata
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
  return { stratumOf, clustersIn };
}

/**
 * Strata with a single cluster in the full design, in ascending order: no spread between clusters
 * can be seen in them, so that somebody has to choose what to do (`LonelyPsu`). None where neither
 * clusters nor strata were declared.
 *
 * @throws RangeError when a cluster lies in two strata
 */
export function lonelyStrata(design: Design): readonly number[] {
  if (!design.clustered && !design.stratified) return [];
  const { clustersIn } = designFrame(design);
  return [...clustersIn.keys()].filter((stratum) => clustersIn[stratum] === 1);
}

/** A survey of one respondent is no lonely stratum: nobody declared any. Its score is 0 anyway. */
export function policyFor(design: Design, lonelyPsu: LonelyPsu): LonelyPsu {
  return design.clustered || design.stratified ? lonelyPsu : "remove";
}
