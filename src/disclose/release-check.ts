import type { MissingShares, ScaleReliability } from "../vocabulary/check.ts";
import type { Released } from "../vocabulary/figure.ts";
import type { MissingReason } from "../vocabulary/instrument.ts";
import { isOptionText } from "../vocabulary/option-text.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { judgeCell } from "./judge-cell.ts";
import { isReleasable, type Persons } from "./primary.ts";
import { releaseCount } from "./release-coverage.ts";
import { roundShare, stepForCount } from "./round-row.ts";
import { isSizeProtected, type Treatment } from "./solve-survey.ts";

const HUNDREDTH = 0.01;

/** Shares without an answer, in hundredths and from rounded counts; null where too few to tell. */
export function releaseMissing(
  counts: ReadonlyMap<MissingReason, number>,
  respondents: number,
  policy: Policy,
): Released<MissingShares> {
  const share = (count: number): number | null => {
    const [part, whole] = [releaseCount(count, policy), releaseCount(respondents, policy)];
    if (part === null || whole === null || whole === 0) return null;
    return Math.min(1, roundShare(part / whole, HUNDREDTH));
  };
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const byReason = Object.fromEntries([...counts].map(([reason, count]) => [reason, share(count)]));
  return { all: share(all), byReason } as Released<MissingShares>;
}

/**
 * How many of a group an honesty rule finds, to the policy's step. None is told too, as 0 % is, but
 * only of a group that is large enough to say anything about.
 */
export function releasePart(count: number, respondents: number, policy: Policy): number | null {
  return isSizeProtected(respondents, policy) ? null : releaseCount(count, policy);
}

/** The codes that enough of enough respondents gave for their being there to tell of nobody. */
export function releaseCodes(
  counts: ReadonlyMap<number, number>,
  respondents: number,
  policy: Policy,
): readonly number[] {
  if (isSizeProtected(respondents, policy)) return [];
  const fewest = policy.open ? 1 : policy.minimumNumerator;
  const told = [...counts].filter(([, count]) => count >= fewest).map(([code]) => code);
  return told.sort((a, b) => a - b);
}

/**
 * A text that stands in a coded column and is no code. What a pupil wrote is never shown: only a
 * short number, or a text that so many gave alike that it must be an option of the form.
 */
export function releaseText(text: string, cells: number, policy: Policy): string | null {
  const isTold = policy.open || isOptionText(text, cells, policy.minimumRespondents);
  return isTold ? text.slice(0, 40) : null;
}

/** Reliability to two decimals; null where fewer answered than a figure needs. */
export function releaseReliability(
  measured: ScaleReliability,
  policy: Policy,
): Released<ScaleReliability> | null {
  if (!policy.open && measured.respondents < policy.minimumRespondents) return null;
  const two = (value: number): number => Number(value.toFixed(2));
  const twoOrNull = (value: number | null): number | null => (value === null ? null : two(value));
  const rounded: ScaleReliability = {
    respondents: releaseCount(measured.respondents, policy) ?? 0,
    alpha: two(measured.alpha),
    low: two(measured.low),
    high: two(measured.high),
    pairwise: twoOrNull(measured.pairwise),
    itemRest: measured.itemRest.map(({ item, correlation }) => ({
      item,
      correlation: twoOrNull(correlation),
    })),
  };
  return rounded as Released<ScaleReliability>;
}

/**
 * How the municipality's figure is shown beside the same figure without the respondents that honesty
 * rules remove. Their difference tells about the removed alone, so both are as exact as the
 * municipality's own only where the removed could be shown as a group; rounded, to a step that depends
 * on the respondents alone, where they are enough for a group; and withheld where they are few. One set of rules is
 * compared: two would differ by a group that nobody has looked at.
 *
 * @param all persons of the figure; `kept` those of them whom the rules leave
 * @param everyone what was decided about the municipality's own figure
 */
export function treatComparison(
  { all, kept }: { readonly all: Persons; readonly kept: Persons },
  goodWhen: "high" | "low",
  everyone: Treatment,
  policy: Policy,
): Treatment {
  if (everyone.kind === "withheld" || policy.open) return everyone;
  const removed = {
    respondents: all.respondents - kept.respondents,
    counted: all.counted - kept.counted,
  };
  const isEnough = removed.respondents >= policy.minimumRespondents;
  const isEdge = [everyone, judgeCell(kept, goodWhen, policy)].some(({ kind }) => kind === "coded");
  if (!isEnough || isEdge || !isReleasable(kept, goodWhen, policy)) return { kind: "withheld" };
  if (everyone.kind !== "rounded" && isReleasable(removed, goodWhen, policy)) return everyone;
  const step = stepForCount(kept.respondents, policy);
  if (step === null) return { kind: "withheld" };
  const coarsest = everyone.kind === "rounded" ? Math.max(step, everyone.step) : step;
  return { kind: "rounded", step: coarsest, respondentsTo: policy.roundCountsTo };
}
