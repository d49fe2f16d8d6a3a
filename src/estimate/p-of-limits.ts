import { normalCdf, normalQuantile } from "../statistics/distributions.ts";

/**
 * Two-sided p of a difference of which nothing but its 95 % limits is known:
 *
 *     z = z(.975) · |low + high| / (high − low), p = 2·Φ(−z)
 *
 * p < 0.05 exactly where the limits leave out 0. Limits that were rounded outwards give a p that is
 * a little too large.
 *
 * @param low lower limit; `high` the upper one, above it
 */
export function pOfLimits(low: number, high: number): number {
  const z = (normalQuantile(0.975) * Math.abs(low + high)) / (high - low);
  return 2 * normalCdf(-z);
}
