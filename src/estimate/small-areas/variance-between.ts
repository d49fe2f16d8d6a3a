/** What was measured in one area, on the scale of the model. */
export interface DirectEstimate {
  readonly value: number;
  /** Variance of `value` given the area, taken as known; > 0. */
  readonly variance: number;
}

/**
 * How the variance between areas is found: `restricted` is restricted maximum likelihood, which is
 * often exactly 0; `adjusted` multiplies that likelihood by the variance and never gives 0.
 */
export type VarianceMethod = "restricted" | "adjusted";

/** The variance between areas that the data make most likely, and what goes with it. */
export interface VarianceBetween {
  readonly varianceBetween: number;
  /** Σ w y / Σ w with w = 1/(A + ψ). */
  readonly mean: number;
  /** Σ w. */
  readonly information: number;
  /** Σ w². */
  readonly informationSquared: number;
}

interface At extends VarianceBetween {
  /** 2 · log likelihood, but for a constant. */
  readonly likelihood: number;
  /** 2 · its derivative with respect to A. */
  readonly slope: number;
}

const GRID = 64;

/**
 * Variance between areas A ≥ 0 where the restricted likelihood is largest.
 *
 *     2 l(A) = −Σ log(A + ψ_i) − log Σ w_i − Σ w_i (y_i − μ̂)²   w_i = 1/(A + ψ_i)
 *     adjusted: 2 l(A) + 2 log A
 *
 * The likelihood may have more than one top: the highest of 65 points between 0 and the squared
 * distances from the mean and the variances all together is found first, then the place beside it
 * where the slope is 0, by halving. No start and no tolerance: the same data give the same A, in
 * whatever order.
 *
 * @param areas two or more; `adjusted` has a top only with four or more
 * @see Rao & Molina (2015), Small Area Estimation, 2nd edition, section 6.1.2
 * @see Li & Lahiri (2010), Journal of Multivariate Analysis 101(4), 882–892
 */
export function estimateVarianceBetween(
  areas: readonly DirectEstimate[],
  method: VarianceMethod,
): VarianceBetween {
  // Sums in one order of their own, so that the order given does not change the last digit.
  const sorted = [...areas].sort((a, b) => a.value - b.value || a.variance - b.variance);
  const centre = sorted.reduce((sum, { value }) => sum + value, 0) / sorted.length;
  const most = sorted.reduce(
    (sum, { value, variance }) => sum + (value - centre) * (value - centre) + variance,
    0,
  );
  // Points lie closer together near 0, by the square of their place.
  const points = Array.from({ length: GRID + 1 }, (_, i) => most * (i / GRID) * (i / GRID));
  const grid = points.map((point) => at(point, sorted, method));
  let best = 0;
  for (const [i, { likelihood }] of grid.entries()) {
    if (likelihood > (grid[best]?.likelihood ?? Number.NEGATIVE_INFINITY)) best = i;
  }
  const highest = grid[best] ?? at(0, sorted, method);
  const isBelowTop = highest.slope > 0;
  const low = points[isBelowTop ? best : best - 1] ?? 0;
  const high = points[isBelowTop ? best + 1 : best] ?? highest.varianceBetween;
  const top = at(turningPoint(low, high, sorted, method), sorted, method);
  return top.likelihood >= highest.likelihood ? top : highest;
}

/** Where the slope turns from above 0 to below it; an end where it does not. */
function turningPoint(
  from: number,
  to: number,
  areas: readonly DirectEstimate[],
  method: VarianceMethod,
): number {
  let [low, high] = [from, to];
  let middle = low + (high - low) / 2;
  while (low < middle && middle < high) {
    if (at(middle, areas, method).slope > 0) low = middle;
    else high = middle;
    middle = low + (high - low) / 2;
  }
  return low;
}

function at(varianceBetween: number, areas: readonly DirectEstimate[], method: VarianceMethod): At {
  let [information, informationSquared, weighted, logarithms] = [0, 0, 0, 0];
  for (const { value, variance } of areas) {
    const weight = 1 / (varianceBetween + variance);
    information += weight;
    informationSquared += weight * weight;
    weighted += weight * value;
    logarithms += Math.log(varianceBetween + variance);
  }
  const mean = weighted / information;
  let [distance, distanceSquared] = [0, 0];
  for (const { value, variance } of areas) {
    const standardised = (value - mean) / (varianceBetween + variance);
    distance += standardised * (value - mean);
    distanceSquared += standardised * standardised;
  }
  const isAdjusted = method === "adjusted";
  return {
    varianceBetween,
    mean,
    information,
    informationSquared,
    likelihood:
      -logarithms -
      Math.log(information) -
      distance +
      (isAdjusted ? 2 * Math.log(varianceBetween) : 0),
    slope:
      distanceSquared +
      informationSquared / information -
      information +
      (isAdjusted ? 2 / varianceBetween : 0),
  };
}
