import type { Design } from "../vocabulary/design.ts";
import type { DifferenceEstimate, Estimate, Group, ShareEstimate } from "../vocabulary/estimate.ts";
import type { Estimation } from "../vocabulary/estimation.ts";
import type { Indicator } from "../vocabulary/measure.ts";
import type { PresentationFlag } from "../vocabulary/presentation-flag.ts";
import { estimateDifference } from "./difference.ts";
import type { RegisterCell } from "./finite-correction.ts";
import { estimateMeanScore } from "./mean-score.ts";
import { normShare } from "./norm-share.ts";
import { shareFlags, totalFlags } from "./presentation-flags.ts";
import { estimateShare } from "./share.ts";
import { estimateTotal } from "./total.ts";

export interface FigureRequest {
  readonly indicator: Indicator;
  readonly area: string | null;
  readonly group: Group;
  /** Mask of the area × group. */
  readonly inside: Uint8Array;
  /** Mask of the other areas that the area is compared with; null where it is not. */
  readonly rest: Uint8Array | null;
  /** Pupils who answered, by grade, as they are printed for this area; null where they are not. */
  readonly grades: ReadonlyMap<string, number> | null;
  readonly design: Design;
  readonly estimation: Estimation;
  /** Pupils by area and grade; null where the respondents are no part of a finite population. */
  readonly population: FinitePopulation | null;
}

/** The pupils whom the respondents stand for. */
export interface FinitePopulation {
  readonly inside: readonly RegisterCell[];
  readonly rest: readonly RegisterCell[];
}

/** Everything about one measure in one area × group; null when nobody is in the denominator. */
export function estimateFigure(request: FigureRequest): Estimate | null {
  const { indicator, inside, design, rest } = request;
  const { lonelyPsu, interval } = request.estimation;
  const cells = request.population?.inside ?? null;
  const share = estimateShare(indicator.state, inside, design, lonelyPsu, { interval, cells });
  if (share === null) return null;
  const compared = rest === null ? null : compareWithRest(request, rest, share);
  const norm = normOf(request);
  return {
    measure: indicator.measure.id,
    area: request.area,
    group: request.group,
    share,
    meanScore: meanScoreOf(request),
    reference: compared?.reference ?? null,
    difference: compared?.difference ?? null,
    norm,
    differenceFromNorm: norm === null ? null : fromConstant(share, norm),
    flags: flagsOf(request, share),
  };
}

/**
 * Of a share always; of the count of pupils behind it where weights make it one of the population.
 * Without weights it is a number of answers, and nothing is uncertain about that; calibrated weights
 * fix parts of it.
 */
function flagsOf(
  { indicator, inside, design, estimation }: FigureRequest,
  share: ShareEstimate,
): readonly PresentationFlag[] {
  if (!design.weighted || design.calibration !== undefined) return shareFlags(share);
  const total = estimateTotal(indicator.state, inside, design, estimation.lonelyPsu);
  return [...shareFlags(share), ...totalFlags(total, share.degreesOfFreedom)].sort();
}

interface Comparison {
  readonly reference: ShareEstimate;
  readonly difference: DifferenceEstimate;
}

function compareWithRest(
  { indicator, inside, design, estimation, population }: FigureRequest,
  rest: Uint8Array,
  share: ShareEstimate,
): Comparison | null {
  const { state } = indicator;
  const { lonelyPsu, interval } = estimation;
  const cells = population?.rest ?? null;
  const reference = estimateShare(state, rest, design, lonelyPsu, { interval, cells });
  if (reference === null) return null;
  const difference = estimateDifference(state, inside, rest, design, lonelyPsu, share, reference);
  return { reference, difference };
}

/** Over the share's own denominator: somebody without a grade has a score, but no cut to be past. */
function meanScoreOf({ indicator, inside, design }: FigureRequest): number | null {
  const { score, state } = indicator;
  return score === undefined ? null : estimateMeanScore(score, inside, design, state);
}

function normOf({ indicator, grades }: FigureRequest): number | null {
  const { beyond } = indicator;
  return beyond === undefined || grades === null ? null : normShare(beyond, grades);
}

/** Against a norm population taken as fixed: the share's own interval, moved by the constant. */
function fromConstant(share: ShareEstimate, norm: number): DifferenceEstimate {
  const [low, high] = [share.low - norm, share.high - norm];
  return { value: share.value - norm, low, high, p: null };
}
