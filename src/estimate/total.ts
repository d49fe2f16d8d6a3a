import { studentTQuantile } from "../statistics/distributions.ts";
import type { Design } from "../vocabulary/design.ts";
import type { LonelyPsu } from "../vocabulary/estimation.ts";
import { designFrame, policyFor } from "./linearisation/design-frame.ts";
import { domainTotals, kishEffective } from "./linearisation/domain-totals.ts";
import { taylorVariance } from "./linearisation/taylor-variance.ts";

/** How many there are in the population, by the weights of those who were counted. */
export interface TotalEstimate {
  /** Persons who were counted, ≥ 1. */
  readonly counted: number;
  /** Sum of their weights. */
  readonly value: number;
  readonly standardError: number;
  readonly low: number;
  /** Null where one person was counted, or the weights of several are worth no more than one. */
  readonly high: number | null;
  /** Kish's (Σw)²/Σw² of the persons counted. */
  readonly effectiveCounted: number;
}

/**
 * The weighted total of one measure in one domain, with standard error and 95 % interval.
 *
 *     T = Σwy,  V = Taylor linearisation over the whole design with z = wy
 *     limits: T · exp(±t(.975; n_eff − 1) · SE/T),  n_eff = (Σw)²/Σw² of the persons counted
 *
 * The logarithm and its degrees of freedom are those of NCHS's standard for counts, as the package
 * `surveytable` computes them; R `confint(svytotal)` is symmetric.
 *
 * @param state COUNTED, NOT_COUNTED or UNKNOWN, one per respondent
 * @param inside the domain: 1 inside, 0 outside, one per respondent
 * @param design the whole design, its weights not fitted to a register
 * @returns null when nobody with a weight above 0 is counted
 * @throws RangeError under `fail` when the domain reaches into a stratum with a single cluster, and
 *   for calibrated weights, whose totals vary less
 * @see Parker et al. (2023), NCHS Vital and Health Statistics 2(200)
 */
export function estimateTotal(
  state: Int8Array,
  inside: Uint8Array,
  design: Design,
  lonelyPsu: LonelyPsu,
): TotalEstimate | null {
  if (design.calibration !== undefined) throw new RangeError("the weights are calibrated");
  const totals = domainTotals(state, inside, design);
  if (totals.counted === 0) return null;
  const score = totals.clusterCounted;
  const active = Uint8Array.from(score, (sum) => (sum > 0 ? 1 : 0));
  const variance = taylorVariance(
    { score, active },
    designFrame(design),
    policyFor(design, lonelyPsu),
  );
  const value = totals.weightedCounted;
  const standardError = Math.sqrt(variance);
  const effectiveCounted = kishEffective({
    weighted: value,
    squaredWeights: totals.squaredCounted,
  });
  return {
    counted: totals.counted,
    value,
    standardError,
    ...limitsOf(value, standardError, effectiveCounted - 1),
    effectiveCounted,
  };
}

function limitsOf(
  value: number,
  standardError: number,
  degreesOfFreedom: number,
): Pick<TotalEstimate, "low" | "high"> {
  if (!(degreesOfFreedom > 0)) return { low: 0, high: null };
  const factor = Math.exp((studentTQuantile(0.975, degreesOfFreedom) * standardError) / value);
  const high = value * factor;
  return { low: value / factor, high: Number.isFinite(high) ? high : null };
}
