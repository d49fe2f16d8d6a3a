import type { Answer } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { usedTexts } from "./column-texts.ts";

export type Language = "en" | "sv";

/** Columns that are read with one answer set, and what their texts could be. */
export interface SetColumns {
  readonly set: string;
  readonly answers: readonly Answer[];
  readonly columns: readonly TextColumn[];
}

export const labelOf = (answer: Answer, language: Language): string =>
  answer[language] ?? answer.en;

export const isCode = (folded: string, answers: readonly Answer[]): boolean =>
  answers.some(({ code }) => String(code) === folded);

/** How many texts of a column are words of the set's answers, and how many are codes of them. */
function count(
  column: TextColumn,
  answers: readonly Answer[],
  language: Language,
): { words: number; codes: number; onlyWords: number } {
  const known = new Set(answers.map((answer) => foldAnswer(labelOf(answer, language))));
  let [words, codes, onlyWords] = [0, 0, 0];
  for (const { text } of usedTexts(column)) {
    const folded = foldAnswer(text);
    const code = isCode(folded, answers);
    if (code) codes++;
    if (known.has(folded)) words++;
    if (known.has(folded) && !code) onlyWords++;
  }
  return { words, codes, onlyWords };
}

/** The language in which the file prints answers; null for a file of codes. */
export function languageOf(sets: readonly SetColumns[]): Language | null {
  const total = (language: Language): number =>
    sets.reduce((sum, { answers, columns }) => {
      const counts = columns.map((column) => count(column, answers, language));
      return sum + counts.reduce((all, { onlyWords }) => all + onlyWords, 0);
    }, 0);
  const [en, sv] = [total("en"), total("sv")];
  if (en === 0 && sv === 0) return null;
  return sv >= en ? "sv" : "en";
}

/**
 * Are the set's columns read as codes or as words ("1" may be either)? Each column goes by what more
 * of its texts are; one that fits both goes with the others. `mixed` where columns disagree.
 */
export function readingOf(
  { answers, columns }: SetColumns,
  language: Language,
): "codes" | "labels" | "mixed" {
  const counts = columns.map((column) => count(column, answers, language));
  const asWords = counts.some(({ words, codes }) => words > codes);
  const asCodes = counts.some(({ words, codes }) => codes > words);
  if (asWords && asCodes) return "mixed";
  return asWords ? "labels" : "codes";
}

/** A text that stands in a column of answers. */
export interface FoundText {
  readonly text: string;
  /** What the file calls it. */
  readonly label: string | undefined;
  readonly isDeclaredMissing: boolean;
}

/** Every different text of the set's columns, once, in order of appearance. */
export function textsOf({ columns }: SetColumns): readonly FoundText[] {
  const texts = new Map<string, FoundText>();
  for (const { valueLabels, declaredMissing, ...column } of columns) {
    for (const { text } of usedTexts(column)) {
      const key = foldAnswer(text);
      if (texts.has(key)) continue;
      const isDeclaredMissing = declaredMissing?.has(text) === true;
      texts.set(key, { text: text.trim(), label: valueLabels?.get(text), isDeclaredMissing });
    }
  }
  return [...texts.values()];
}

/** A person has to say yes to it. */
export const UNSURE = { confidence: "low" } as const;
