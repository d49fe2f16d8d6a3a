import { betaPoint } from "./distributions.ts";

const TAIL = 0.025;

/** Which rows a covariance uses: those that answered every item, or every item of the pair. */
export type CasesUsed = "complete" | "pairwise";

export interface Reliability {
  /** At most 1; negative where items contradict each other. */
  readonly alpha: number;
  readonly low: number;
  readonly high: number;
  /** Rows behind the covariances; pairwise: behind the one that has fewest. */
  readonly respondents: number;
  /** Correlation of each item with the sum of the others; null where either does not vary. */
  readonly itemRest: readonly (number | null)[];
}

interface Covariances {
  readonly matrix: readonly Float64Array[];
  readonly respondents: number;
}

/**
 * Cronbach's alpha of k items, raw (not standardised), with Feldt's 95 % interval.
 *
 *     α = k/(k − 1) · (1 − Σ var_i / var_total)      var_total = Σ_i Σ_j cov_ij, divisor n − 1
 *     low, high = 1 − (1 − α) · F(.975), F(.025)     F with n − 1 and (n − 1)(k − 1) df
 *     r_i = Σ_{j≠i} cov_ij / √(var_i · var_rest)     correlation with the sum of the other items
 *
 * Unweighted. Pairwise covariances use all pairs that were answered; their n in the interval is
 * that of the pair answered by fewest, which is wider than R psych's (its n is all rows).
 *
 * @param items values of each item, reversed already, NaN where missing; one entry per respondent
 * @returns null for fewer than two items, fewer than two rows, or a total that does not vary
 * @see Cronbach (1951), Psychometrika 16, 297–334; Feldt (1965), Psychometrika 30, 357–370
 */
export function cronbachAlpha(items: readonly Float64Array[], used: CasesUsed): Reliability | null {
  const count = items.length;
  if (count < 2) return null;
  const covariances = used === "complete" ? completeCovariances(items) : pairCovariances(items);
  const { matrix, respondents } = covariances;
  if (respondents < 2) return null;
  const sums = matrix.map((row) => row.reduce((sum, value) => sum + value, 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  const variances = matrix.map((row, at) => row[at] as number);
  if (!(total > 0)) return null;
  const own = variances.reduce((sum, value) => sum + value, 0);
  const alpha = (count / (count - 1)) * (1 - own / total);
  const itemRest = variances.map((variance, at) => {
    const withRest = (sums[at] as number) - variance;
    const rest = total - 2 * (sums[at] as number) + variance;
    return variance > 0 && rest > 0 ? withRest / Math.sqrt(variance * rest) : null;
  });
  return { alpha, ...feldtInterval(alpha, respondents, count), respondents, itemRest };
}

/** An F quantile is d₂x / (d₁(1 − x)) with x the quantile of Beta(d₁/2, d₂/2). */
function feldtInterval(alpha: number, respondents: number, count: number) {
  const first = respondents - 1;
  const second = first * (count - 1);
  const quantile = (lower: number, upper: number): number => {
    const { x, y } = betaPoint(lower, upper, first / 2, second / 2);
    return (second * x) / (first * y);
  };
  return {
    low: 1 - (1 - alpha) * quantile(1 - TAIL, TAIL),
    high: 1 - (1 - alpha) * quantile(TAIL, 1 - TAIL),
  };
}

function completeCovariances(items: readonly Float64Array[]): Covariances {
  const rows = items[0]?.length ?? 0;
  const isComplete = new Uint8Array(rows).fill(1);
  for (const item of items) {
    for (let row = 0; row < rows; row++) if (Number.isNaN(item[row])) isComplete[row] = 0;
  }
  const kept = items.map((item) => item.filter((_, row) => isComplete[row] === 1));
  return pairCovariances(kept);
}

function pairCovariances(items: readonly Float64Array[]): Covariances {
  const matrix = items.map(() => new Float64Array(items.length));
  let fewest = Number.POSITIVE_INFINITY;
  items.forEach((one, i) => {
    for (let j = i; j < items.length; j++) {
      const { covariance, pairs } = covarianceOf(one, items[j] as Float64Array);
      fewest = Math.min(fewest, pairs);
      (matrix[i] as Float64Array)[j] = covariance;
      (matrix[j] as Float64Array)[i] = covariance;
    }
  });
  return { matrix, respondents: fewest };
}

/** Two passes, about the means of the pair: sums of products would lose digits. */
function covarianceOf(
  one: Float64Array,
  other: Float64Array,
): { covariance: number; pairs: number } {
  let [pairs, sumOne, sumOther] = [0, 0, 0];
  for (let row = 0; row < one.length; row++) {
    const [a, b] = [one[row] as number, other[row] as number];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    pairs++;
    sumOne += a;
    sumOther += b;
  }
  const [meanOne, meanOther] = [sumOne / pairs, sumOther / pairs];
  let products = 0;
  for (let row = 0; row < one.length; row++) {
    const [a, b] = [one[row] as number, other[row] as number];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    products += (a - meanOne) * (b - meanOther);
  }
  return { covariance: products / (pairs - 1), pairs };
}
