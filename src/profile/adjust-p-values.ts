import { benjaminiHochberg } from "../statistics/benjamini-hochberg.ts";
import { holm } from "../statistics/holm.ts";
import type { Adjustment } from "../vocabulary/estimation.ts";
import type { Figure, Released } from "../vocabulary/figure.ts";

const ADJUST = { "benjamini-hochberg": benjaminiHochberg, holm } as const;

/**
 * Adjusted p of every difference in one family of figures (one area, one group).
 *
 * @param adjustment Benjamini–Hochberg holds down the part of the discoveries that are false, Holm
 *   the chance of even one
 * @returns one entry per figure, in order; null where a figure has no p
 * @see Benjamini & Hochberg (1995), JRSS B 57, 289–300; Holm (1979), Scandinavian Journal of Statistics 6, 65–70
 */
export function adjustPValues(
  figures: readonly Released<Figure>[],
  adjustment: Adjustment,
): readonly (number | null)[] {
  const known = figures.flatMap(({ difference }, at) => {
    const p = difference?.p ?? null;
    return p === null ? [] : [{ at, p }];
  });
  const adjusted = ADJUST[adjustment](known.map(({ p }) => p));
  const byFigure = new Map(known.map(({ at }, i) => [at, adjusted[i] ?? null]));
  return figures.map((_, at) => byFigure.get(at) ?? null);
}
