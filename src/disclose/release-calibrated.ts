import type { RowWeights } from "../vocabulary/estimate.ts";
import type { Difference, Figure, Released } from "../vocabulary/figure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { shareStep } from "../vocabulary/row-flags.ts";
import type { IntervalOf } from "./release-figures.ts";
import { multiple, roundLimits, roundOutwards, roundShare } from "./round-row.ts";
import { toldLoss } from "./told-loss.ts";

/** A share with the limits made of it. */
interface Limited {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How what stands beside a printed share is made, of printed numbers alone. */
export interface CalibratedParts {
  /** Interval of a share of so many persons; null where the survey has clusters. */
  readonly intervalOf: IntervalOf;
  /** Limits of the difference of two shares from their own limits. */
  readonly differenceOf: (
    first: Limited,
    second: Limited,
  ) => { readonly low: number; readonly high: number };
  /** p of a difference from its printed limits, in [0, 1]. */
  readonly pOf: (low: number, high: number) => number;
}

/** A step holds at least so many of the heaviest respondent. */
const HEAVIEST_IN_STEP = 2;

/**
 * The smallest step of the policy that is worth two respondents of the largest weight. One pupil who
 * stands for 60 / 3 of 180 moves the share by 0.11, however many others there are: no step hides that.
 *
 * @param heaviest the largest weight through the sum of them
 * @returns null where no step is coarse enough
 */
export function calibratedStep(heaviest: number, policy: Policy): number | null {
  return policy.roundingSteps.find((step) => step >= HEAVIEST_IN_STEP * heaviest - 1e-9) ?? null;
}

/**
 * A row under calibrated weights, as it may be shown. The register's counts are public, and so the
 * weight of each grade × gender is: a share with twelve digits, Σ w_c k_c / Σ w_c n_c, solves for the
 * pupils k_c behind every one of them. So the share is a multiple of a step that follows from the
 * weights of those who answered, never from answers, and everything else follows from printed numbers:
 *
 * - limits from the printed share and n / loss respondents, outwards to the step, and none where
 *   `toldLoss` does not tell the loss. Exact ones, by several methods and rounded, would narrow what the standard error and so the answers are;
 * - the reference has its own step, the one that these areas would have as a row;
 * - the difference is that of the printed shares, its limits from theirs, its p from its limits.
 *
 * What is exact is left out: weighted number, standard error, degrees of freedom, design effect, mean
 * score. The flag is `calibrated:STEP`; in a row that is `rounded:STEP` the respondents are rounded too.
 *
 * @param weights of those behind the share; `rest` of those behind the reference, null where none
 * @returns null where no step is coarse enough: the row is withheld
 */
export function releaseCalibrated(
  figure: Released<Figure>,
  { row, rest }: { readonly row: RowWeights | null; readonly rest: RowWeights | null },
  policy: Policy,
  parts: CalibratedParts,
): Released<Figure> | null {
  const isExact = figure.status === "shown" && shareStep(figure.flags) === null;
  if (policy.open || !isExact || figure.value === null) return figure;
  const step = row === null ? null : calibratedStep(row.heaviest, policy);
  if (row === null || step === null) return null;
  const own = printedShare(figure.value, step, row, parts.intervalOf);
  const restStep = rest === null ? null : calibratedStep(rest.heaviest, policy);
  const other =
    figure.reference === null || rest === null || restStep === null
      ? null
      : printedShare(figure.reference, restStep, rest, parts.intervalOf);
  const norm = figure.norm === null ? null : roundShare(figure.norm, step);
  const { limits } = own;
  const [low, high] = limits ? roundLimits(limits.low, limits.high, step) : [null, null];
  return {
    ...figure,
    weighted: null,
    value: own.value,
    standardError: null,
    low,
    high,
    degreesOfFreedom: null,
    designEffect: null,
    effectiveRespondents: own.size,
    method: own.method,
    meanScore: null,
    reference: other?.value ?? null,
    norm,
    difference: other === null ? null : printedDifference(own, other, step, parts),
    differenceFromNorm:
      norm === null || low === null || high === null
        ? null
        : {
            value: minus(own.value, norm),
            low: minus(low, norm),
            high: minus(high, norm),
            p: null,
            pAdjusted: null,
          },
    flags: [
      // What these say is made of exact limits.
      ...figure.flags.filter((flag) => !flag.startsWith("nchs:")),
      `calibrated:${step.toFixed(2)}`,
    ].sort(),
  } as Released<Figure>;
}

interface PrintedShare {
  readonly value: number;
  /** So many persons of equal weight tell at least as much; null where that would be too telling. */
  readonly size: number | null;
  readonly method: string | null;
  readonly limits: Limited | null;
}

function printedShare(
  exact: number,
  step: number,
  { respondents, loss }: RowWeights,
  intervalOf: IntervalOf,
): PrintedShare {
  const value = awayFromEnds(exact, step);
  const told = toldLoss(loss);
  const size = told === null ? null : Math.floor(respondents / told);
  const made = size === null ? null : intervalOf(value, size);
  const limits = made === null ? null : { value, low: made.low, high: made.high };
  return { value, size, method: made?.method ?? null, limits };
}

/** 0 and 1 are printed of a share that is exactly that: of another, they would tell that all of a cell count, or none. */
function awayFromEnds(exact: number, step: number): number {
  const value = roundShare(exact, step);
  if (exact <= 0 || exact >= 1) return value;
  return Math.min(Math.max(value, step), multiple(Math.round(1 / step) - 1, step));
}

function printedDifference(
  own: PrintedShare,
  other: PrintedShare,
  step: number,
  { differenceOf, pOf }: CalibratedParts,
): Difference | null {
  if (own.limits === null || other.limits === null) return null;
  const limits = differenceOf(own.limits, other.limits);
  const value = minus(own.value, other.value);
  const [down, up] = roundOutwards(limits.low, limits.high, step);
  const [low, high] = [Math.max(-1, down), Math.min(1, up)];
  return { value, low, high, p: pOf(low, high), pAdjusted: null };
}

/** Two multiples of hundredths: their difference is one too, without binary dust. */
const minus = (one: number, other: number): number => Number((one - other).toFixed(6));
