import type { CheckProblem, CheckRule } from "../../vocabulary/check.ts";
import { CHECK_SEVERITY } from "../../vocabulary/check.ts";
import { CtcError } from "../../vocabulary/errors.ts";

const RULES = Object.keys(CHECK_SEVERITY) as CheckRule[];

/**
 * The rules that fail a check: `error` is every rule for an error, `warning` every rule there is,
 * `duplicates` both kinds of them; anything else is a rule by its name.
 *
 * @throws CtcError `check-rule-unknown`
 */
export function readGate(failOn: string | undefined): ReadonlySet<CheckRule> {
  const names = (failOn ?? "").split(",").map((name) => name.trim());
  const asked = names.filter((name) => failOn !== undefined || name !== "");
  return new Set(asked.flatMap(rulesOf));
}

function rulesOf(name: string): readonly CheckRule[] {
  if (name === "warning") return RULES;
  if (name === "error") return RULES.filter((rule) => CHECK_SEVERITY[rule] === "error");
  if (name === "duplicates") return ["duplicate-id", "duplicate-answers"];
  const rule = RULES.find((known) => known === name);
  if (rule !== undefined) return [rule];
  throw new CtcError("check-rule-unknown", { rule: name.slice(0, 40), known: RULES.join(", ") });
}

/** The names of the rules that found something and are asked to fail. */
export function rulesThatFail(
  problems: readonly CheckProblem[],
  gate: ReadonlySet<CheckRule>,
): readonly CheckRule[] {
  return problems.map(({ rule }) => rule).filter((rule) => gate.has(rule));
}
