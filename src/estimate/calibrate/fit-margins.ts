import type { DesignCalibration } from "../../vocabulary/design.ts";

/** Column of a margin's first category among the unknowns of the fit. */
interface Factor {
  readonly offsets: readonly number[];
  readonly size: number;
  /** Lower triangle of the Cholesky factor, row by row; a row of a redundant category is 0. */
  readonly lower: Float64Array;
}

/** A pivot below this part of its own total is what rounding left of a redundant category. */
const REDUNDANT = 1e-10;

// A calibration never changes, and hundreds of variances are taken under one.
const factors = new WeakMap<DesignCalibration, Factor>();

/**
 * The part of a linearised value that the calibration explains, by cell: the fit b_m(c) summed over
 * the margins m that minimises
 *
 *     Σ_k d_k (u_k − Σ_m b_m(c(k)))²
 *
 * over all respondents k, with declared weight d_k and cell c(k). With one margin the fit is the
 * weighted mean of each category.
 *
 * @param sums Σ d_k u_k of each cell
 * @see Deville & Särndal (1992), JASA 87(418), 376–382, section 3
 */
export function fitMargins(calibration: DesignCalibration, sums: Float64Array): Float64Array {
  const known = factors.get(calibration) ?? factorise(calibration);
  factors.set(calibration, known);
  const { offsets, size, lower } = known;
  const solution = new Float64Array(size);
  for (const [m, { of }] of calibration.margins.entries()) {
    for (const [cell, category] of of.entries()) {
      if (category === -1) continue;
      const at = (offsets[m] as number) + category;
      solution[at] = (solution[at] as number) + (sums[cell] as number);
    }
  }
  solve(lower, size, solution);
  return sums.map((_, cell) =>
    calibration.margins.reduce((fit, { of }, m) => {
      const category = of[cell] as number;
      return category === -1 ? fit : fit + (solution[(offsets[m] as number) + category] as number);
    }, 0),
  );
}

/** Cholesky of the normal equations. Categories that others add up to are left out of the fit. */
function factorise({ margins, declared }: DesignCalibration): Factor {
  const offsets = margins.map((_, m) =>
    margins.slice(0, m).reduce((sum, { categories }) => sum + categories, 0),
  );
  const size = margins.reduce((sum, { categories }) => sum + categories, 0);
  const lower = new Float64Array(size * size);
  for (const [cell, weight] of declared.entries()) {
    const columns = margins.flatMap(({ of }, m) =>
      of[cell] === -1 ? [] : [(offsets[m] as number) + (of[cell] as number)],
    );
    for (const row of columns) {
      for (const column of columns) {
        if (column > row) continue;
        const at = row * size + column;
        lower[at] = (lower[at] as number) + weight;
      }
    }
  }
  for (let column = 0; column < size; column += 1) eliminate(lower, size, column);
  return { offsets, size, lower };
}

/** One column of the factorisation, in place. */
function eliminate(lower: Float64Array, size: number, column: number): void {
  const diagonal = column * size + column;
  const total = lower[diagonal] as number;
  const pivot = total - dot(lower, size, column, column, column);
  const isRedundant = pivot <= REDUNDANT * total;
  const root = isRedundant ? 0 : Math.sqrt(pivot);
  lower[diagonal] = root;
  for (let row = column + 1; row < size; row += 1) {
    const at = row * size + column;
    const rest = (lower[at] as number) - dot(lower, size, row, column, column);
    lower[at] = isRedundant ? 0 : rest / root;
  }
}

/** Product of two rows of the lower triangle, over their first `length` columns. */
function dot(
  lower: Float64Array,
  size: number,
  row: number,
  other: number,
  length: number,
): number {
  let sum = 0;
  for (let k = 0; k < length; k += 1) {
    sum += (lower[row * size + k] as number) * (lower[other * size + k] as number);
  }
  return sum;
}

/** Solves L·Lᵀ·x = b in place; x of a redundant category is 0. */
function solve(lower: Float64Array, size: number, b: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    const pivot = lower[row * size + row] as number;
    let rest = b[row] as number;
    for (let k = 0; k < row; k += 1) rest -= (lower[row * size + k] as number) * (b[k] as number);
    b[row] = pivot === 0 ? 0 : rest / pivot;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    const pivot = lower[row * size + row] as number;
    let rest = b[row] as number;
    for (let k = row + 1; k < size; k += 1)
      rest -= (lower[k * size + row] as number) * (b[k] as number);
    b[row] = pivot === 0 ? 0 : rest / pivot;
  }
}
