import { benjaminiHochberg } from "../statistics/benjamini-hochberg.ts";
import type { Figure, Released } from "../vocabulary/figure.ts";

/**
 * Adjusted p of every difference in one family of figures (one area, one group), Benjamini–Hochberg.
 *
 * @returns one entry per figure, in order; null where a figure has no p
 * @see Benjamini & Hochberg (1995), JRSS B 57, 289–300
 */
export function adjustPValues(figures: readonly Released<Figure>[]): readonly (number | null)[] {
  const known = figures.flatMap(({ difference }, at) => {
    const p = difference?.p ?? null;
    return p === null ? [] : [{ at, p }];
  });
  const adjusted = benjaminiHochberg(known.map(({ p }) => p));
  const byFigure = new Map(known.map(({ at }, i) => [at, adjusted[i] ?? null]));
  return figures.map((_, at) => byFigure.get(at) ?? null);
}
