import type { Answer, Instrument, Item, MissingReason } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import type { Wave } from "../vocabulary/project.ts";
import { ownValue } from "../vocabulary/record.ts";

/** What one answer set makes of a text, in either reading. */
export interface AnswerWords {
  /** What the wave itself says; nothing goes before it. */
  readonly mapped: ReadonlyMap<string, number>;
  readonly codes: ReadonlySet<number>;
  readonly labels: ReadonlyMap<string, number>;
  readonly missing: ReadonlyMap<string, MissingReason>;
}

/** The words of an item's answer set: the instrument's in both languages, and the wave's own. */
export function answerWords(
  item: Item,
  instrument: Instrument,
  wave: Wave | undefined,
): AnswerWords {
  const set = ownValue(instrument.answers, item.answers) ?? [];
  const labels = new Map<string, number>();
  for (const answer of set) for (const word of wordsOf(answer)) addLabel(labels, word, answer.code);
  const mapped = new Map<string, number>();
  for (const [text, code] of Object.entries(ownValue(wave?.answers, item.answers) ?? {})) {
    mapped.set(foldLabel(text), code);
    labels.set(foldLabel(text), code);
  }
  const missing = new Map<string, MissingReason>();
  for (const text of instrument.missing.blank) missing.set(foldLabel(text), "blank");
  for (const [text, reason] of Object.entries(instrument.missing.codes)) {
    missing.set(foldLabel(text), reason);
  }
  missing.set("", "blank");
  const own = new Set(set.map(({ code }) => code));
  for (const [code, reason] of Object.entries(item.missing ?? {})) {
    own.delete(Number(code));
    missing.set(code, reason);
    const printed = set.filter((answer) => answer.code === Number(code)).flatMap(wordsOf);
    for (const word of printed) missing.set(foldLabel(word), reason);
  }
  return { mapped, codes: own, labels, missing };
}

/** What the instrument prints for an answer, in each of its languages. */
export const wordsOf = (answer: Answer): readonly string[] => [
  answer.en,
  ...(answer.sv ? [answer.sv] : []),
];

/** The form in which answers are compared. */
export const foldLabel: (text: string) => string = foldAnswer;

/** A word that two answers share decides nothing. */
function addLabel(labels: Map<string, number>, word: string, code: number): void {
  const key = foldLabel(word);
  const other = labels.get(key);
  labels.set(key, other === undefined || other === code ? code : Number.NaN);
}

/** "3", "03" and "3,0" are the code 3; anything else is not a number that a code can be. */
export function asCode(text: string): number {
  return /^-?\d{1,5}([.,]0+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

/** Two or more answers of the set in one cell, as paper forms and tick-box platforms give them. */
export function isSeveral(folded: string, words: AnswerWords): boolean {
  const parts = folded.split(/[;|,/+]/).map((part) => part.trim());
  const known = (part: string): boolean => words.codes.has(asCode(part)) || words.labels.has(part);
  return parts.filter((part) => part !== "").length > 1 && parts.every((p) => p === "" || known(p));
}
