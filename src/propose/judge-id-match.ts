import type { Item } from "../vocabulary/instrument.ts";
import type { Reasoned } from "../vocabulary/proposal.ts";
import { isStartOf } from "../vocabulary/question-text.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import type { Precedent } from "./precedents.ts";
import { questionLanguage } from "./question-language.ts";
import { LEAST_LEAD, LEAST_SIMILARITY, letterPairs, likeness } from "./similarity.ts";

/** An item, its folded texts, and where it stood in an earlier wave. */
export interface Question {
  readonly item: Item;
  readonly texts: readonly string[];
  readonly before: Precedent | null;
}

/** A column, the question it prints, and the folded forms that this can stand for. */
export interface Printed {
  readonly column: TextColumn;
  readonly text: string | null;
  readonly forms: readonly string[];
}

/**
 * How sure a match by id is once the question that the file prints is held against the item's. Ids
 * are used again for other questions, so that an id counts only where the words are much the same,
 * or are in a language in which the instrument has none to compare them with.
 *
 * @param byId what the rule says where the file prints no question
 */
export function judgeIdMatch(
  byId: Reasoned,
  { item, texts }: Question,
  { column, text, forms }: Printed,
  all: readonly Question[],
): Reasoned {
  // A label that only repeats the name prints no question; a heading with a blank after its code does.
  if (text === null || (text === column.name && column.label !== undefined)) return byId;
  if (forms.some((form) => texts.some((own) => form === own || isStartOf(form, own)))) return byId;
  const pairs = forms.map(letterPairs);
  const likenessOf = (each: Pick<Question, "texts">): number =>
    likeness(pairs, each.texts.map(letterPairs));
  const own = likenessOf({ texts });
  const other = Math.max(0, ...all.filter((each) => each.item !== item).map(likenessOf));
  const contradicted = { confidence: "low", reason: "same-id-other-question" } as const;
  if (other >= LEAST_SIMILARITY && own - other < LEAST_LEAD) return contradicted;
  if (own >= LEAST_SIMILARITY) return byId;
  const isUnchecked = item.text.sv === undefined && questionLanguage(text) === "sv";
  return isUnchecked ? { confidence: "medium", reason: "same-id-other-language" } : contradicted;
}
