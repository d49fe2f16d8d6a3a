import { totalWeight, type WeightedSample } from "./weighted-sample.ts";

/** Steps over which a cumulated weight may miss a whole number by floating point. */
const STEP_TOLERANCE = 1e-9;

/** Where a quantile lies that falls between two scores. */
type Between = "interpolated" | "lower" | "upper";

/**
 * Quantile of type 7, weighted: weights are scaled to sum to n, the number of scores.
 *
 *     h = 1 + (n − 1)·p      Q = (1 − f)·x(⌊h⌋) + f·x(⌊h⌋ + 1)      f = h − ⌊h⌋
 *
 * with x(k) the lowest score at which the cumulated weight is k or more. With equal weights this is
 * R's `quantile(type = 7)`, and for p = 1/2 the median. What is between two scores hangs on n and p
 * alone, never on weights: a weighted interpolation would tell sums of weights to ten digits.
 *
 * @param sample at least one score
 * @param p in [0, 1]
 * @param between what is told where two scores differ and f > 0: `interpolated` as above, or one of
 *   them. With p known, the digits of f solve for n, which a score of the sample does not
 * @see Hyndman & Fan (1996), The American Statistician 50(4), 361–365; the weights as in R Hmisc
 *   `wtd.quantile(type = "quantile", normwt = TRUE)`
 */
export function weightedQuantile(
  { scores, weights }: WeightedSample,
  p: number,
  between: Between = "interpolated",
): number {
  const n = scores.length;
  const scale = n / totalWeight(weights);
  const h = 1 + (n - 1) * p;
  // (n − 1)·p of a whole number may come out a hair below it.
  const step = Math.floor(h + STEP_TOLERANCE);
  const fraction = Math.max(0, h - step);
  const upper = Math.min(step + 1, n);
  let [cumulated, low, high] = [0, Number.NaN, Number.NaN];
  for (let row = 0; row < n; row++) {
    cumulated += (weights[row] as number) * scale;
    const reached = row === n - 1 ? n : cumulated + STEP_TOLERANCE;
    if (Number.isNaN(low) && reached >= step) low = scores[row] as number;
    if (Number.isNaN(high) && reached >= upper) high = scores[row] as number;
  }
  if (fraction === 0 || between === "lower") return low;
  return between === "upper" ? high : (1 - fraction) * low + fraction * high;
}
