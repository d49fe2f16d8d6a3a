import type { Estimate, Group } from "../vocabulary/estimate.ts";
import { type Difference, type Figure, NO_NUMBERS, type Released } from "../vocabulary/figure.ts";
import type { AbsentReason, Measure } from "../vocabulary/measure.ts";
import { roundCount, roundLimits, roundShare } from "./round-row.ts";
import type { Treatment } from "./solve-survey.ts";

/** What a coarsened row tells beside its share and number, made from these two alone. */
export interface CoarseInterval {
  readonly low: number;
  readonly high: number;
  readonly method: string;
  readonly flags: readonly string[];
}

/**
 * Interval of a share that rests on a number of respondents alone; null where the survey has a
 * design, of which a rounded row may know nothing.
 */
export type IntervalOf = (share: number, respondents: number) => CoarseInterval | null;

/** A row without numbers: its name, its status and the reason. */
export function emptyFigure(measure: Measure, group: Group): Figure {
  return {
    measure: measure.id,
    kind: measure.kind,
    domain: measure.domain ?? null,
    label: measure.label,
    group,
    ...NO_NUMBERS,
    status: "absent",
    reason: null,
    flags: [],
  };
}

/** A measure that cannot be told for a reason that has nothing to do with who answered. */
export function releaseAbsent(
  measure: Measure,
  group: Group,
  reason: AbsentReason,
): Released<Figure> {
  return { ...emptyFigure(measure, group), reason } as Released<Figure>;
}

/** A row of which nothing but its name may be known. */
export function releaseWithheld(measure: Measure, group: Group): Released<Figure> {
  const status = { status: "withheld", reason: "protected" } as const;
  return { ...emptyFigure(measure, group), ...status } as Released<Figure>;
}

/** One estimate as it may be shown under the treatment that was decided for its cell. */
export function releaseFigure(
  measure: Measure,
  estimate: Estimate,
  treatment: Treatment,
  intervalOf: IntervalOf,
): Released<Figure> {
  if (treatment.kind === "withheld") return releaseWithheld(measure, estimate.group);
  if (treatment.kind === "rounded") {
    return roundedFigure(measure, estimate, treatment, intervalOf);
  }
  if (treatment.kind === "coded") return codedFigure(measure, estimate, treatment);
  const { share, reference } = estimate;
  return {
    ...emptyFigure(measure, estimate.group),
    respondents: share.respondents,
    weighted: share.weighted,
    value: share.value,
    standardError: share.standardError,
    low: share.low,
    high: share.high,
    degreesOfFreedom: share.degreesOfFreedom,
    designEffect: share.designEffect,
    effectiveRespondents: Number.isFinite(share.effectiveRespondents)
      ? share.effectiveRespondents
      : null,
    method: share.method,
    meanScore: estimate.meanScore,
    reference: reference?.value ?? null,
    norm: estimate.norm,
    difference: unadjusted(estimate.difference),
    differenceFromNorm: unadjusted(estimate.differenceFromNorm),
    status: "shown",
    flags: [
      ...comparabilityFlags(measure),
      ...(treatment.kind === "partial" ? ["partial"] : []),
      ...estimate.flags,
    ].sort() as readonly string[],
  } as Released<Figure>;
}

/** What the wave says about the questions: known before anybody answered, so it gives nothing away. */
export const comparabilityFlags = ({ comparability }: Measure): readonly string[] =>
  comparability === undefined ? [] : [comparability];

const unadjusted = (difference: Estimate["difference"]): Difference | null =>
  difference === null ? null : { ...difference, pAdjusted: null };

/**
 * A coarsened row: every cell is a function of the rounded share and the rounded count alone.
 * Nothing exact is left; a standard error or a mean score would solve for the count.
 */
function roundedFigure(
  measure: Measure,
  estimate: Estimate,
  { step, respondentsTo }: Extract<Treatment, { kind: "rounded" }>,
  intervalOf: IntervalOf,
): Released<Figure> {
  const { share, norm } = estimate;
  const respondents = roundCount(share.respondents, respondentsTo);
  const value = roundShare(share.value, step);
  const interval = intervalOf(value, respondents);
  const [low, high] = interval ? roundLimits(interval.low, interval.high, step) : [null, null];
  return {
    ...emptyFigure(measure, estimate.group),
    respondents,
    value,
    low,
    high,
    method: interval?.method ?? null,
    norm: norm === null ? null : roundShare(norm, step),
    status: "shown",
    flags: [
      ...comparabilityFlags(measure),
      `rounded:${step.toFixed(2)}`,
      ...(interval?.flags ?? []),
    ].sort() as readonly string[],
  } as Released<Figure>;
}

/**
 * A share that is told as a limit: `at-most:0.01` or `at-least:0.99`, with the limit as its value. Of its
 * answers nothing else is told: an interval, a difference or a score would say where below it lies.
 */
function codedFigure(
  measure: Measure,
  { group, share, norm }: Estimate,
  { edge, bound }: Extract<Treatment, { kind: "coded" }>,
): Released<Figure> {
  return {
    ...emptyFigure(measure, group),
    respondents: share.respondents,
    value: bound,
    norm,
    status: "shown",
    flags: [...comparabilityFlags(measure), `${edge}:${bound}`].sort() as readonly string[],
  } as Released<Figure>;
}

/** Adds adjusted p's, which only exist once it is known what is shown. */
export function withAdjusted(figure: Released<Figure>, pAdjusted: number): Released<Figure> {
  if (figure.difference === null) return figure;
  return { ...figure, difference: { ...figure.difference, pAdjusted } } as Released<Figure>;
}
