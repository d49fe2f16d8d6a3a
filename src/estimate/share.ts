import type { Design } from "../vocabulary/design.ts";
import type { ShareEstimate } from "../vocabulary/estimate.ts";
import type { IntervalMethod, LonelyPsu } from "../vocabulary/estimation.ts";
import { lineariseShare } from "./calibrate/calibrated-scores.ts";
import { countPersons } from "./count-persons.ts";
import { finiteCorrection, type RegisterCell } from "./finite-correction.ts";
import { intervalOfShare } from "./interval-of-share.ts";
import { designFrame, policyFor } from "./linearisation/design-frame.ts";
import { domainTotals, kishEffective } from "./linearisation/domain-totals.ts";
import {
  degreesOfFreedom,
  ROUNDING_VARIANCE,
  taylorVariance,
} from "./linearisation/taylor-variance.ts";

/** How the interval of a share is made; left out: Korn–Graubard, population not finite. */
export interface IntervalChoice {
  readonly interval?: IntervalMethod;
  /** The pupils that the denominator is a part of; null or left out: not a finite population. */
  readonly cells?: readonly RegisterCell[] | null;
}

/** A share before its interval. */
export interface MeasuredShare {
  readonly respondents: number;
  readonly counted: number;
  readonly weighted: number;
  readonly value: number;
  readonly variance: number;
  readonly degreesOfFreedom: number;
  readonly kishEffective: number;
}

/**
 * Whether nothing but the respondents themselves was declared: no weights, strata or clusters, and
 * no population that they were drawn from.
 */
export function isSimple(design: Design): boolean {
  const { weighted, stratified, clustered, populationOf } = design;
  return !weighted && !stratified && !clustered && populationOf === undefined;
}

/**
 * The weighted share of one measure in one domain, with standard error and 95 % interval.
 *
 *     p = Σwy / Σw over the denominator: inside, state known, weight above 0
 *     V = Taylor linearisation of this ratio over the whole design (`taylorVariance`)
 *     interval: `intervalOfShare`
 *
 * Definitions chosen:
 * - without weights, strata and clusters SE² = p(1 − p)/(n − 1) and df = n − 1. R `survey` has
 *   N/(N − 1) · p(1 − p)/n for a domain of n among N respondents; the two agree when n = N;
 * - design effect = SE² / (p(1 − p)/(n − 1)), with n persons: R's `deff = "replace"`, and exactly
 *   1 for a simple sample; null where SE is 0;
 * - effectiveRespondents = p(1 − p)/SE², not capped at n; Kish's (Σw)²/Σw² where SE is 0;
 * - SE is 0 at p = 0 and p = 1, and where the denominator has one cluster: then df is 0, and the
 *   interval is [0, 1];
 * - with `cells` V is multiplied by `finiteCorrection` and Kish's size divided by it; with them, or
 *   with a population in the design, the effective size is not capped at n.
 *
 * @param state COUNTED, NOT_COUNTED or UNKNOWN, one per respondent
 * @param inside the domain: 1 inside, 0 outside, one per respondent
 * @param design the whole design, never a part of it
 * @param lonelyPsu what to do about strata with a single cluster in the full design
 * @returns null when nobody is in the denominator
 * @throws RangeError under `fail` when the denominator reaches into a stratum with a single cluster
 * @see Korn & Graubard (1999), Analysis of Health Surveys, section 2.4
 */
export function estimateShare(
  state: Int8Array,
  inside: Uint8Array,
  design: Design,
  lonelyPsu: LonelyPsu,
  choice: IntervalChoice = {},
): ShareEstimate | null {
  if (isSimple(design)) {
    const { respondents, counted } = countPersons(state, inside);
    return shareOfPersons(respondents, counted, choice);
  }
  const measured = measureDesign(state, inside, design, lonelyPsu);
  if (measured === null) return null;
  return completeShare(measured, choice, design.populationOf === undefined);
}

/**
 * The share of `counted` among `respondents` persons without weights, strata and clusters: what
 * `estimateShare` gives for a simple design, from the two counts alone.
 *
 * @param respondents whole number of persons in the denominator, ≥ 0
 * @param counted whole number of persons in the numerator, 0 … respondents
 * @returns null when there are no respondents
 */
export function shareOfPersons(
  respondents: number,
  counted: number,
  choice: IntervalChoice = {},
): ShareEstimate | null {
  if (respondents === 0) return null;
  const value = counted / respondents;
  const measured = {
    respondents,
    counted,
    weighted: respondents,
    value,
    variance: respondents > 1 ? (value * (1 - value)) / (respondents - 1) : 0,
    degreesOfFreedom: respondents - 1,
    kishEffective: respondents,
  };
  return completeShare(measured, choice, true);
}

function measureDesign(
  state: Int8Array,
  inside: Uint8Array,
  design: Design,
  lonelyPsu: LonelyPsu,
): MeasuredShare | null {
  const totals = domainTotals(state, inside, design);
  const { respondents, counted, weighted } = totals;
  if (respondents === 0) return null;
  const frame = designFrame(design);
  const { own, spread } = lineariseShare(state, inside, totals, design);
  const value = totals.weightedCounted / weighted;
  const variance = taylorVariance(spread, frame, policyFor(design, lonelyPsu));
  const nothing = variance <= ROUNDING_VARIANCE * value * (1 - value);
  return {
    respondents,
    counted,
    weighted,
    value,
    variance: nothing ? 0 : variance,
    degreesOfFreedom: degreesOfFreedom(own, frame),
    kishEffective: kishEffective({ weighted, squaredWeights: totals.unheardSquares }),
  };
}

/** A measured share with its interval, design effect and effective size, as `estimateShare` says. */
export function completeShare(
  { variance: infinite, kishEffective, ...share }: MeasuredShare,
  { interval = "korn-graubard", cells = null }: IntervalChoice,
  isInfinite: boolean,
): ShareEstimate {
  const { respondents, value } = share;
  const correction = cells === null ? 1 : finiteCorrection(respondents, cells);
  const variance = infinite * correction;
  const standardError = Math.sqrt(variance);
  const kish = kishEffective / correction;
  const made = intervalOfShare(interval, {
    share: value,
    standardError,
    respondents,
    degreesOfFreedom: share.degreesOfFreedom,
    kishEffective: kish,
    capped: isInfinite && cells === null,
  });
  const spread = value * (1 - value);
  return {
    ...share,
    standardError,
    ...made,
    designEffect: variance === 0 ? null : variance / (spread / (respondents - 1)),
    effectiveRespondents: variance === 0 ? kish : spread / variance,
    ...(cells === null ? {} : { finiteCorrection: correction }),
  };
}
