import type { ModelAssisted } from "../vocabulary/estimate.ts";
import type { Figure, Released } from "../vocabulary/figure.ts";

/**
 * Adds what a model says of a row, made of released figures alone: whoever has these can compute it,
 * so it tells nothing new. A row that is not shown as it is gets nothing.
 */
export function withModelAssisted(
  figure: Released<Figure>,
  modelAssisted: ModelAssisted | null,
): Released<Figure> {
  const kept = figure.value === null ? null : modelAssisted;
  return { ...figure, modelAssisted: kept } as Released<Figure>;
}
