import { HIGHEST_MISSING } from "../../src/vocabulary/responses.ts";

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sample variance, divisor n − 1. */
function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

/** Pearson correlation over the places where neither is NaN. */
export function correlation(one: Float64Array, other: Float64Array): number {
  const places = [...one.keys()].filter((i) => !Number.isNaN((one[i] ?? 0) + (other[i] ?? 0)));
  const [x, y] = [one, other].map((values) => places.map((i) => values[i] ?? 0));
  if (x === undefined || y === undefined) return Number.NaN;
  const sums = x.map((value, i) => value + (y[i] ?? 0));
  const covariance = (variance(sums) - variance(x) - variance(y)) / 2;
  return covariance / Math.sqrt(variance(x) * variance(y));
}

/** Cronbach's alpha over complete rows: k/(k − 1) · (1 − Σ item variances / variance of the sum). */
export function cronbachAlpha(columns: readonly (readonly number[])[]): number {
  const rows = columns[0]?.keys() ?? [];
  const complete = [...rows].filter((row) =>
    columns.every((column) => !Number.isNaN(column[row] ?? Number.NaN)),
  );
  const items = columns.map((column) => complete.map((row) => column[row] ?? 0));
  const sums = complete.map((_, i) => items.reduce((sum, item) => sum + (item[i] ?? 0), 0));
  const own = items.reduce((sum, item) => sum + variance(item), 0);
  return (items.length / (items.length - 1)) * (1 - own / variance(sums));
}

/** Share of the answered for whom `counts` holds. */
export function shareOf(answers: Int16Array, counts: (code: number) => boolean): number {
  const answered = [...answers].filter((code) => code > HIGHEST_MISSING);
  return answered.filter(counts).length / answered.length;
}
