import {
  type AskedQuestion,
  askedQuestion,
  compareQuestion,
  type PrintedColumn,
  printedColumn,
} from "../vocabulary/compare-question.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import { foldQuestion, isQuestion, questionForms } from "../vocabulary/question-text.ts";
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
  const asked = instrument.items.map(askedQuestion);
  const questions = itemsByText(asked);
  const others: OtherQuestion[] = [];
  const findings: Finding[] = [];
  let unchecked = 0;
  for (const question of asked) {
    const { id, text } = question.item;
    const column = columns.get(id);
    if (column === undefined) continue;
    const printed = printedColumn(column);
    const stated = ownValue(wave?.questions, id);
    if (printed.text === null) {
      if (stated !== undefined) unchecked++;
      continue;
    }
    const about = { column: column.name.slice(0, SHOWN), item: id };
    const found = printed.text.slice(0, SHOWN);
    if (saysOther(question, printed, stated, questions)) {
      others.push({ ...about, found, expected: (stated ?? text.en).slice(0, SHOWN) });
    } else if (!isDecided(id, wave) && compareQuestion(question, printed, asked) === "another") {
      findings.push({ code: "question-differs", ...about, printed: found });
    }
  }
  if (unchecked > 0) findings.push({ code: "questions-unchecked", items: unchecked });
  return { others, findings };
}

/** Has a person said which column the item has, or how its question is printed? */
const isDecided = (item: string, wave: Wave | undefined): boolean =>
  (ownValue(wave?.questions, item) ?? ownValue(wave?.items, item)) !== undefined;

/** Folded text → ids of the items that ask so. */
function itemsByText(asked: readonly AskedQuestion[]): ReadonlyMap<string, ReadonlySet<string>> {
  const items = new Map<string, Set<string>>();
  for (const { item, texts } of asked) {
    for (const text of texts) items.set(text, (items.get(text) ?? new Set()).add(item.id));
  }
  return items;
}

/** Does the column say another question than the stated one, or what another item says? */
function saysOther(
  question: AskedQuestion,
  printed: PrintedColumn,
  stated: string | undefined,
  questions: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (stated === undefined) return saysAnotherItem(question, printed, questions);
  const folded = foldQuestion(stated);
  return !printed.forms.some((form) => isQuestion(form, folded));
}

/** Only a text that is word for word another item's is a contradiction; other words may be a translation. */
function saysAnotherItem(
  { item, texts }: AskedQuestion,
  { text, forms }: PrintedColumn,
  questions: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (text === null || forms.some((form) => texts.includes(form))) return false;
  return questionForms(text).some((form) => {
    const items = questions.get(form);
    return items !== undefined && !items.has(item.id);
  });
}
