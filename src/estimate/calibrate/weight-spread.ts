import type { WeightSpread } from "../../vocabulary/profile.ts";

/**
 * The spread of the weights of those who have one.
 *
 * @param weight weight ≥ 0, one per respondent; somebody has one above 0
 * @see Kish (1965), Survey Sampling, section 11.7
 */
export function spreadOfWeights(weight: Float64Array): WeightSpread {
  let [n, sum, squares, smallest, largest] = [0, 0, 0, Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < weight.length; i += 1) {
    const w = weight[i] as number;
    if (w === 0) continue;
    n += 1;
    sum += w;
    squares += w * w;
    smallest = Math.min(smallest, w);
    largest = Math.max(largest, w);
  }
  const mean = sum / n;
  const loss = Math.max(1, (n * squares) / (sum * sum));
  return {
    smallest: smallest / mean,
    largest: largest / mean,
    variation: Math.sqrt(loss - 1),
    loss,
  };
}
