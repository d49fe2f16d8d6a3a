import { adjustFamily } from "../statistics/adjust-family.ts";
import type { Adjustment } from "../vocabulary/estimation.ts";
import type { Figure, Released } from "../vocabulary/figure.ts";

/**
 * Adjusted p of every difference in one family of figures (one area, one group).
 *
 * @returns one entry per figure, in order; null where a figure has no p
 */
export function adjustPValues(
  figures: readonly Released<Figure>[],
  adjustment: Adjustment,
): readonly (number | null)[] {
  return adjustFamily(
    figures.map(({ difference }) => difference?.p ?? null),
    adjustment,
  );
}
