import { betaPoint } from "./beta-quantile.ts";
import { betaTails } from "./incomplete-beta.ts";
import { normalCdf, normalQuantile } from "./normal.ts";

function checkDegreesOfFreedom(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0))
    throw new RangeError(`degrees of freedom must be positive, got ${degreesOfFreedom}`);
}

/**
 * Quantile of Student's t distribution.
 *
 *     t²/(df + t²) is Beta(½, df/2); its upper tail is 2·min(p, 1 − p)
 *
 * @param probability lower tail, in (0, 1)
 * @param degreesOfFreedom > 0, whole or not; Infinity is the normal distribution
 * @throws RangeError when the probability is outside (0, 1) or degreesOfFreedom ≤ 0
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability must be in (0, 1), got ${probability}`);
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalQuantile(probability);
  if (probability === 0.5) return 0;
  if (probability > 0.5) return -studentTQuantile(1 - probability, degreesOfFreedom);
  const twoTails = 2 * probability;
  const point = betaPoint(1 - twoTails, twoTails, 0.5, degreesOfFreedom / 2);
  return -Math.sqrt((degreesOfFreedom * point.x) / point.y);
}

/**
 * Two-sided p of a t statistic, P(|T| ≥ |t|) = I_{df/(df + t²)}(df/2, ½).
 * Computed as a tail, never as 1 − something: a p of 1e-40 has all its digits.
 *
 * @param t the statistic, ±Infinity included
 * @param degreesOfFreedom > 0, whole or not; Infinity is the normal distribution
 * @throws RangeError when t is not a number or degreesOfFreedom ≤ 0
 */
export function studentTTwoSided(t: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  if (Number.isNaN(t)) throw new RangeError("t must be a number");
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return 2 * normalCdf(-Math.abs(t));
  const ratio = (t / degreesOfFreedom) * t;
  if (ratio === Number.POSITIVE_INFINITY) return 0;
  return betaTails(1 / (1 + ratio), ratio / (1 + ratio), degreesOfFreedom / 2, 0.5).lower;
}
