import { cholesky } from "./cholesky.ts";

/**
 * The solution of A·x = b for a symmetric positive definite A, by Cholesky's A = L·Lᵀ.
 *
 * @returns null where A is singular, but for rounding
 * @throws RangeError as `cholesky`
 */
export function solvePositive(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | null {
  const lower = cholesky(matrix);
  if (lower.some((row, i) => row[i] === 0)) return null;
  const found: number[] = [];
  for (const [i, row] of lower.entries()) {
    let value = right[i] ?? 0;
    for (const [j, known] of found.entries()) value -= (row[j] ?? 0) * known;
    found.push(value / (row[i] ?? 0));
  }
  for (let i = lower.length - 1; i >= 0; i -= 1) {
    const row = lower[i] ?? new Float64Array(0);
    const value = (found[i] ?? 0) / (row[i] ?? 0);
    found[i] = value;
    for (let j = 0; j < i; j += 1) found[j] = (found[j] ?? 0) - (row[j] ?? 0) * value;
  }
  return found;
}
