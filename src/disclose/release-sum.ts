import type { Figure, Released } from "../vocabulary/figure.ts";
import type { Measure } from "../vocabulary/measure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { shareStep } from "../vocabulary/row-flags.ts";
import {
  comparabilityFlags,
  emptyFigure,
  type IntervalOf,
  releaseWithheld,
} from "./release-figures.ts";
import { roundLimits, roundShare } from "./round-row.ts";

/**
 * Everyone, under a policy that rounds everything: the areas' rows as they are printed, added up.
 * Rounded by itself, a total beside its rounded parts can undo their rounding; a sum of what is
 * printed tells nothing new. The share is Σ p·n / Σ n of the printed p and n, to about their mean
 * step. It may be further from the exact share than half a step, so it carries the flag `summed`.
 *
 * @param parts rows of the areas as released; those that are not shown are left out
 * @param isWhole are all areas, and those without one, in the sum?
 */
export function releaseSum(
  measure: Measure,
  parts: readonly Released<Figure>[],
  isWhole: boolean,
  policy: Policy,
  intervalOf: IntervalOf,
): Released<Figure> {
  const shown = parts.flatMap(({ status, value, respondents, flags }) => {
    const step = shareStep(flags);
    return status !== "shown" || value === null || respondents === null || step === null
      ? []
      : [{ value, respondents, step }];
  });
  if (shown.length === 0) return releaseWithheld(measure, {});
  const respondents = shown.reduce((sum, row) => sum + row.respondents, 0);
  const counted = shown.reduce((sum, row) => sum + row.respondents * row.value, 0);
  const step = stepOf(shown, policy);
  const value = roundShare(counted / respondents, step);
  const interval = intervalOf(value, respondents);
  const [low, high] = interval ? roundLimits(interval.low, interval.high, step) : [null, null];
  return {
    ...emptyFigure(measure, {}),
    respondents,
    value,
    low,
    high,
    method: interval?.method ?? null,
    status: "shown",
    flags: [
      ...comparabilityFlags(measure),
      ...(isWhole ? [] : ["partial"]),
      `rounded:${step.toFixed(2)}`,
      "summed",
      ...(interval?.flags ?? []),
    ].sort() as readonly string[],
  } as Released<Figure>;
}

/** The largest of the policy's steps that is no larger than the mean step of the parts. */
function stepOf(
  parts: readonly { readonly respondents: number; readonly step: number }[],
  { roundingSteps }: Policy,
): number {
  const respondents = parts.reduce((sum, part) => sum + part.respondents, 0);
  const steps = parts.reduce((sum, part) => sum + part.respondents * part.step, 0);
  const fine = roundingSteps.filter((step) => step <= steps / respondents + 1e-9);
  return fine.at(-1) ?? roundingSteps[0] ?? 0.01;
}
