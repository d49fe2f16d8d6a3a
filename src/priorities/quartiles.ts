import type { Agreement } from "../vocabulary/votes.ts";

/** The middle of some marks, and the quarter of them on either side. */
export interface Quartiles {
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
}

/**
 * Median and quartiles of whole marks. Where a part of p of them ends between two marks, the middle
 * of the two (Hyndman & Fan's definition 2): a quartile is then a mark that somebody gave, or
 * halfway between two of them, and no longer decimal.
 *
 * @param marks at least one
 * @throws RangeError where there are none
 * @see Hyndman & Fan (1996), The American Statistician 50(4), 361–365
 */
export function quartilesOf(marks: readonly number[]): Quartiles {
  if (marks.length === 0) throw new RangeError("no marks");
  const sorted = [...marks].sort((one, other) => one - other);
  return {
    median: quantile(sorted, 2),
    lowerQuartile: quantile(sorted, 1),
    upperQuartile: quantile(sorted, 3),
  };
}

/** Whole numbers throughout: a quarter of the marks times 4 has no rounding. */
function quantile(sorted: readonly number[], quarters: number): number {
  const place = sorted.length * quarters;
  const below = sorted[Math.ceil(place / 4) - 1] ?? 0;
  return place % 4 === 0 ? (below + (sorted[place / 4] ?? 0)) / 2 : below;
}

/** Half of the marks lie within one step: the group is of one mind, as far as a mark can tell. */
const CLOSE = 1;
/** Half of them lie two steps apart or more: two readings stand against each other. */
const APART = 2;

/**
 * How far the middle half of the marks is spread, upper quartile − lower quartile, in three words.
 * null for a single mark. The limits are our own; the quartiles stand beside the word.
 */
export function agreementOf(marks: readonly number[]): Agreement | null {
  if (marks.length < 2) return null;
  const { lowerQuartile, upperQuartile } = quartilesOf(marks);
  const spread = upperQuartile - lowerQuartile;
  if (spread <= CLOSE) return "agreed";
  return spread < APART ? "partly" : "divided";
}
