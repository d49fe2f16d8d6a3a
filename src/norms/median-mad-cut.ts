import type { ScaleKind } from "../vocabulary/instrument.ts";
import type { Spread } from "../vocabulary/norms.ts";
import { weightedQuantile } from "./weighted-quantile.ts";
import { inOrder, totalWeight, type WeightedSample } from "./weighted-sample.ts";

/**
 * Median and spread of a reference sample as a cut:
 *
 *     risk        M + m·D, past it: score > cut
 *     protective  M − m·D, past it: score ≥ cut
 *
 * with M the median, m the multiplier and D the median, or on request the mean, of |score − M|, both
 * weighted. D is not scaled: R's `mad(x, constant = 1)`.
 *
 * @param sample at least one score
 * @param spreadStep a mean distance is rounded to this step; 0: not rounded. A weighted mean with
 *   all its digits would tell how many of each weight are behind it
 * @see Arthur et al. (2007), https://doi.org/10.1016/j.evalprogplan.2007.01.004. The formula is
 *   known at second hand; that protection means "not low" is an inference.
 */
export function medianMadCut(
  sample: WeightedSample,
  kind: ScaleKind,
  { spread, multiplier }: { readonly spread: Spread; readonly multiplier: number },
  spreadStep: number,
): { readonly value: number; readonly width: number } {
  const centre = weightedQuantile(sample, 0.5);
  const distances = distancesFrom(centre, sample);
  const width =
    spread === "median-absolute-deviation"
      ? weightedQuantile(distances, 0.5)
      : roundTo(mean(distances), spreadStep);
  return { value: centre + (kind === "risk" ? 1 : -1) * multiplier * width, width };
}

/** |score − centre| with its weight, ascending. */
function distancesFrom(centre: number, { scores, weights }: WeightedSample): WeightedSample {
  return inOrder(
    scores.map((score) => Math.abs(score - centre)),
    weights,
  );
}

function mean({ scores, weights }: WeightedSample): number {
  const sum = scores.reduce((total, score, row) => total + (weights[row] as number) * score, 0);
  return sum / totalWeight(weights);
}

const roundTo = (value: number, step: number): number =>
  step === 0 ? value : Number((Math.round(value / step) * step).toFixed(10));
