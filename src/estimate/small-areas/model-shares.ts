import { normalQuantile } from "../../statistics/distributions.ts";
import { inverseLogit } from "../../statistics/logit-interval.ts";
import type { ModelAssisted } from "../../vocabulary/estimate.ts";
import { fayHerriot } from "./fay-herriot.ts";
import type { VarianceMethod } from "./variance-between.ts";

/** One area's share, as it is printed. */
export interface DirectShare {
  /** In [0, 1]. */
  readonly value: number;
  /** Persons in the denominator, > 0. */
  readonly respondents: number;
  /** p(1 − p)/SE², Kish's size where the standard error is 0; > 0. */
  readonly effectiveRespondents: number;
  readonly degreesOfFreedom: number;
}

/** Fewer areas tell too little of how much areas differ. */
const LEAST_AREAS = 6;

interface Counted {
  readonly counted: number;
  readonly size: number;
}

/**
 * The shares of the areas of one municipality, each helped by all the others: Fay–Herriot on the
 * logit scale, the areas' common mean as what is expected of an area before anybody answered.
 *
 *     n_i = min(respondents, effectiveRespondents)       x_i = n_i p_i
 *     y_i = log( (x_i + ½) / (n_i − x_i + ½) )           defined at 0 % and 100 % too
 *     ψ_i = 1 / ( n_i P(1 − P) ),  P = Σ x / Σ n         smoothed: an area's own p would call a low
 *                                                        share uncertain and a high one certain
 *     θ̂_i, MSE from `fayHerriot`
 *     value = expit θ̂,  interval = expit( θ̂ ± z √MSE )
 *
 * Left out, and null: an area of which the spread is not known (df ≤ 0). Everything is null with
 * fewer than six areas, or where P is 0 or 1.
 *
 * @param areas null for an area that is not shown; the others' figures do not hang on it
 * @param method of the variance between areas; `restricted` is too sure of itself where it finds none
 * @returns one entry per area, in order
 * @see Rao & Molina (2015), Small Area Estimation, 2nd edition, sections 6.1 and 6.2
 * @see Gart & Zweifel (1967), Biometrika 54, 181–187, on the ½
 */
export function modelShares(
  areas: readonly (DirectShare | null)[],
  method: VarianceMethod = "adjusted",
): readonly (ModelAssisted | null)[] {
  const sized = areas.map(sizeOf);
  const used = sized.filter((area) => area !== null);
  const counted = used.reduce((sum, area) => sum + area.counted, 0);
  const size = used.reduce((sum, area) => sum + area.size, 0);
  const spread = (counted / size) * (1 - counted / size);
  if (used.length < LEAST_AREAS || !(spread > 0)) return areas.map(() => null);
  const { predictions } = fayHerriot(
    used.map((area) => ({
      value: Math.log((area.counted + 0.5) / (area.size - area.counted + 0.5)),
      variance: 1 / (area.size * spread),
    })),
    method,
  );
  const z = normalQuantile(0.975);
  let next = 0;
  return sized.map((area) => {
    const prediction = area === null ? undefined : predictions[next++];
    if (prediction === undefined) return null;
    const { value, meanSquaredError, shrinkage } = prediction;
    const reach = z * Math.sqrt(meanSquaredError);
    return {
      value: inverseLogit(value),
      low: inverseLogit(value - reach),
      high: inverseLogit(value + reach),
      shrinkage,
    };
  });
}

function sizeOf(area: DirectShare | null): Counted | null {
  if (area === null || !(area.degreesOfFreedom > 0)) return null;
  const size = Math.min(area.respondents, area.effectiveRespondents);
  return { size, counted: size * area.value };
}
