import { cholesky } from "../statistics/cholesky.ts";

/** Standard error of a probability by so many draws: at most 0.0016. */
export const DRAWS = 100_000;

/** What the draws depend on. */
export interface Draws {
  readonly draws: number;
  /** A stream of standard normal numbers. */
  readonly normal: () => number;
}

/**
 * How probable it is for each of several estimates to be among the `top` largest, given how they vary
 * together.
 *
 *     share of the draws x = m + L·u in which x_j is among the `top` largest; L·Lᵀ = S, u standard normal
 *
 * m are the estimates and S their covariance: the sampling distribution with the estimates in the place
 * of the unknown shares, normal whatever the degrees of freedom. The probabilities add up to `top`, or
 * to the number of estimates where these are fewer. Of equal values the first counts as the larger.
 *
 * @param values the estimates, larger is more
 * @param covariance of the estimates, symmetric
 * @param top how many places there are, ≥ 1
 * @throws RangeError when the covariance has a negative diagonal
 */
export function rankProbabilities(
  values: readonly number[],
  covariance: readonly (readonly number[])[],
  top: number,
  { draws, normal }: Draws,
): readonly number[] {
  const size = values.length;
  if (size <= top) return values.map(() => 1);
  const lower = cholesky(covariance);
  const means = Float64Array.from(values);
  const [free, drawn] = [new Float64Array(size), new Float64Array(size)];
  const among = new Float64Array(size);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let j = 0; j < size; j += 1) free[j] = normal();
    for (let j = 0; j < size; j += 1) drawn[j] = (means[j] as number) + dot(lower, free, j);
    countTop(drawn, top, among);
  }
  return Array.from(among, (count) => count / draws);
}

function dot(lower: readonly Float64Array[], free: Float64Array, row: number): number {
  const of = lower[row] as Float64Array;
  let sum = 0;
  for (let k = 0; k <= row; k += 1) sum += (of[k] as number) * (free[k] as number);
  return sum;
}

/** Adds one to each of the `top` largest. */
function countTop(drawn: Float64Array, top: number, among: Float64Array): void {
  for (let place = 0; place < top; place += 1) {
    let largest = 0;
    for (let j = 1; j < drawn.length; j += 1) {
      if ((drawn[j] as number) > (drawn[largest] as number)) largest = j;
    }
    among[largest] = (among[largest] as number) + 1;
    drawn[largest] = Number.NEGATIVE_INFINITY;
  }
}
