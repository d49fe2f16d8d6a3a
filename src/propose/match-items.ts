import type { Instrument, Item } from "../vocabulary/instrument.ts";
import type { ItemProposal } from "../vocabulary/proposal.ts";
import {
  allQuestionForms,
  foldQuestion,
  isStartOf,
  printedQuestion,
} from "../vocabulary/question-text.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { judgeIdMatch, type Printed, type Question } from "./judge-id-match.ts";
import {
  differsInSpelling,
  LEAST_LEAD,
  LEAST_SIMILARITY,
  letterPairs,
  likeness,
} from "./similarity.ts";

/** Which pairs of one rule hold, and how sure the rule is. */
interface Rule extends Pick<ItemProposal, "confidence" | "reason"> {
  /** It goes by names alone: the question that the file prints has its say. */
  readonly isById?: true;
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
  {
    confidence: "medium",
    reason: "same-id-other-text",
    isById: true,
    holds: ({ item }, { column }) => column.name === item.id,
  },
  {
    confidence: "medium",
    reason: "id-form",
    isById: true,
    holds: ({ item }, { column: { name } }) =>
      idForm(name) === idForm(item.id) || name.includes(`[${item.id}]`),
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
  const all = instrument.items.map(asQuestion);
  let questions: readonly Question[] = all;
  let printed = columns.map(asPrinted);
  const placed: ItemProposal[] = [];
  for (const rule of RULES) {
    const found = applyRule(rule, questions, printed, all);
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
  all: readonly Question[],
): ItemProposal[] {
  const pairs = questions.flatMap((question) =>
    printed.filter((each) => rule.holds(question, each)).map((each) => ({ question, each })),
  );
  const items = countBy(pairs, ({ question }) => question.item.id);
  const columns = countBy(pairs, ({ each }) => each.column.name);
  return pairs.flatMap(({ question, each }): ItemProposal[] => {
    const [item, column] = [question.item.id, each.column.name];
    if (items.get(item) !== 1 || columns.get(column) !== 1) return [];
    const { confidence, reason } = rule.isById ? judgeIdMatch(rule, question, each, all) : rule;
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
  const items = questions.map(({ item, texts }) => ({ item, pairs: texts.map(letterPairs) }));
  const best = printed.flatMap(({ column, text, forms }): ItemProposal[] => {
    const own = forms.map(letterPairs);
    const ranked = items
      .map(({ item, pairs }) => ({
        item,
        likeness: likeness(own, pairs),
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
