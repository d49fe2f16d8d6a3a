import { type IntervalledShare, moverDifference } from "../statistics/mover.ts";

/** Limits of the difference of two independent shares of which nothing but their limits is known: MOVER. */
export function differenceOfLimits(
  first: IntervalledShare,
  second: IntervalledShare,
): { readonly low: number; readonly high: number } {
  return moverDifference(first, second);
}
