import { CtcError } from "../vocabulary/errors.ts";
import type { Policy } from "../vocabulary/policy.ts";

/** A policy by name and the fewest respondents it was raised to: `default+minimum:20`. */
const RAISED = /^(.+)\+minimum:([1-9]\d*)$/;

/** The name before it was raised, and the number; null where it was not. */
export function readRaised(id: string): { readonly id: string; readonly minimum: number } | null {
  const [, name, minimum] = RAISED.exec(id) ?? [];
  return name === undefined ? null : { id: name, minimum: Number(minimum) };
}

/**
 * A policy that asks for more respondents behind a figure, with the number in its name. Never for
 * fewer: a weaker rule is somebody's decision, and has a file with a name and a source of its own.
 *
 * @param minimum respondents, a whole number ≥ 1
 * @throws CtcError `minimum-too-low` {minimum, policy, least}; `minimum-open` {policy} where the
 *   policy hides nothing
 */
export function raiseMinimum(policy: Policy, minimum: number): Policy {
  const { id, minimumRespondents, open } = policy;
  if (open) throw new CtcError("minimum-open", { policy: id });
  if (minimum < minimumRespondents) {
    throw new CtcError("minimum-too-low", { minimum, policy: id, least: minimumRespondents });
  }
  if (minimum === minimumRespondents) return policy;
  const name = readRaised(id)?.id ?? id;
  return { ...policy, id: `${name}+minimum:${minimum}`, minimumRespondents: minimum };
}
