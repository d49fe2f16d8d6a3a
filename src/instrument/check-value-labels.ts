import { CtcError } from "../vocabulary/errors.ts";
import type { Answer, Instrument, Item } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import type { Wave } from "../vocabulary/project.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { foldLabel } from "./answer-words.ts";
import { reasonInWords } from "./missing-words.ts";

const wordsOf = (answer: Answer): readonly string[] => [
  answer.en,
  ...(answer.sv === undefined ? [] : [answer.sv]),
];

/**
 * Refuses a column whose own value labels give a code another meaning than the instrument does:
 * the same answers in the other order would turn every figure around, without a word, and an answer
 * that means "don't know" in the file would be counted. Labels that the instrument does not know
 * decide nothing; what the wave's `answers` say goes before both, and what the file declares as
 * missing, or the item itself, is missing anyway.
 *
 * @throws CtcError `item-answers-differ` {file, column, item, code, found, expected}
 */
export function checkValueLabels(
  columns: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  wave: Wave | undefined,
  file: string,
): void {
  for (const item of instrument.items) {
    const column = columns.get(item.id);
    if (column?.valueLabels === undefined) continue;
    const answers = ownValue(instrument.answers, item.answers) ?? [];
    const stated = ownValue(wave?.answers, item.answers);
    for (const [text, label] of column.valueLabels) {
      const isSettled = ownValue(stated, text) !== undefined || column.declaredMissing?.has(text);
      if (!isSettled) requireAgreement(text, label, item, answers);
    }
  }

  function requireAgreement(
    text: string,
    label: string,
    item: Item,
    answers: readonly Answer[],
  ): void {
    const answer = answers.find(({ code }) => String(code) === text.trim());
    const meant = answers.filter((each) =>
      wordsOf(each).some((word) => foldName(word) === foldName(label)),
    );
    if (answer === undefined || meant.includes(answer)) return;
    const isMissing =
      reasonInWords(foldLabel(label)) !== undefined && item.missing?.[answer.code] === undefined;
    if (meant.length === 0 && !isMissing) return;
    throw new CtcError("item-answers-differ", {
      file,
      column: columns.get(item.id)?.name ?? "",
      item: item.id,
      code: answer.code,
      found: label.slice(0, 60),
      expected: answer.en,
    });
  }
}
