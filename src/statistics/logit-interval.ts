import type { IntervalInput, ShareInterval } from "./share-interval.ts";
import { reachOf } from "./t-reach.ts";

/**
 * Logit interval for a share, 95 %: Wald on the scale of log(p/(1 − p)), turned back.
 *
 *     log(p/(1 − p)) ± t(.975; df) · SE/(p(1 − p))
 *
 * The same as R `svyciprop(method = "logit")`, whose model has the intercept alone. With df ≤ 0:
 * [0, 1].
 *
 * @throws RangeError as `checkIntervalInput`, and when the share is 0 or 1: its logit is infinite
 * @see Korn & Graubard (1999), Analysis of Health Surveys, section 2.4
 */
export function logitInterval(input: IntervalInput): ShareInterval {
  const { share } = input;
  const half = reachOf(input) / (share * (1 - share));
  if (share === 0 || share === 1) throw new RangeError(`${share} has no logit`);
  const logit = Math.log(share / (1 - share));
  return { low: inverseLogit(logit - half), high: inverseLogit(logit + half) };
}

/** The share of which the logit is this; 0 and 1 at −∞ and ∞. */
export const inverseLogit = (logit: number): number => 1 / (1 + Math.exp(-logit));
