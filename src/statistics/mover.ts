import type { ShareInterval } from "./share-interval.ts";

/** A share with its interval. */
export interface IntervalledShare extends ShareInterval {
  readonly value: number;
}

/**
 * Interval of a difference of two independent shares from their own intervals (MOVER: method of
 * variance estimates recovery; with Wilson intervals it is Newcombe's method 10).
 *
 *     low  = (p1 − p2) − √( (p1 − low1)² + (high2 − p2)² )
 *     high = (p1 − p2) + √( (high1 − p1)² + (p2 − low2)² )
 *
 * Stays within [−1, 1] and stays useful where a share is 0 or 1. A covariance between the two is
 * taken as 0.
 *
 * @param first share in [0, 1] that is inside its interval
 * @param second share in [0, 1] that is inside its interval
 * @throws RangeError when a share is not inside its interval or the interval not in [0, 1]
 * @see Zou & Donner (2008), Statistics in Medicine 27(10), 1693–1702, https://doi.org/10.1002/sim.3095
 */
export function moverDifference(
  first: IntervalledShare,
  second: IntervalledShare,
): { readonly low: number; readonly high: number } {
  for (const { low, value, high } of [first, second])
    if (!(low >= 0 && low <= value && value <= high && high <= 1))
      throw new RangeError(`share ${value} must be inside its interval ${low} to ${high}`);
  const difference = first.value - second.value;
  const down = length(first.value - first.low, second.high - second.value);
  const up = length(first.high - first.value, second.value - second.low);
  return { low: Math.max(-1, difference - down), high: Math.min(1, difference + up) };
}

/** Not Math.hypot, whose last digit differs between engines. */
const length = (a: number, b: number): number => Math.sqrt(a * a + b * b);
