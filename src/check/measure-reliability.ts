import { cronbachAlpha } from "../statistics/cronbach-alpha.ts";
import type { ScaleReliability } from "../vocabulary/check.ts";

/**
 * How well the items of a scale go together: alpha with its interval and the correlation of each
 * item with the rest on complete cases, and alpha of pairwise covariances beside it.
 *
 * @param values each item as it enters the scale, NaN where missing
 * @returns null where alpha does not exist (one item, too few answers, nothing varies)
 */
export function measureReliability(
  items: readonly string[],
  values: readonly Float64Array[],
): ScaleReliability | null {
  const complete = cronbachAlpha(values, "complete");
  if (complete === null) return null;
  const { respondents, alpha, low, high, itemRest } = complete;
  return {
    respondents,
    alpha,
    low,
    high,
    pairwise: cronbachAlpha(values, "pairwise")?.alpha ?? null,
    itemRest: items.map((item, at) => ({ item, correlation: itemRest[at] ?? null })),
  };
}
