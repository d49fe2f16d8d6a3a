import type { Finding } from "../vocabulary/finding.ts";
import type { Answer, Instrument, Item } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { answerWords, wordsOf } from "./answer-words.ts";
import { unknownLabels } from "./unreadable-labels.ts";

type Differs = Extract<Finding, { readonly code: "value-label-differs" }>;

const SHOWN = 60;

/**
 * Codes of the answer set that the file labels with words which neither the instrument nor the
 * wave knows. They are read by their code, but a person should look: the words may be another
 * wording of the same answer or another answer. (A label that is the word of *another* answer is
 * refused by `checkValueLabels`, and unknown ones at either end by `requireReadableLabels`.) The
 * same words in several columns are one finding.
 */
export function valueLabelFindings(
  columns: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  wave: Wave | undefined,
): Finding[] {
  const findings = new Map<string, Differs>();
  for (const item of instrument.items) {
    const column = columns.get(item.id);
    if (column?.valueLabels === undefined) continue;
    for (const finding of labelsIn(column, item, instrument, wave)) {
      const key = JSON.stringify([item.answers, finding.text, finding.label]);
      const first = findings.get(key);
      findings.set(key, first ? { ...first, columns: first.columns + 1 } : finding);
    }
  }
  return [...findings.values()];
}

function labelsIn(
  column: TextColumn,
  item: Item,
  instrument: Instrument,
  wave: Wave | undefined,
): Differs[] {
  const answers = ownValue(instrument.answers, item.answers) ?? [];
  const unknown = unknownLabels(column, answerWords(item, instrument, wave));
  return unknown.map(({ code, text, label }) => ({
    code: "value-label-differs",
    column: column.name,
    item: item.id,
    text: text.slice(0, SHOWN),
    label: label.slice(0, SHOWN),
    expected: printed(answers.find((answer) => answer.code === code)),
    columns: 1,
  }));
}

const printed = (answer: Answer | undefined): string =>
  answer === undefined ? "" : wordsOf(answer).join(" / ");
