/** Scores of one group in ascending order, each with its weight above 0. */
export interface WeightedSample {
  readonly scores: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The scores of those inside, ascending. Respondents without a score (NaN) or with weight 0 take no
 * part.
 *
 * @param inside 1 for respondents of the group
 */
export function sampleOf(
  scores: Float64Array,
  weight: Float64Array,
  inside: Uint8Array,
): WeightedSample {
  const takesPart = (row: number): boolean =>
    inside[row] === 1 && !Number.isNaN(scores[row]) && (weight[row] as number) > 0;
  return inOrder(
    scores.filter((_, row) => takesPart(row)),
    weight.filter((_, row) => takesPart(row)),
  );
}

/** Scores and their weights, ascending; equal scores by weight, so that no sum hangs on their order. */
export function inOrder(scores: Float64Array, weights: Float64Array): WeightedSample {
  const [first] = weights;
  // Most surveys have no weights, and numbers alone are sorted ten times as fast.
  if (weights.every((weight) => weight === first)) return { scores: scores.toSorted(), weights };
  const rows = Uint32Array.from(scores, (_, row) => row);
  rows.sort((a, b) => at(scores, a) - at(scores, b) || at(weights, a) - at(weights, b));
  return {
    scores: Float64Array.from(rows, (row) => at(scores, row)),
    weights: Float64Array.from(rows, (row) => at(weights, row)),
  };
}

const at = (values: Float64Array, row: number): number => values[row] as number;

/** Σw of a sample. */
export function totalWeight(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
