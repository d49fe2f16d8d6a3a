import { CtcError } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument, Text } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import {
  allQuestionForms,
  foldQuestion,
  isQuestion,
  printedQuestion,
  questionForms,
} from "../vocabulary/question-text.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { TextColumn } from "../vocabulary/table.ts";

/** Enough of a question to recognise it. */
const SHOWN = 120;

/**
 * Holds every item column against the question that the file prints for it, because the same column
 * name is another question next year. Where the wave says how a question was printed, the column
 * must say the same; elsewhere it must at least not say what another item of the instrument says.
 *
 * @returns how many stated questions could not be checked, the file having names only
 * @throws CtcError `item-question-differs` {file, column, item, found, expected}
 */
export function checkQuestions(
  columns: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  wave: Wave | undefined,
  file: string,
): readonly Finding[] {
  const questions = questionsByText(instrument);
  let unchecked = 0;
  for (const { id, text } of instrument.items) {
    const column = columns.get(id);
    if (column === undefined) continue;
    const stated = ownValue(wave?.questions, id);
    const printed = printedQuestion(column);
    if (printed === null) {
      if (stated !== undefined) unchecked++;
      continue;
    }
    const agrees =
      stated === undefined
        ? !saysAnotherItem(printed, id, text, questions)
        : allQuestionForms(printed).some((form) => isQuestion(form, foldQuestion(stated)));
    if (agrees) continue;
    throw new CtcError("item-question-differs", {
      file,
      column: column.name.slice(0, SHOWN),
      item: id,
      found: printed.slice(0, SHOWN),
      expected: (stated ?? text.en).slice(0, SHOWN),
    });
  }
  return unchecked === 0 ? [] : [{ code: "questions-unchecked", items: unchecked }];
}

const textsOf = (text: Text): string[] => [text.en, ...(text.sv === undefined ? [] : [text.sv])];

function questionsByText(instrument: Instrument): ReadonlyMap<string, ReadonlySet<string>> {
  const items = new Map<string, Set<string>>();
  for (const { id, text } of instrument.items) {
    for (const folded of textsOf(text).map(foldQuestion)) {
      items.set(folded, (items.get(folded) ?? new Set()).add(id));
    }
  }
  return items;
}

/** Only a text that is word for word another item's is a contradiction; other words may be a translation. */
function saysAnotherItem(
  printed: string,
  id: string,
  own: Text,
  questions: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const ownForms = textsOf(own).map(foldQuestion);
  if (allQuestionForms(printed).some((form) => ownForms.includes(form))) return false;
  return questionForms(printed).some((form) => {
    const items = questions.get(form);
    return items !== undefined && !items.has(id);
  });
}
