import type { Answer, Condition, Item } from "../vocabulary/instrument.ts";
import type { Thing } from "../vocabulary/problem.ts";
import type { Path } from "./document.ts";
import { notThere, type Problem } from "./problem.ts";

/** What the parts of an instrument may refer to. */
export interface Known {
  readonly items: ReadonlyMap<string, Item>;
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
}

/** Unknown items, codes that no answer has, and counts that cannot be reached. */
export function conditionProblems(condition: Condition, path: Path, known: Known): Problem[] {
  if ("item" in condition) return itemConditionProblems(condition, path, known);
  if ("not" in condition) return conditionProblems(condition.not, [...path, "not"], known);
  const [key, parts] =
    "all" in condition
      ? (["all", condition.all] as const)
      : "any" in condition
        ? (["any", condition.any] as const)
        : (["count", condition.count] as const);
  const inner = parts.flatMap((part, at) => conditionProblems(part, [...path, key, at], known));
  if (!("count" in condition) || condition.atLeast <= parts.length) return inner;
  const facts = { wanted: condition.atLeast, count: parts.length };
  return [...inner, { path: [...path, "atLeast"], problem: "conditions-never-true", facts }];
}

type ItemCondition = Extract<Condition, { readonly item: string }>;

function itemConditionProblems(condition: ItemCondition, path: Path, known: Known): Problem[] {
  const item = known.items.get(condition.item);
  if (!item) return [unknownName([...path, "item"], "item", condition.item, known.items)];
  const set = known.answers.get(item.answers);
  if (!set) return [];
  const usable = set.filter(({ code }) => item.missing?.[String(code)] === undefined);
  if ("in" in condition) {
    return condition.in.flatMap((code, at) =>
      codeProblem([...path, "in", at], String(code), item.answers, usable),
    );
  }
  const codes = usable.map((answer) => answer.code);
  if ("atLeast" in condition) return limitProblems(condition.atLeast, codes, [...path, "atLeast"]);
  if ("atMost" in condition) return limitProblems(condition.atMost, codes, [...path, "atMost"]);
  return [];
}

/** A limit that no code reaches, or all do by far, was meant for another item. */
function limitProblems(limit: number, codes: readonly number[], path: Path): Problem[] {
  const [low, high] = [Math.min(...codes), Math.max(...codes)];
  if (limit >= low && limit <= high) return [];
  if (codes.length === 0) return [{ path, problem: "outside-no-codes", facts: { limit } }];
  return [{ path, problem: "outside-codes", facts: { limit, low, high } }];
}

/** A code is found by its exact text, so that `1.0` or `01` never stands in for 1. */
export function codeProblem(
  path: Path,
  code: string,
  set: string,
  answers: readonly Answer[],
): Problem[] {
  if (answers.some((answer) => String(answer.code) === code)) return [];
  return [{ path, problem: "not-an-answer", facts: { code, set } }];
}

/** A reference to something that is not declared. */
export function unknownName(
  path: Path,
  thing: Thing,
  wanted: string,
  known: ReadonlyMap<string, unknown>,
): Problem {
  return notThere(path, thing, wanted, [...known.keys()]);
}
