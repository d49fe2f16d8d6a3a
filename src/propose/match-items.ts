import type { Instrument, Item } from "../vocabulary/instrument.ts";
import type { ItemProposal } from "../vocabulary/proposal.ts";
import {
  allQuestionForms,
  foldQuestion,
  isStartOf,
  printedQuestion,
} from "../vocabulary/question-text.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { differsInSpelling, letterPairs, similarity } from "./similarity.ts";

/** Likeness below which a question is not even suggested, and its lead over the second best. */
export const LEAST_SIMILARITY = 0.75;
export const LEAST_LEAD = 0.1;

interface Question {
  readonly item: Item;
  readonly texts: readonly string[];
}

interface Printed {
  readonly column: TextColumn;
  readonly text: string | null;
  readonly forms: readonly string[];
}

/** Which pairs of one rule hold, and how sure the rule is. */
interface Rule extends Pick<ItemProposal, "confidence" | "reason"> {
  readonly holds: (question: Question, printed: Printed) => boolean;
}

/** Surest first; a column or an item that one rule has placed is out of the ones below it. */
const RULES: readonly Rule[] = [
  {
    confidence: "high",
    reason: "same-text",
    holds: ({ texts }, { forms }) => forms.some((form) => texts.includes(form)),
  },
  {
    confidence: "high",
    reason: "same-id",
    holds: ({ item }, { column, text }) =>
      column.name === item.id && (text === null || text === column.name),
  },
  {
    confidence: "medium",
    reason: "same-id-other-text",
    holds: ({ item }, { column }) => column.name === item.id,
  },
  {
    confidence: "medium",
    reason: "id-form",
    holds: ({ item }, { column: { name } }) =>
      idForm(name) === idForm(item.id) || name.includes(`[${item.id}]`),
  },
  {
    confidence: "medium",
    reason: "cut-off",
    holds: ({ texts }, { forms }) =>
      forms.some((form) => texts.some((text) => isStartOf(form, text))),
  },
  {
    confidence: "medium",
    reason: "spelling",
    holds: ({ texts }, { forms }) =>
      forms.some((form) => texts.some((text) => differsInSpelling(form, text))),
  },
];

/**
 * The column of each item that can be recognised, by the question's text, else by the item's id. A
 * rule places an item only where it holds for no other item and no other column; where it holds for
 * several, they are left to a person, and so is everything that is merely alike. One column never
 * holds two items.
 */
export function matchItems(
  columns: readonly TextColumn[],
  instrument: Instrument,
): readonly ItemProposal[] {
  let questions = instrument.items.map(asQuestion);
  let printed = columns.map(asPrinted);
  const placed: ItemProposal[] = [];
  for (const rule of RULES) {
    const found = applyRule(rule, questions, printed);
    placed.push(...found);
    const items = new Set(found.map(({ item }) => item));
    const names = new Set(found.map(({ column }) => column));
    questions = questions.filter(({ item }) => !items.has(item.id));
    printed = printed.filter(({ column }) => !names.has(column.name));
  }
  placed.push(...suggestSimilar(questions, printed));
  const order = new Map(instrument.items.map(({ id }, at) => [id, at]));
  return placed.sort((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0));
}

function asQuestion(item: Item): Question {
  const { en, sv } = item.text;
  return { item, texts: [en, ...(sv === undefined ? [] : [sv])].map(foldQuestion) };
}

function asPrinted(column: TextColumn): Printed {
  const text = printedQuestion(column);
  return { column, text, forms: text === null ? [] : allQuestionForms(text) };
}

/**
 * LimeSurvey, SPSS and spreadsheets write one id as Q1[SQ001], Q1_SQ001, Q1.1 and q1_1. Separators
 * stay, so that F1_11 and F11_1 are two ids; text behind the code ("Q1[SQ001]. How often") is cut.
 */
export function idForm(name: string): string {
  const code = /^([^\s.]+(?:\.\d+)?)\.\s/.exec(name)?.[1] ?? name;
  return code
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/(^|_)sq0*(?=\d)/g, "$1")
    .replace(/^_+|_+$/g, "");
}

function applyRule(
  rule: Rule,
  questions: readonly Question[],
  printed: readonly Printed[],
): ItemProposal[] {
  const pairs = questions.flatMap((question) =>
    printed.filter((each) => rule.holds(question, each)).map((each) => ({ question, each })),
  );
  const items = countBy(pairs, ({ question }) => question.item.id);
  const columns = countBy(pairs, ({ each }) => each.column.name);
  return pairs.flatMap(({ question, each }): ItemProposal[] => {
    const [item, column] = [question.item.id, each.column.name];
    if (items.get(item) !== 1 || columns.get(column) !== 1) return [];
    const { confidence, reason } = rule;
    return [{ item, column, printed: each.text, similarity: null, confidence, reason }];
  });
}

function countBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

/** The item that a left-over question is most like, where it leads and is no other column's best. */
function suggestSimilar(
  questions: readonly Question[],
  printed: readonly Printed[],
): ItemProposal[] {
  const pairsOf = (texts: readonly string[]) => texts.map(letterPairs);
  const items = questions.map(({ item, texts }) => ({ item, pairs: pairsOf(texts) }));
  const best = printed.flatMap(({ column, text, forms }): ItemProposal[] => {
    const own = pairsOf(forms);
    const ranked = items
      .map(({ item, pairs }) => ({
        item,
        likeness: Math.max(0, ...own.flatMap((a) => pairs.map((b) => similarity(a, b)))),
      }))
      .sort((a, b) => b.likeness - a.likeness);
    const [first, second] = ranked;
    if (first === undefined || first.likeness < LEAST_SIMILARITY) return [];
    if (first.likeness - (second?.likeness ?? 0) < LEAST_LEAD) return [];
    return [
      {
        item: first.item.id,
        column: column.name,
        printed: text,
        similarity: first.likeness,
        confidence: "low",
        reason: "similar",
      },
    ];
  });
  const rivals = countBy(best, ({ item }) => item);
  return best.filter(({ item }) => rivals.get(item) === 1);
}
