import type { Item } from "./instrument.ts";
import { questionLanguage } from "./question-language.ts";
import { allQuestionForms, foldQuestion, isQuestion, printedQuestion } from "./question-text.ts";
import { LEAST_LEAD, LEAST_SIMILARITY, letterPairs, likeness } from "./similarity.ts";
import type { TextColumn } from "./table.ts";

/** An item and the folded texts of its question. */
export interface AskedQuestion {
  readonly item: Item;
  readonly texts: readonly string[];
  /** `letterPairs` of each text. */
  readonly pairs: readonly ReadonlyMap<string, number>[];
}

/** The item with its question's texts in the forms in which they are compared. */
export function askedQuestion(item: Item): AskedQuestion {
  const { en, sv } = item.text;
  const texts = [en, ...(sv === undefined ? [] : [sv])].map(foldQuestion);
  return { item, texts, pairs: texts.map(letterPairs) };
}

/** A column, the question it prints, and the folded forms that this can stand for. */
export interface PrintedColumn {
  readonly column: TextColumn;
  readonly text: string | null;
  readonly forms: readonly string[];
}

/** The column with the question that it prints, if it prints any (`printedQuestion`). */
export function printedColumn(column: TextColumn): PrintedColumn {
  const text = printedQuestion(column);
  return { column, text, forms: text === null ? [] : allQuestionForms(text) };
}

/**
 * How the question that a column prints stands to an item's, where ids alone say that it is this
 * item: `same` also for words that are much alike and for columns that print none, `other-language`
 * where the instrument has no words to compare with, `another` for everything else.
 *
 * @param all the questions of the instrument: what is as much like another item's is another
 */
export function compareQuestion(
  { item, texts, pairs }: AskedQuestion,
  { column, text, forms }: PrintedColumn,
  all: readonly AskedQuestion[],
): "same" | "other-language" | "another" {
  // A label that only repeats the name prints no question; a heading with a blank after its code does.
  if (text === null || (text === column.name && column.label !== undefined)) return "same";
  if (forms.some((form) => texts.some((own) => isQuestion(form, own)))) return "same";
  const printed = forms.map(letterPairs);
  const own = likeness(printed, pairs);
  const isAlike = own >= LEAST_SIMILARITY;
  const isUnchecked = item.text.sv === undefined && questionLanguage(text) === "sv";
  // Before the other questions are looked at, each of which would take as long.
  if (!isAlike && !isUnchecked) return "another";
  const others = all.filter((each) => each.item !== item);
  const other = Math.max(0, ...others.map((each) => likeness(printed, each.pairs)));
  if (other >= LEAST_SIMILARITY && own - other < LEAST_LEAD) return "another";
  return isAlike ? "same" : "other-language";
}
