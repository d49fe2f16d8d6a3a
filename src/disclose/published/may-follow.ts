import type { Figure } from "../../vocabulary/figure.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import { shareStep } from "../../vocabulary/row-flags.ts";
import { roundShare } from "../round-row.ts";
import { coarseFlags, isNear, isSameCounts, type RowCounts, rowCounts } from "./row-counts.ts";

/** By what a change is judged. */
export interface Judging {
  readonly goodWhen: "high" | "low";
  readonly policy: Policy;
  /** Has one of the publications weights? Shares then say nothing of whole persons. */
  readonly isWeighted: boolean;
  /** Are both made of the same answers in the same way? */
  readonly isSameSource: boolean;
}

/**
 * May this row be printed by those who have printed that one of the same pupils before?
 *
 * - What was withheld stays withheld: one more respondent would tell what it was.
 * - The same row tells nothing new.
 * - Another one tells the difference, so it must be one that could be told (`isChangeTellable`).
 * - Of a coarse row and an exact one, made of the same answers in the same way, the coarse one follows
 *   from the exact one. Any other change of a coarse row could lie at the edge of its step, and two
 *   roundings of one number tell more than each.
 */
export function mayFollow(before: Figure | undefined, after: Figure, judging: Judging): boolean {
  if (before === undefined || after.status !== "shown") return true;
  if (before.status !== "shown") return before.reason !== "protected";
  if (isSameRow(before, after)) return true;
  const { isWeighted, isSameSource } = judging;
  const [old, now] = [rowCounts(before, isWeighted), rowCounts(after, isWeighted)];
  // Equal counts with another mean or standard error: some answered otherwise, or are told of otherwise.
  if (old !== null && now !== null)
    return !isSameCounts(old, now) && isChangeTellable(old, now, judging);
  return isSameSource && (isRoundingOf(before, after) || isRoundingOf(after, before));
}

/** Is everything the same that is estimated from those in the row? */
export function isSameRow(before: Figure, after: Figure): boolean {
  const isSameNumber = (["respondents", "value", "weighted", "meanScore"] as const).every((name) =>
    isNear(before[name], after[name]),
  );
  return (
    isSameNumber &&
    isNear(before.standardError, after.standardError) &&
    coarseFlags(before).join() === coarseFlags(after).join()
  );
}

/** Is the first row the second one, rounded or told as a limit? */
function isRoundingOf(coarse: Figure, exact: Figure): boolean {
  const [flag = "", second] = coarseFlags(coarse);
  if (second !== undefined || coarseFlags(exact).length > 0) return false;
  if (coarse.value === null || exact.value === null) return false;
  if (flag.startsWith("at-most:")) return exact.value <= coarse.value;
  if (flag.startsWith("at-least:")) return exact.value >= coarse.value;
  const step = shareStep(coarse.flags);
  return (
    flag.startsWith("rounded:") &&
    step !== null &&
    isNear(roundShare(exact.value, step), coarse.value)
  );
}

/**
 * May the difference of two counts of one area be known? It is how many came or went, and how those
 * answered: nobody, or as many as any figure needs, on either side of the line. Where none of the many
 * is counted, or all are, the policy's own rule for such a figure decides. Where as many answered as
 * before, answers were mended, and then so many that no single one is told.
 *
 * Of weighted surveys only the number of respondents is judged.
 */
export function isChangeTellable(
  before: RowCounts,
  after: RowCounts,
  { policy, goodWhen, isWeighted }: Pick<Judging, "policy" | "goodWhen" | "isWeighted">,
): boolean {
  const people = Math.abs(after.respondents - before.respondents);
  if (people > 0 && people < policy.minimumRespondents) return false;
  if (isWeighted) return people > 0 || isSameCounts(before, after);
  const counted = Math.abs(after.counted - before.counted);
  const others = Math.abs(
    after.respondents - before.respondents - (after.counted - before.counted),
  );
  if (people === 0 && counted === 0) return true;
  if (counted === 0) return goodWhen === "low" ? policy.showNone : policy.showAll;
  if (others === 0) return goodWhen === "low" ? policy.showAll : policy.showNone;
  return counted >= policy.minimumNumerator && others >= policy.minimumComplement;
}
