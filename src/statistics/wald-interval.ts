import type { IntervalInput, ShareInterval } from "./share-interval.ts";
import { reachOf } from "./t-reach.ts";

/**
 * Wald interval for a share, 95 %, cut off at 0 and 1.
 *
 *     p ± t(.975; df) · SE
 *
 * R `confint(svymean, df)` does not cut it off, so its low end may be below 0. Too narrow for small
 * samples and shares near 0 or 1: here to be compared with what others have printed. With df ≤ 0:
 * [0, 1].
 *
 * @throws RangeError as `checkIntervalInput`
 */
export function waldInterval(input: IntervalInput): ShareInterval {
  const { share } = input;
  const reach = reachOf(input);
  return { low: Math.max(0, share - reach), high: Math.min(1, share + reach) };
}
