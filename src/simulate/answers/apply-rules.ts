import type { Instrument } from "../../vocabulary/instrument.ts";
import { MISSING } from "../../vocabulary/responses.ts";
import type { AnswerRules } from "../../vocabulary/simulation.ts";
import { uniformOf } from "../random.ts";
import type { Person } from "./answer-questions.ts";
import type { Trait, TraitItem } from "./build-traits.ts";

/** Makes one respondent's answers agree with each other, in place. */
export type ApplyRules = (person: Person, answers: Map<string, number>) => void;

/**
 * Prepares the model's rules: an honest respondent used no more in 30 days than ever, and nobody
 * was older at a first time than they are. Whoever is not honest breaks the first kind freely.
 * Questions that are skipped by filter are `not_applicable` for everyone.
 */
export function prepareRules(
  rules: AnswerRules,
  traits: readonly Trait[],
  instrument: Instrument,
): ApplyRules {
  const items = new Map(traits.flatMap((trait) => trait.items.map((item) => [item.id, item])));
  const aged = instrument.items
    .filter(({ answers }) => rules.ages.answers.includes(answers))
    .flatMap(({ id }) => items.get(id) ?? []);
  return (person, answers) => {
    if (person.manner === "honest") {
      agree(rules, items, answers);
      growNoOlder(aged, rules.ages.highest[person.grade], answers);
    }
    for (const { items: ids, code, share } of rules.together) {
      if (uniformOf(`${person.key}/${ids.join("+")}`) >= share) continue;
      for (const id of ids) answers.set(id, code);
    }
    for (const { item, given } of rules.skippedUnless) {
      if (!isAboveLeast(answers, items.get(given))) answers.set(item, MISSING.not_applicable);
    }
  };
}

/** An age above the pupil's own becomes "never". */
function growNoOlder(
  aged: readonly TraitItem[],
  highest: number | undefined,
  answers: Map<string, number>,
): void {
  if (highest === undefined) return;
  for (const item of aged) if ((answers.get(item.id) ?? 0) > highest) setLeast(answers, item);
}

function agree(
  rules: AnswerRules,
  items: ReadonlyMap<string, TraitItem>,
  answers: Map<string, number>,
): void {
  for (const rule of rules.atMost) limit(answers, items.get(rule.item), items.get(rule.limit));
  for (const { item, given } of rules.onlyIf) {
    if (!isAboveLeast(answers, items.get(given))) setLeast(answers, items.get(item));
  }
}

function limit(answers: Map<string, number>, item?: TraitItem, highest?: TraitItem): void {
  if (item === undefined || highest === undefined) return;
  const most = highest.codes.indexOf(answers.get(highest.id) ?? Number.NaN);
  const place = item.codes.indexOf(answers.get(item.id) ?? Number.NaN);
  if (place > most && most >= 0) answers.set(item.id, item.codes[most] as number);
}

function isAboveLeast(answers: ReadonlyMap<string, number>, item?: TraitItem): boolean {
  return item !== undefined && answers.get(item.id) !== item.codes[0];
}

function setLeast(answers: Map<string, number>, item?: TraitItem): void {
  const least = item?.codes[0];
  if (item !== undefined && least !== undefined) answers.set(item.id, least);
}
