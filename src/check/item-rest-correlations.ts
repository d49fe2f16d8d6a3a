/** How each item of a scale goes with the sum of the others. */
export interface ItemRest {
  /** Rows that answered every item. */
  readonly respondents: number;
  /** One correlation per item; null where the item or the rest does not vary. */
  readonly correlations: readonly (number | null)[];
}

/**
 * Correlation of each item with the sum of the others, on the rows that answered every item. The
 * same numbers as in `cronbachAlpha`, without its matrix: one pass, for surveys of any size.
 *
 *     r_i = (cov(x_i, t) − var(x_i)) / √(var(x_i) · (var(t) − 2·cov(x_i, t) + var(x_i)))
 *
 * with t the sum of all items. Sums are exact where values are whole numbers, as codes are.
 *
 * @param items values of each item, reversed already, NaN where missing
 */
export function itemRestCorrelations(items: readonly Float64Array[]): ItemRest {
  const rows = items[0]?.length ?? 0;
  const sums = new Float64Array(items.length);
  const squares = new Float64Array(items.length);
  const products = new Float64Array(items.length);
  let [n, sum, square] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    let total = 0;
    for (const item of items) total += item[row] as number;
    if (Number.isNaN(total)) continue;
    n++;
    sum += total;
    square += total * total;
    for (let i = 0; i < items.length; i++) {
      const x = (items[i] as Float64Array)[row] as number;
      sums[i] = (sums[i] as number) + x;
      squares[i] = (squares[i] as number) + x * x;
      products[i] = (products[i] as number) + x * total;
    }
  }
  const ofTotal = n * square - sum * sum;
  const correlations = items.map((_, i) => {
    const own = n * (squares[i] as number) - (sums[i] as number) ** 2;
    const withTotal = n * (products[i] as number) - (sums[i] as number) * sum;
    const rest = ofTotal - 2 * withTotal + own;
    return own > 0 && rest > 0 ? (withTotal - own) / Math.sqrt(own * rest) : null;
  });
  return { respondents: n, correlations };
}
