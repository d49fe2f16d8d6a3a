import {
  type DirectEstimate,
  estimateVarianceBetween,
  type VarianceMethod,
} from "./variance-between.ts";

/** What the model says of one area. */
export interface Prediction {
  readonly value: number;
  /** Mean squared error to second order, > 0. */
  readonly meanSquaredError: number;
  /** How far the value was drawn from the direct estimate, 0, to the mean of all areas, 1. */
  readonly shrinkage: number;
}

/** The model of Fay and Herriot with a mean and nothing else, fitted to the areas given. */
export interface FayHerriot {
  /** Mean of the areas μ, weighted by what each tells. */
  readonly mean: number;
  /** Variance between areas A, ≥ 0. */
  readonly varianceBetween: number;
  readonly predictions: readonly Prediction[];
}

/** Fewer do not tell how much areas differ; `adjusted` needs four for its likelihood to have a top. */
const LEAST_AREAS = { restricted: 3, adjusted: 4 } as const;

/**
 * Area-level model of Fay and Herriot with an intercept only: every area is drawn from one normal
 * distribution, and measured with a variance that is known.
 *
 *     y_i = θ_i + e_i      e_i ~ N(0, ψ_i)
 *     θ_i = μ + u_i        u_i ~ N(0, A)       A from `estimateVarianceBetween`
 *     w_i = 1/(A + ψ_i)    μ̂ = Σ w y / Σ w     shrinkage b_i = ψ_i w_i
 *     θ̂_i = (1 − b_i) y_i + b_i μ̂
 *     MSE = (1 − b_i) ψ_i + b_i² / Σ w + 2 · b_i² w_i · 2/Σ w²
 *
 * The third term, the variance of A, counts twice because the first is estimated too. This is right
 * to the order of 1/m (m areas) for `restricted`. `adjusted` gives an A that is a little too large,
 * for which nothing is taken off: its MSE is too large rather than too small.
 *
 * @param areas independent of each other, in any order
 * @throws RangeError with fewer than three (adjusted: four) areas, or a variance that is not > 0
 * @see Fay & Herriot (1979), JASA 74(366), 269–277
 * @see Prasad & Rao (1990), JASA 85(409), 163–171; Datta & Lahiri (2000), Statistica Sinica 10, 613–627
 * @see Rao & Molina (2015), Small Area Estimation, 2nd edition, sections 6.1 and 6.2
 */
export function fayHerriot(areas: readonly DirectEstimate[], method: VarianceMethod): FayHerriot {
  if (areas.length < LEAST_AREAS[method])
    throw new RangeError(`needs ${LEAST_AREAS[method]} areas, got ${areas.length}`);
  for (const { value, variance } of areas) {
    if (!(Number.isFinite(value) && variance > 0 && Number.isFinite(variance)))
      throw new RangeError(`value must be finite and variance > 0, got ${value}, ${variance}`);
  }
  const { varianceBetween, mean, information, informationSquared } = estimateVarianceBetween(
    areas,
    method,
  );
  const predictions = areas.map(({ value, variance }): Prediction => {
    const weight = 1 / (varianceBetween + variance);
    const shrinkage = variance * weight;
    const ofArea = (1 - shrinkage) * variance;
    const ofMean = (shrinkage * shrinkage) / information;
    const ofVariance = (shrinkage * shrinkage * weight * 2) / informationSquared;
    return {
      value: value + shrinkage * (mean - value),
      meanSquaredError: ofArea + ofMean + 2 * ofVariance,
      shrinkage,
    };
  });
  return { mean, varianceBetween, predictions };
}
