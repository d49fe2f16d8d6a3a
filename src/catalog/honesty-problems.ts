import type { HonestyRule, Instrument } from "../vocabulary/instrument.ts";
import { conditionProblems, type Known, unknownName } from "./condition-problems.ts";
import type { Path } from "./document.ts";
import type { Problem } from "./problem.ts";

/** Honesty rules that name what is not there, that can never be met, or that stand twice. */
export function honestyProblems({ honesty = [] }: Instrument, known: Known): Problem[] {
  const seen = new Set<string>();
  return honesty.flatMap((rule, at) => {
    const path: Path = ["honesty", at];
    const isTwice = seen.has(rule.id);
    seen.add(rule.id);
    const twice: Problem = {
      path: [...path, "id"],
      problem: "rule-twice",
      facts: { rule: rule.id },
    };
    return [...(isTwice ? [twice] : []), ...ruleProblems(rule, path, known)];
  });
}

function ruleProblems(rule: HonestyRule, path: Path, known: Known): Problem[] {
  switch (rule.kind) {
    case "condition":
      return conditionProblems(rule.when, [...path, "when"], known);
    case "above_limit":
      return pairProblems(rule, path, known);
    case "age_against_grade":
      return [
        ...unknownItems(rule.items, [...path, "items"], known),
        ...(rule.lowest || rule.highest ? [] : [{ path, problem: "no-age-limit" as const }]),
      ];
    case "straight_lining":
      return rule.answers.flatMap((set, at) =>
        known.answers.has(set)
          ? []
          : [unknownName([...path, "answers", at], "answer-set", set, known.answers)],
      );
    default:
      return [];
  }
}

type Pairs = Extract<HonestyRule, { readonly kind: "above_limit" }>;

function pairProblems({ pairs, atLeast }: Pairs, path: Path, known: Known): Problem[] {
  const unknown = pairs.flatMap(({ item, limit }, at) => [
    ...unknownItems([item], [...path, "pairs", at], known),
    ...unknownItems([limit], [...path, "pairs", at], known),
  ]);
  if (atLeast <= pairs.length) return unknown;
  const facts = { wanted: atLeast, count: pairs.length };
  return [...unknown, { path: [...path, "atLeast"], problem: "pairs-never-true", facts }];
}

function unknownItems(items: readonly string[], path: Path, known: Known): Problem[] {
  const strange = items.filter((item) => !known.items.has(item));
  return strange.map((item) => unknownName(path, "item", item, known.items));
}
