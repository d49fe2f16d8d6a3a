import type { Design } from "../vocabulary/design.ts";
import type { DifferenceEstimate, Estimate, Group, ShareEstimate } from "../vocabulary/estimate.ts";
import { type Indicator, UNKNOWN } from "../vocabulary/measure.ts";
import type { LonelyPsu } from "../vocabulary/project.ts";
import { estimateDifference } from "./difference.ts";
import { estimateMeanScore } from "./mean-score.ts";
import { normShare } from "./norm-share.ts";
import { estimateShare } from "./share.ts";

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
  readonly lonelyPsu: LonelyPsu;
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
  { indicator, inside, design, lonelyPsu }: FigureRequest,
  rest: Uint8Array,
  share: ShareEstimate,
): Comparison | null {
  const { state } = indicator;
  const reference = estimateShare(state, rest, design, lonelyPsu);
  if (reference === null) return null;
  const difference = estimateDifference(state, inside, rest, design, lonelyPsu, share, reference);
  return { reference, difference };
}

/** Over the share's own denominator: somebody without a grade has a score, but no cut to be past. */
function meanScoreOf({ indicator, inside, design }: FigureRequest): number | null {
  const { score, state } = indicator;
  if (score === undefined) return null;
  const known = inside.map((here, row) => (here === 1 && state[row] !== UNKNOWN ? 1 : 0));
  return estimateMeanScore(score, known, design);
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
