import type { Policy } from "../vocabulary/policy.ts";

/** Persons behind one figure. */
export interface Persons {
  readonly respondents: number;
  readonly counted: number;
}

/**
 * May a figure be shown, judged on its persons alone? It needs `minimumRespondents`; and on either
 * side of the line nobody at all or at least the policy's minimum. Nobody on the good side (all
 * pupils at risk, none protected) tells something about every single one and has a switch of its own.
 *
 * @param goodWhen `low` for risk factors and behaviours, `high` for protective factors
 */
export function isReleasable(persons: Persons, goodWhen: "high" | "low", policy: Policy): boolean {
  if (policy.open) return true;
  const { respondents, counted } = persons;
  if (respondents < policy.minimumRespondents) return false;
  const complement = respondents - counted;
  if (counted === 0) return goodWhen === "low" ? policy.showNone : policy.showAll;
  if (complement === 0) return goodWhen === "low" ? policy.showAll : policy.showNone;
  return counted >= policy.minimumNumerator && complement >= policy.minimumComplement;
}
