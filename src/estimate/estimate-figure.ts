import type { Design } from "../vocabulary/design.ts";
import type { DifferenceEstimate, Estimate, Group, ShareEstimate } from "../vocabulary/estimate.ts";
import { type Indicator, UNKNOWN } from "../vocabulary/measure.ts";
import type { LonelyPsu } from "../vocabulary/project.ts";
import type { Grouping } from "../vocabulary/responses.ts";
import { countPersons } from "./count-persons.ts";
import { differenceOfShares, estimateDifference } from "./difference.ts";
import { estimateMeanScore } from "./mean-score.ts";
import { normShare } from "./norm-share.ts";
import { estimateShare, isSimple, shareOfPersons } from "./share.ts";

/** Persons that stand for the withheld areas in a comparison. */
interface StandIn {
  readonly respondents: number;
  readonly counted: number;
}

/** What an area is compared with: the pupils of the other known areas. */
export interface Rest {
  /** Pupils of the other areas, whether these are shown or not. */
  readonly others: Uint8Array;
  /** Pupils of the other areas that are shown. */
  readonly shown: Uint8Array;
  /** What the areas that are not shown count for; null where all are shown. */
  readonly hidden: StandIn | null;
}

export interface FigureRequest {
  readonly indicator: Indicator;
  readonly area: string | null;
  readonly group: Group;
  /** Mask of the area × group. */
  readonly inside: Uint8Array;
  readonly rest: Rest | null;
  readonly grade: Grouping;
  readonly design: Design;
  readonly lonelyPsu: LonelyPsu;
  /** Step to which pupils per grade are taken where the norm is weighted by them; 1: exactly. */
  readonly gradeStep: number;
}

/** Everything about one measure in one area × group; null when nobody is in the denominator. */
export function estimateFigure(request: FigureRequest): Estimate | null {
  const { indicator, inside, design, rest } = request;
  const share = estimateShare(indicator.state, inside, design, request.lonelyPsu);
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
  };
}

interface Comparison {
  readonly reference: ShareEstimate;
  readonly difference: DifferenceEstimate;
}

function compareWithRest(
  request: FigureRequest,
  rest: Rest,
  share: ShareEstimate,
): Comparison | null {
  const { indicator, inside, design, lonelyPsu } = request;
  const { state } = indicator;
  if (rest.hidden !== null) return compareWithStandIn(request, rest, rest.hidden, share);
  const reference = estimateShare(state, rest.others, design, lonelyPsu);
  if (reference === null) return null;
  const difference = estimateDifference(
    state,
    inside,
    rest.others,
    design,
    lonelyPsu,
    share,
    reference,
  );
  return { reference, difference };
}

/**
 * The rest of the municipality where some areas are withheld: exact persons of the shown areas, and
 * for the withheld ones the total that disclosure lets out.
 *
 *     reference = (Σ_shown w·y + w̄·k̃) / (Σ_shown w + w̄·ñ),   w̄ = mean weight of the shown rest
 *
 * Without weights and clusters everything that is printed follows from these counts, the standard
 * error too. With a design the joint standard error is that of the true rest (nobody outside has
 * the weights to solve it for a count), moved to the reference as printed.
 */
function compareWithStandIn(
  request: FigureRequest,
  rest: Rest,
  hidden: StandIn,
  share: ShareEstimate,
): Comparison | null {
  const { indicator, inside, design, lonelyPsu } = request;
  const { state } = indicator;
  if (isSimple(design)) {
    const persons = countPersons(state, rest.shown);
    const reference = shareOfPersons(
      persons.respondents + hidden.respondents,
      persons.counted + hidden.counted,
    );
    return reference && { reference, difference: differenceOfShares(share, reference) };
  }
  const shown = estimateShare(state, rest.shown, design, lonelyPsu);
  const others = estimateShare(state, rest.others, design, lonelyPsu);
  if (shown === null || others === null) return null;
  const weight = (hidden.respondents * shown.weighted) / shown.respondents;
  const counted = hidden.respondents === 0 ? 0 : (weight * hidden.counted) / hidden.respondents;
  const value = (shown.weighted * shown.value + counted) / (shown.weighted + weight);
  const exact = estimateDifference(state, inside, rest.others, design, lonelyPsu, share, others);
  const shift = others.value - value;
  const difference = {
    value: share.value - value,
    low: Math.max(-1, exact.low + shift),
    high: Math.min(1, exact.high + shift),
    p: exact.p,
  };
  return { reference: { ...others, value }, difference };
}

/** Over the share's own denominator: somebody without a grade has a score, but no cut to be past. */
function meanScoreOf({ indicator, inside, design }: FigureRequest): number | null {
  const { score, state } = indicator;
  if (score === undefined) return null;
  const known = inside.map((here, row) => (here === 1 && state[row] !== UNKNOWN ? 1 : 0));
  return estimateMeanScore(score, known, design);
}

function normOf({ indicator, inside, grade, design, gradeStep }: FigureRequest): number | null {
  const { beyond, state } = indicator;
  if (beyond === undefined || beyond.size === 0) return null;
  return normShare({
    beyond,
    gradeOf: grade.of,
    gradeNames: grade.names,
    state,
    inside,
    design,
    gradeStep,
  });
}

/** Against a norm population taken as fixed: the share's own interval, moved by the constant. */
function fromConstant(share: ShareEstimate, norm: number): DifferenceEstimate {
  const [low, high] = [share.low - norm, share.high - norm];
  return { value: share.value - norm, low, high, p: null };
}
