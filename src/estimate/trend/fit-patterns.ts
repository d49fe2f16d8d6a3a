import { inverseLogit } from "../../statistics/logit-interval.ts";
import { solvePositive } from "../../statistics/solve-positive.ts";
import type { TrendPatterns } from "./trend-patterns.ts";

/** The fitted model, as far as the trend needs it. */
export interface PatternFit {
  /** Coefficient of time. */
  readonly slope: number;
  /** Fitted probability of each pattern. */
  readonly mean: readonly number[];
  /** e_b' A⁻¹ x of each pattern: what w(y − μ) of one respondent does to the slope. */
  readonly influence: readonly number[];
  /** How many coefficients were fitted, the constant among them. */
  readonly coefficients: number;
}

type Vector = readonly number[];

const MOST_STEPS = 60;
/** Newton's method squares its error: a step this small leaves nothing to gain. */
const STILL = 1e-12;
/** Logits beyond this are on their way to infinity. */
const FARTHEST = 30;
/** A column of which others leave less than this part is one of theirs. */
const ALIASED = 1e-9;

/**
 * Weighted logistic regression on the patterns of a trend, by Newton's method.
 *
 * @returns null where time is a sum of the other columns, or the method does not come to a rest
 */
export function fitPatterns({ patterns }: TrendPatterns): PatternFit | null {
  const rows = columnsOf(patterns);
  if (rows === null) return null;
  let beta = new Array<number>(rows[0]?.length ?? 0).fill(0);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const change = newtonStep(rows, patterns, beta);
    if (change === null) return null;
    beta = beta.map((value, j) => value + (change[j] ?? 0));
    if (rows.some((x) => !(Math.abs(dot(x, beta)) < FARTHEST))) return null;
    if (change.every((value) => Math.abs(value) <= STILL)) return finish(rows, patterns, beta);
  }
  return null;
}

function newtonStep(
  rows: readonly Vector[],
  patterns: TrendPatterns["patterns"],
  beta: Vector,
): Vector | null {
  const mean = rows.map((x) => inverseLogit(dot(x, beta)));
  const residuals = patterns.map(
    ({ weighted, weightedCounted }, at) => weightedCounted - weighted * (mean[at] ?? 0),
  );
  const score = beta.map((_, j) =>
    dot(
      residuals,
      rows.map((x) => x[j] ?? 0),
    ),
  );
  return solvePositive(information(rows, patterns, mean), score);
}

function finish(
  rows: readonly Vector[],
  patterns: TrendPatterns["patterns"],
  beta: Vector,
): PatternFit | null {
  const mean = rows.map((x) => inverseLogit(dot(x, beta)));
  // Time is the last column.
  const last = beta.map((_, j) => (j === beta.length - 1 ? 1 : 0));
  const inverse = solvePositive(information(rows, patterns, mean), last);
  if (inverse === null) return null;
  return {
    slope: beta.at(-1) ?? 0,
    mean,
    influence: rows.map((x) => dot(x, inverse)),
    coefficients: beta.length,
  };
}

/** Constant, dummies of grade and gender that say something of their own, and time, about its mean. */
function columnsOf(patterns: TrendPatterns["patterns"]): readonly Vector[] | null {
  const middle = patterns.reduce((sum, { time }) => sum + time, 0) / patterns.length;
  const dummies = (by: "grade" | "gender"): number[][] =>
    [...new Set(patterns.map((pattern) => pattern[by]))]
      .sort((a, b) => a - b)
      .slice(1)
      .map((level) => patterns.map((pattern) => (pattern[by] === level ? 1 : 0)));
  const time = patterns.map((pattern) => pattern.time - middle);
  const nuisance = [patterns.map(() => 1), ...dummies("grade"), ...dummies("gender")];
  const basis: number[][] = [];
  const kept = nuisance.filter((column) => isNew(column, basis));
  if (!isNew(time, basis)) return null;
  const columns = [...kept, time];
  return patterns.map((_, at) => columns.map((column) => column[at] ?? 0));
}

/** Gram–Schmidt: adds what the basis does not hold yet; false where it holds the column. */
function isNew(column: Vector, basis: number[][]): boolean {
  let rest = [...column];
  // Twice is enough for what rounding left of the first time.
  for (const unit of [...basis, ...basis]) {
    const along = dot(rest, unit);
    rest = rest.map((value, at) => value - along * (unit[at] ?? 0));
  }
  const [left, all] = [dot(rest, rest), dot(column, column)];
  if (!(left > ALIASED * all)) return false;
  basis.push(rest.map((value) => value / Math.sqrt(left)));
  return true;
}

/** A = Σ w μ(1 − μ) x x'. */
function information(
  rows: readonly Vector[],
  patterns: TrendPatterns["patterns"],
  mean: Vector,
): number[][] {
  const size = rows[0]?.length ?? 0;
  const sums = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [at, x] of rows.entries()) {
    const m = mean[at] ?? 0;
    const weight = (patterns[at]?.weighted ?? 0) * m * (1 - m);
    for (const [j, row] of sums.entries())
      for (let l = 0; l < size; l += 1) row[l] = (row[l] ?? 0) + weight * (x[j] ?? 0) * (x[l] ?? 0);
  }
  return sums;
}

function dot(one: Vector, other: Vector): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
