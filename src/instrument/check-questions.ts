import {
  type AskedQuestion,
  askedQuestion,
  compareQuestion,
  type PrintedColumn,
  printedColumn,
} from "../vocabulary/compare-question.ts";
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

/** A column that prints another question than its item's. */
export interface OtherQuestion {
  readonly column: string;
  readonly item: string;
  readonly found: string;
  readonly expected: string;
}

/**
 * Holds every item column against the question that the file prints for it, because the same column
 * name is another question next year. Where the wave says how a question was printed, the column
 * must say the same; elsewhere it must at least not say what another item of the instrument says.
 * Other words are named (`question-differs`) where the column is the item's by its name alone.
 *
 * @returns the columns that say another question; and how many stated questions could not be
 *   checked, the file having names only
 */
export function checkQuestions(
  columns: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  wave: Wave | undefined,
): { readonly others: readonly OtherQuestion[]; readonly findings: readonly Finding[] } {
  const questions = questionsByText(instrument);
  const asked = instrument.items.map(askedQuestion);
  const others: OtherQuestion[] = [];
  const findings: Finding[] = [];
  for (const question of asked) {
    const { id, text } = question.item;
    const column = columns.get(id);
    if (column === undefined) continue;
    const printed = printedColumn(column);
    const stated = ownValue(wave?.questions, id);
    const about = { column: column.name.slice(0, SHOWN), item: id };
    const found = printed.text?.slice(0, SHOWN) ?? "";
    if (printed.text === null) continue;
    if (saysOther(question, printed, stated, questions)) {
      others.push({ ...about, found, expected: (stated ?? text.en).slice(0, SHOWN) });
    } else if (!isDecided(id, wave) && compareQuestion(question, printed, asked) === "another") {
      findings.push({ code: "question-differs", ...about, printed: found });
    }
  }
  return { others, findings: [...findings, ...uncheckedQuestions(columns, wave)] };
}

/** Stated questions of columns that have a name and no text. */
function uncheckedQuestions(
  columns: ReadonlyMap<string, TextColumn>,
  wave: Wave | undefined,
): Finding[] {
  const unchecked = [...columns].filter(
    ([item, column]) =>
      ownValue(wave?.questions, item) !== undefined && printedQuestion(column) === null,
  );
  return unchecked.length === 0 ? [] : [{ code: "questions-unchecked", items: unchecked.length }];
}

/** Has a person said which column the item has, or how its question is printed? */
const isDecided = (item: string, wave: Wave | undefined): boolean =>
  (ownValue(wave?.questions, item) ?? ownValue(wave?.items, item)) !== undefined;

/** Does the column say another question than the stated one, or what another item says? */
function saysOther(
  { item: { id, text } }: AskedQuestion,
  { text: printed, forms }: PrintedColumn,
  stated: string | undefined,
  questions: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (stated === undefined) return saysAnotherItem(printed ?? "", id, text, questions);
  return !forms.some((form) => isQuestion(form, foldQuestion(stated)));
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
