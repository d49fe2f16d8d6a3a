import type { PrintedColumn } from "../vocabulary/compare-question.ts";
import type { ItemProposal } from "../vocabulary/proposal.ts";
import { isStartOf } from "../vocabulary/question-text.ts";
import { differsInSpelling } from "../vocabulary/similarity.ts";
import type { Question } from "./judge-id-match.ts";
import { printsQuestionOf } from "./judge-precedent.ts";

/** Which pairs of one rule hold, and how sure the rule is. */
export interface ItemRule extends Pick<ItemProposal, "confidence" | "reason"> {
  /** It goes by the item's id, or by the name of an earlier column: the printed question has its say. */
  readonly goesBy?: "id" | "earlier-name";
  readonly holds: (question: Question, printed: PrintedColumn) => boolean;
}

/** Surest first; a column or an item that one rule has placed is out of the ones below it. */
export const ITEM_RULES: readonly ItemRule[] = [
  {
    confidence: "high",
    reason: "same-text",
    holds: ({ texts }, { forms }) => forms.some((form) => texts.includes(form)),
  },
  {
    confidence: "high",
    reason: "as-before",
    holds: ({ before }, each) =>
      before !== null && each.column.name === before.column && printsQuestionOf(before, each),
  },
  {
    confidence: "high",
    reason: "question-before",
    holds: ({ before }, each) => before !== null && printsQuestionOf(before, each),
  },
  {
    confidence: "high",
    reason: "same-id",
    // Where the earlier wave had it in another column that is here too, an id alone is not certain.
    holds: ({ item, before }, { column, text }) =>
      column.name === item.id &&
      (text === null || text === column.name) &&
      (before === null || before.column === item.id || !before.isHere),
  },
  {
    confidence: "medium",
    reason: "cut-off",
    holds: ({ texts }, { forms }) =>
      forms.some((form) => texts.some((text) => isStartOf(form, text))),
  },
  {
    confidence: "medium",
    reason: "spelling",
    holds: ({ texts }, { forms }) =>
      forms.some((form) => texts.some((text) => differsInSpelling(form, text))),
  },
  {
    confidence: "medium",
    reason: "as-before-unchecked",
    goesBy: "earlier-name",
    holds: ({ before }, { column }) => column.name === before?.column,
  },
  {
    confidence: "medium",
    reason: "same-id-other-text",
    goesBy: "id",
    holds: ({ item }, { column }) => column.name === item.id,
  },
  {
    confidence: "medium",
    reason: "id-form",
    goesBy: "id",
    holds: ({ item }, { column: { name } }) =>
      idForm(name) === idForm(item.id) || name.includes(`[${item.id}]`),
  },
];

/**
 * LimeSurvey, SPSS and spreadsheets write one id as Q1[SQ001], Q1_SQ001, Q1.1 and q1_1. Separators
 * stay, so that F1_11 and F11_1 are two ids; text behind the code ("Q1[SQ001]. How often") is cut.
 */
export function idForm(name: string): string {
  const code = /^([^\s.]+(?:\.\d+)?)\.\s/.exec(name)?.[1] ?? name;
  return code
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/(^|_)sq0*(?=\d)/g, "$1")
    .replace(/^_+|_+$/g, "");
}
