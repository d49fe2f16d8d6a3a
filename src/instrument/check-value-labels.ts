import { CtcError } from "../vocabulary/errors.ts";
import type { Answer, Instrument, Item } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { answerWords, asCode, foldLabel, wordsOf } from "./answer-words.ts";
import { reasonInWords } from "./missing-words.ts";
import { unreadableLabels } from "./unreadable-labels.ts";

/** Enough of a label to recognise it. */
const SHOWN = 60;

/**
 * Refuses a column whose codes nobody can read: none of its value labels is known to the answer set
 * or to the wave, or those at either end are not. Its codes may run the other way.
 *
 * @throws CtcError `item-answers-differ` {file, column, item, code, found, expected}
 */
export function requireReadableLabels(
  columns: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  wave: Wave | undefined,
  file: string,
): void {
  for (const item of instrument.items) {
    const column = columns.get(item.id);
    if (column === undefined) continue;
    const [first] = unreadableLabels(column, answerWords(item, instrument, wave));
    if (first === undefined) continue;
    const answers = ownValue(instrument.answers, item.answers) ?? [];
    const expected = answers.find(({ code }) => code === first.code)?.en ?? "";
    const found = first.label.slice(0, SHOWN);
    const facts = { file, column: column.name, item: item.id, code: first.code, found, expected };
    throw new CtcError("item-answers-differ", facts);
  }
}

/** A column that gives a code another meaning than the instrument does. */
export interface OtherLabel {
  readonly column: string;
  readonly item: string;
  readonly code: number;
  readonly found: string;
  readonly expected: string;
}

/**
 * Columns whose own value labels give a code another meaning than the instrument does: the same
 * answers in the other order would turn every figure around, without a word, and an answer that
 * means "don't know" in the file would be counted. Labels that the instrument does not know decide
 * nothing here (see `requireReadableLabels`); what the wave's `answers` say goes before both, and
 * what the file declares as missing, or the item itself, is missing anyway.
 */
export function checkValueLabels(
  columns: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  wave: Wave | undefined,
): readonly OtherLabel[] {
  return instrument.items.flatMap((item): OtherLabel[] => {
    const column = columns.get(item.id);
    if (column === undefined) return [];
    const contradiction = contradictionIn(column, item, instrument, wave);
    if (contradiction === undefined) return [];
    const { answer, label } = contradiction;
    return [
      {
        column: column.name,
        item: item.id,
        code: answer.code,
        found: label.slice(0, SHOWN),
        expected: answer.en,
      },
    ];
  });
}

/** The first value label of the column that gives a code another meaning than the instrument does. */
export function contradictionIn(
  column: TextColumn,
  item: Item,
  instrument: Instrument,
  wave: Wave | undefined,
): { readonly answer: Answer; readonly label: string } | undefined {
  const answers = ownValue(instrument.answers, item.answers) ?? [];
  const { mapped } = answerWords(item, instrument, wave);
  for (const [text, label] of column.valueLabels ?? []) {
    const isStated = mapped.has(foldLabel(text)) || mapped.has(foldLabel(label));
    const isSettled = isStated || column.declaredMissing?.has(text);
    const answer = isSettled ? undefined : contradicted(text, label, item, answers);
    if (answer !== undefined) return { answer, label };
  }
  return undefined;
}

/** The answer that a value label contradicts: it is the word of another one, or says "don't know". */
function contradicted(
  text: string,
  label: string,
  item: Item,
  answers: readonly Answer[],
): Answer | undefined {
  const code = asCode(foldLabel(text));
  const answer = answers.find((each) => each.code === code);
  const folded = foldLabel(label);
  const meant = answers.filter((each) => wordsOf(each).some((word) => foldLabel(word) === folded));
  if (answer === undefined || meant.includes(answer)) return undefined;
  const isMissing =
    reasonInWords(folded) !== undefined && item.missing?.[answer.code] === undefined;
  return meant.length === 0 && !isMissing ? undefined : answer;
}
