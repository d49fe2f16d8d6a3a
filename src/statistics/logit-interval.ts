import { studentTQuantile } from "./distributions.ts";
import {
  checkIntervalInput,
  type IntervalInput,
  type ShareInterval,
  TAIL,
  WHOLE_INTERVAL,
} from "./share-interval.ts";

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
  checkIntervalInput(input);
  const { share, standardError, degreesOfFreedom } = input;
  if (share === 0 || share === 1) throw new RangeError(`${share} has no logit`);
  if (!(degreesOfFreedom > 0)) return WHOLE_INTERVAL;
  const logit = Math.log(share / (1 - share));
  const half =
    (studentTQuantile(1 - TAIL, degreesOfFreedom) * standardError) / (share * (1 - share));
  return { low: inverseLogit(logit - half), high: inverseLogit(logit + half) };
}

const inverseLogit = (logit: number): number => 1 / (1 + Math.exp(-logit));
