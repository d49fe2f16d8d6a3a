import {
  type AskedQuestion,
  compareQuestion,
  type PrintedColumn,
} from "../vocabulary/compare-question.ts";
import type { Reasoned } from "../vocabulary/proposal.ts";
import type { Precedent } from "./precedents.ts";

/** An item, its folded texts, and where it stood in an earlier wave. */
export type Question = AskedQuestion & { readonly before: Precedent | null };

/**
 * How sure a match by id is once the question that the file prints is held against the item's. Ids
 * are used again for other questions, so that an id counts only where the words are much the same,
 * or are in a language in which the instrument has none to compare them with.
 *
 * @param byId what the rule says where the file prints no question
 */
export function judgeIdMatch(
  byId: Reasoned,
  question: Question,
  printed: PrintedColumn,
  all: readonly Question[],
): Reasoned {
  const compared = compareQuestion(question, printed, all);
  if (compared === "same") return byId;
  return compared === "another"
    ? { confidence: "low", reason: "same-id-other-question" }
    : { confidence: "medium", reason: "same-id-other-language" };
}
