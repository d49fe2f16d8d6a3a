import type { CellMargin } from "../../vocabulary/design.ts";
import { CtcError } from "../../vocabulary/errors.ts";

/** A margin with the totals that it is to have. */
export interface RakingMargin extends CellMargin {
  /** What an error calls it, such as `grade`. */
  readonly name: string;
  /** Total of each category, above 0; the same sum over all categories in every margin. */
  readonly totals: Float64Array;
}

/** Largest relative distance from a total at which the fit has converged. */
const TOLERANCE = 1e-12;
const MOST_ROUNDS = 1000;

/**
 * Iterative proportional fitting: the factor of each cell that gives every margin its totals,
 *
 *     f_c = Π_m a_m(c), found by fitting one margin after the other until all fit to 1e-12
 *
 * @param declared sum of the declared weights of each cell, ≥ 0
 * @throws CtcError `calibration-not-converged` {margin, rounds}, the margin that is farthest off,
 *   where no such factors exist (cells without respondents) or 1000 rounds were not enough
 * @see Deming & Stephan (1940), Annals of Mathematical Statistics 11(4), 427–444
 */
export function rake(declared: Float64Array, margins: readonly RakingMargin[]): Float64Array {
  const factor = new Float64Array(declared.length).fill(1);
  let worst: { readonly margin: string; readonly off: number } = { margin: "", off: 0 };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    worst = { margin: "", off: 0 };
    for (const margin of margins) {
      const off = fitOne(declared, factor, margin);
      if (off > worst.off) worst = { margin: margin.name, off };
    }
    if (worst.off <= TOLERANCE) return factor;
  }
  throw new CtcError("calibration-not-converged", { margin: worst.margin, rounds: MOST_ROUNDS });
}

/** Fits one margin in place, and says how far it was off before: the largest |total/sum − 1|. */
function fitOne(declared: Float64Array, factor: Float64Array, margin: RakingMargin): number {
  const { of, totals } = margin;
  const sums = new Float64Array(totals.length);
  for (const [cell, category] of of.entries()) {
    // The factor of a cell without respondents would grow without bound.
    if (category === -1 || declared[cell] === 0) continue;
    sums[category] =
      (sums[category] as number) + (declared[cell] as number) * (factor[cell] as number);
  }
  const ratios = totals.map((total, category) => total / (sums[category] as number));
  for (const [cell, category] of of.entries()) {
    if (category === -1 || declared[cell] === 0) continue;
    factor[cell] = (factor[cell] as number) * (ratios[category] as number);
  }
  return ratios.reduce((most, ratio) => Math.max(most, Math.abs(ratio - 1)), 0);
}
