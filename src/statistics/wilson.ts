import { adjustedSize } from "./adjusted-size.ts";
import { normalQuantile } from "./distributions.ts";
import { type IntervalInput, type ShareInterval, TAIL } from "./share-interval.ts";

/**
 * Wilson (score) interval for a share, 95 %, on the effective size: the values π with
 * |p − π| ≤ z·√(π(1 − π)/n*).
 *
 *     centre = (n*p + z²/2)/(n* + z²)
 *     half   = z·√(n*p(1 − p) + z²/4)/(n* + z²)                z = 1.95996, n* from `adjustedSize`
 *
 * Definition chosen: the normal quantile, with the degrees of freedom and the cap in n*, as the
 * modified Wilson limits of SAS `SURVEYFREQ`. With df ≤ 0 n* is 0: [0, 1]. Honest at 0 and 1, where
 * the other end is z²/(n* + z²) away.
 *
 * @throws RangeError as `checkIntervalInput`
 * @see Wilson (1927), JASA 22, 209–212; Franco et al. (2019), J. Survey Stat. Methodol. 7(3), 334–364
 */
export function wilson(input: IntervalInput): ShareInterval {
  const { share } = input;
  const size = adjustedSize(input);
  if (size === Number.POSITIVE_INFINITY) return { low: share, high: share };
  const z = normalQuantile(1 - TAIL);
  const weight = size + z * z;
  const centre = (size * share + (z * z) / 2) / weight;
  const half = (z * Math.sqrt(size * share * (1 - share) + (z * z) / 4)) / weight;
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
