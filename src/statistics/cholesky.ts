/** A pivot below this part of its diagonal is what rounding left of 0. */
const ROUNDING = 1e-12;

/**
 * Lower triangular L with L·Lᵀ = A, row by row. A may be singular: where nothing is left of a pivot, the
 * rest of its column is 0, as where two estimates are one and the same.
 *
 * @param matrix symmetric, without negative eigenvalues but for rounding
 * @throws RangeError when a diagonal entry is negative or no number
 * @see Golub & Van Loan (2013), Matrix Computations, 4.2
 */
export function cholesky(matrix: readonly (readonly number[])[]): readonly Float64Array[] {
  const lower: Float64Array[] = [];
  for (const [i, row] of matrix.entries()) {
    const variance = row[i] ?? Number.NaN;
    if (!(variance >= 0)) throw new RangeError(`variance ${i} must not be negative`);
    const made = new Float64Array(matrix.length);
    lower.push(made);
    for (let j = 0; j < i; j += 1) {
      const pivot = (lower[j] as Float64Array)[j] as number;
      const left = (row[j] as number) - product(made, lower[j] as Float64Array, j);
      made[j] = pivot === 0 ? 0 : left / pivot;
    }
    const left = variance - product(made, made, i);
    made[i] = left > ROUNDING * variance ? Math.sqrt(left) : 0;
  }
  return lower;
}

/** Σ a_k b_k over the first `length` entries. */
function product(a: Float64Array, b: Float64Array, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k += 1) sum += (a[k] as number) * (b[k] as number);
  return sum;
}
