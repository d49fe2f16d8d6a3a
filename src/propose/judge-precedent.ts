import type { PrintedColumn } from "../vocabulary/compare-question.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import type { EarlierWave, ItemProposal } from "../vocabulary/proposal.ts";
import { foldQuestion, isQuestion } from "../vocabulary/question-text.ts";
import { ownValue } from "../vocabulary/record.ts";
import { letterPairs, likeness } from "../vocabulary/similarity.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { shareOfRows, usedTexts } from "./column-texts.ts";
import { judgeIdMatch, type Question } from "./judge-id-match.ts";
import type { Precedent } from "./precedents.ts";

/** Share of the rows that must hold answers of the item before its old column is likely to be it. */
const MOST = 0.95;

type Judged = Pick<
  ItemProposal,
  "confidence" | "reason" | "before" | "similarity" | "printedBefore"
>;

/** Does the column print the question that the item had in the earlier wave? */
export function printsQuestionOf({ folded }: Precedent, { forms }: PrintedColumn): boolean {
  return folded !== null && forms.some((form) => isQuestion(form, folded));
}

/**
 * How sure a column is that has the name which the item's column had in an earlier wave. Names are
 * used again for other questions (in one Swedish survey `f54a` moved to `F55a` while `F54a` became
 * another question), so the name counts only where nothing in the file speaks against it.
 */
export function judgePrecedent(
  before: Precedent,
  question: Question,
  printed: PrintedColumn,
  all: readonly Question[],
  isAnswer: (text: string) => boolean,
): Judged {
  const about = { before: before.wave, similarity: null };
  const { column, text, forms } = printed;
  if (differsInLabels(before, column) || !fitsAnswers(column, isAnswer)) {
    return { ...about, confidence: "low", reason: "as-before-other-answers" };
  }
  const confidence = before.isLatest ? "medium" : "low";
  const unchecked = { ...about, confidence, reason: "as-before-unchecked" } as const;
  if (text === null || text === column.name) return unchecked;
  const old = before.question;
  if (old === null) {
    const judged = judgeIdMatch(unchecked, question, printed, all);
    return judged.confidence === "low" ? { ...about, ...judged } : unchecked;
  }
  const similarity = likeness(forms.map(letterPairs), [letterPairs(foldQuestion(old))]);
  const reason = "as-before-other-question";
  return { ...about, confidence: "low", reason, similarity, printedBefore: old };
}

/** Do both files label a value, and call it something else? */
function differsInLabels({ valueLabels }: Precedent, column: TextColumn): boolean {
  return [...(column.valueLabels ?? [])].some(([text, label]) => {
    const before = valueLabels?.get(text);
    return before !== undefined && foldAnswer(before) !== foldAnswer(label);
  });
}

function fitsAnswers(column: TextColumn, isAnswer: (text: string) => boolean): boolean {
  const texts = usedTexts(column);
  const fits = (text: string): boolean =>
    isAnswer(text) || isAnswer(column.valueLabels?.get(text) ?? text);
  return texts.length === 0 || shareOfRows(texts, fits) >= MOST;
}

/** Texts that are answers of the item, in the instrument or in an earlier wave, or stand for none. */
export function answerTexts(
  set: string,
  instrument: Instrument,
  earlier: readonly EarlierWave[],
): ReadonlySet<string> {
  const { blank, codes } = instrument.missing;
  const known = [
    ...(ownValue(instrument.answers, set) ?? []).flatMap(({ code, en, sv }) => [
      String(code),
      en,
      sv ?? en,
    ]),
    ...blank,
    ...Object.keys(codes),
    ...earlier.flatMap(({ wave }) => [
      ...Object.keys(ownValue(wave.answers, set) ?? {}),
      ...Object.keys(wave.missing ?? {}),
    ]),
  ];
  return new Set(known.map(foldAnswer));
}
