import { studentTQuantile } from "./distributions.ts";
import { checkIntervalInput, type IntervalInput, TAIL } from "./share-interval.ts";

/**
 * How far the 95 % limits of a share reach by its standard error: t(.975; df) · SE. Infinity with
 * df ≤ 0, where nothing is known of the spread: the limits are then 0 and 1, on either scale.
 *
 * @throws RangeError as `checkIntervalInput`
 */
export function reachOf(input: IntervalInput): number {
  checkIntervalInput(input);
  const { standardError, degreesOfFreedom } = input;
  if (!(degreesOfFreedom > 0)) return Number.POSITIVE_INFINITY;
  return studentTQuantile(1 - TAIL, degreesOfFreedom) * standardError;
}
