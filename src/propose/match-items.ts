import {
  askedQuestion,
  type PrintedColumn,
  printedColumn,
} from "../vocabulary/compare-question.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import type { EarlierWave, ItemProposal } from "../vocabulary/proposal.ts";
import { LEAST_LEAD, LEAST_SIMILARITY, letterPairs, likeness } from "../vocabulary/similarity.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { ITEM_RULES, type ItemRule } from "./item-rules.ts";
import { judgeIdMatch, type Question } from "./judge-id-match.ts";
import { answerTexts, judgePrecedent } from "./judge-precedent.ts";
import { precedentsOf } from "./precedents.ts";

/**
 * The column of each item that can be recognised: by the question's text, as an earlier wave had it,
 * by the item's id. A rule places an item only where it holds for no other item and no other column;
 * where it holds for several, they are left to a person, and so is everything that is merely alike.
 * One column never holds two items.
 */
export function matchItems(
  columns: readonly TextColumn[],
  instrument: Instrument,
  earlier: readonly EarlierWave[] = [],
): readonly ItemProposal[] {
  const names = new Set(columns.map(({ name }) => name));
  const precedents = precedentsOf(earlier, instrument, (name) => names.has(name));
  const all = instrument.items.map((item) => ({
    ...askedQuestion(item),
    before: precedents.get(item.id) ?? null,
  }));
  const judge: Judge = (rule, question, printed) => {
    const { goesBy, confidence, reason } = rule;
    const before = question.before?.wave;
    const plain = { confidence, reason, ...(isOfEarlier(reason) && before ? { before } : {}) };
    if (goesBy === undefined) return plain;
    if (goesBy === "id" || question.before === null) {
      return judgeIdMatch(plain, question, printed, all);
    }
    const known = answerTexts(question.item.answers, instrument, earlier);
    const isAnswer = (text: string): boolean => known.has(foldAnswer(text));
    return judgePrecedent(question.before, question, printed, all, isAnswer);
  };
  let questions: readonly Question[] = all;
  let printed = columns.map(printedColumn);
  const placed: ItemProposal[] = [];
  for (const rule of ITEM_RULES) {
    const found = applyRule(rule, questions, printed, judge);
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

type Judge = (
  rule: ItemRule,
  question: Question,
  printed: PrintedColumn,
) => Pick<ItemProposal, "confidence" | "reason"> & Partial<ItemProposal>;

const isOfEarlier = (reason: ItemProposal["reason"]): boolean =>
  reason === "as-before" || reason === "question-before";

function applyRule(
  rule: ItemRule,
  questions: readonly Question[],
  printed: readonly PrintedColumn[],
  judge: Judge,
): ItemProposal[] {
  const pairs = questions.flatMap((question) =>
    printed.filter((each) => rule.holds(question, each)).map((each) => ({ question, each })),
  );
  const items = countBy(pairs, ({ question }) => question.item.id);
  const columns = countBy(pairs, ({ each }) => each.column.name);
  return pairs.flatMap(({ question, each }): ItemProposal[] => {
    const [item, column] = [question.item.id, each.column.name];
    if (items.get(item) !== 1 || columns.get(column) !== 1) return [];
    const judged = judge(rule, question, each);
    return [{ item, column, printed: each.text, similarity: null, ...judged }];
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
  printed: readonly PrintedColumn[],
): ItemProposal[] {
  const best = printed.flatMap(({ column, text, forms }): ItemProposal[] => {
    const own = forms.map(letterPairs);
    const ranked = questions
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
