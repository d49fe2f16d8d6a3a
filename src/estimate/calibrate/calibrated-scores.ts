import type { Design, DesignCalibration } from "../../vocabulary/design.ts";
import { COUNTED, UNKNOWN } from "../../vocabulary/measure.ts";
import type { DomainTotals } from "../linearisation/domain-totals.ts";
import { shareScores } from "../linearisation/share-scores.ts";
import type { ClusterScores } from "../linearisation/taylor-variance.ts";
import { fitMargins } from "./fit-margins.ts";

/**
 * Linearised values of a share under calibrated weights, summed by cluster:
 *
 *     z_k = w_k (u_k − û_k), u_k = (y_k − p)/W in the denominator, else 0
 *
 * û_k is the part of u that the calibration explains (`fitMargins`): what the register fixes cannot
 * vary. Respondents outside the denominator have u = 0 but share the cells of those inside, so that
 * every cluster with a weight is active here; degrees of freedom come from the denominator alone.
 *
 * @param totals `domainTotals` of the same denominator
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, section 7.9
 */
function calibratedScores(
  state: Int8Array,
  inside: Uint8Array,
  totals: DomainTotals,
  design: Design,
  calibration: DesignCalibration,
): ClusterScores {
  const { weight, cluster, clusters, respondents } = design;
  const { cell, factor } = calibration;
  const share = totals.weightedCounted / totals.weighted;
  const score = new Float64Array(clusters);
  const active = new Uint8Array(clusters);
  const sums = new Float64Array(factor.length);
  for (let i = 0; i < respondents; i += 1) {
    const w = weight[i] as number;
    if (inside[i] === 0 || state[i] === UNKNOWN || w === 0) continue;
    const value = (w * ((state[i] === COUNTED ? 1 : 0) - share)) / totals.weighted;
    const [c, k] = [cluster[i] as number, cell[i] as number];
    score[c] = (score[c] as number) + value;
    sums[k] = (sums[k] as number) + value / (factor[k] as number);
  }
  const fit = fitMargins(calibration, sums);
  for (let i = 0; i < respondents; i += 1) {
    const w = weight[i] as number;
    if (w === 0) continue;
    const c = cluster[i] as number;
    score[c] = (score[c] as number) - w * (fit[cell[i] as number] as number);
    active[c] = 1;
  }
  return { score, active };
}

/** A share linearised. */
export interface LinearisedShare {
  /** Over the denominator: degrees of freedom come from its clusters. */
  readonly own: ClusterScores;
  /** Those whose spread between clusters is the variance; `own` unless the weights are calibrated. */
  readonly spread: ClusterScores;
}

/** @param totals `domainTotals` of the same denominator */
export function lineariseShare(
  state: Int8Array,
  inside: Uint8Array,
  totals: DomainTotals,
  design: Design,
): LinearisedShare {
  const { calibration } = design;
  const own = shareScores(totals);
  const spread =
    calibration === undefined ? own : calibratedScores(state, inside, totals, design, calibration);
  return { own, spread };
}
