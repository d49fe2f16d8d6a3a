import type { ScaleKind } from "../vocabulary/instrument.ts";
import type { Cut } from "../vocabulary/norms.ts";
import type { Grouping } from "../vocabulary/responses.ts";

export type Spread = "median-absolute-deviation" | "mean-absolute-deviation";

/** What is derived, and from whom. */
export interface MedianMadRequest {
  readonly scales: readonly { readonly id: string; readonly kind: ScaleKind }[];
  /** Scale → one score per respondent of the reference sample; NaN: not scored. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  readonly grade: Grouping;
  /** Default: median absolute deviation. */
  readonly spread?: Spread;
  /** Default: 0.15. */
  readonly multiplier?: number;
}

/** Cuts, and where the spread was 0, so that the cut equals the median. */
export interface DerivedCuts {
  readonly cuts: readonly Cut[];
  readonly zeroSpread: readonly { readonly scale: string; readonly grade: string }[];
}

/** A score this close to a cut equals it, as when the cut is applied. */
const TOLERANCE = 1e-9;

/**
 * Cuts of every scale and grade from a reference sample.
 *
 *     risk        cut = M + m·D, past it: score > cut
 *     protective  cut = M − m·D, past it: score ≥ cut
 *
 * with M the median (mean of the two middle scores if their number is even), m the multiplier and
 * D the median, or on request the mean, of |score − M|. D is not scaled: R's `mad(x, constant = 1)`.
 * Respondents without a score or grade take no part; a scale that nobody of a grade has a score on
 * gets no cut there. `beyond` has 3 decimals.
 *
 * Cuts are rounded to 10 decimals. That moves a cut by 5e-11 at most, while a score is a fraction
 * with at most the number of items below the line: a score that is not on the cut is further than
 * 1e-9 away from it, and one that is stays within 1e-9. No comparison is turned by the rounding.
 *
 * @see Arthur et al. (2007), https://doi.org/10.1016/j.evalprogplan.2007.01.004. The formula is
 *   known at second hand; that protection means "not low" is an inference.
 */
export function deriveMedianMad(request: MedianMadRequest): DerivedCuts {
  const { spread = "median-absolute-deviation", multiplier = 0.15 } = request;
  const grades = [...request.grade.names].sort((a, b) => Number(a) - Number(b));
  const cuts: Cut[] = [];
  const zeroSpread: { scale: string; grade: string }[] = [];
  for (const { id: scale, kind } of request.scales) {
    for (const grade of grades) {
      const sample = scoresOf(request.scores.get(scale), request.grade, grade);
      if (sample.length === 0) continue;
      const centre = median(sample);
      const width = spreadOf(sample, centre, spread);
      if (width === 0) zeroSpread.push({ scale, grade });
      const sign = kind === "risk" ? 1 : -1;
      const value = Math.round((centre + sign * multiplier * width) * 1e10) / 1e10;
      const beyond = shareBeyond(sample, kind, value);
      const operator = kind === "risk" ? ">" : ">=";
      cuts.push({ scale, grade, operator, value, respondents: sample.length, beyond });
    }
  }
  return { cuts, zeroSpread };
}

/** Scores of one grade, ascending. */
function scoresOf(scores: Float64Array | undefined, grade: Grouping, name: string): Float64Array {
  if (scores === undefined) return new Float64Array(0);
  const wanted = grade.names.indexOf(name);
  return scores.filter((score, row) => grade.of[row] === wanted && !Number.isNaN(score)).sort();
}

/** Median or mean distance from the centre. */
function spreadOf(sample: Float64Array, centre: number, spread: Spread): number {
  const distances = sample.map((score) => Math.abs(score - centre)).sort();
  return spread === "median-absolute-deviation" ? median(distances) : mean(distances);
}

/** Median of ascending numbers, at least one. */
function median(sorted: Float64Array): number {
  const upper = sorted[sorted.length >> 1] as number;
  const lower = sorted[(sorted.length - 1) >> 1] as number;
  return (lower + upper) / 2;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function shareBeyond(sample: Float64Array, kind: ScaleKind, cut: number): number {
  const isBeyond =
    kind === "risk"
      ? (score: number) => score > cut + TOLERANCE
      : (score: number) => score >= cut - TOLERANCE;
  const beyond = sample.reduce((count, score) => count + (isBeyond(score) ? 1 : 0), 0);
  return Math.round((beyond / sample.length) * 1000) / 1000;
}
