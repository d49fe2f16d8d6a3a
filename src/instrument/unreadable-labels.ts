import type { TextColumn } from "../vocabulary/table.ts";
import { type AnswerWords, asCode, foldLabel } from "./answer-words.ts";

/** A code of the answer set, and the words by which the file calls it. */
export interface LabelledCode {
  readonly code: number;
  /** The value as the file writes it. */
  readonly text: string;
  readonly label: string;
}

interface Judged extends LabelledCode {
  readonly isKnown: boolean;
  /** Does the wave give it another code? */
  readonly isMoved: boolean;
}

/**
 * The unknown labels of a column whose codes cannot be trusted for them, lowest code first; none
 * where the codes can be read. Nobody knows in which direction the answers run where the label at
 * either end (of the lowest and the highest labelled code) is not known, so neither where none is.
 * Where the wave gives some of the labels other codes, it has to say it of all of them. A label that
 * is blank or the code itself says nothing, and missing values do not count.
 */
export function unreadableLabels(column: TextColumn, words: AnswerWords): readonly LabelledCode[] {
  const judged = substantiveLabels(column, words).sort((a, b) => a.code - b.code);
  const unknown = judged.filter(({ isKnown }) => !isKnown);
  const ends = [judged[0], judged.at(-1)];
  const isReadable =
    ends.every((end) => end === undefined || end.isKnown) && !judged.some(({ isMoved }) => isMoved);
  return isReadable ? [] : unknown;
}

/** The labels of answer codes which neither the instrument nor the wave knows, as the file has them. */
export function unknownLabels(column: TextColumn, words: AnswerWords): readonly LabelledCode[] {
  return substantiveLabels(column, words).filter(({ isKnown }) => !isKnown);
}

/** The labels of answer codes; blank ones, and those of missing values, say nothing of an answer. */
function substantiveLabels(column: TextColumn, words: AnswerWords): Judged[] {
  return [...(column.valueLabels ?? [])].flatMap(([text, label]): Judged[] => {
    const code = asCode(foldLabel(text));
    if (!words.codes.has(code) || column.declaredMissing?.has(text)) return [];
    const folded = foldLabel(label);
    if (folded === "") return [];
    const stated = words.mapped.get(foldLabel(text)) ?? words.mapped.get(folded);
    const isKnown = stated !== undefined || words.labels.has(folded) || asCode(folded) === code;
    return [{ code, text, label, isKnown, isMoved: stated !== undefined && stated !== code }];
  });
}
