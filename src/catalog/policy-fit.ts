import { CtcError } from "../vocabulary/errors.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { notThere, pathToPlace } from "./problem.ts";

/**
 * Refuses a policy that keeps measures from areas which the instrument does not have: a misspelt name
 * would publish what is to be hidden.
 *
 * @param file base name of the policy, for messages.
 * @throws CtcError `config-invalid` {file, place, problem, more}
 */
export function checkPolicyFits(policy: Policy, instrument: Instrument, file: string): void {
  const { scales, behaviours, cumulative } = instrument;
  const known = [...scales, ...behaviours, ...cumulative].map(({ id }) => id);
  const strange = (policy.municipalityOnly ?? []).flatMap((id, at) =>
    known.includes(id) ? [] : [notThere(["municipalityOnly", at], "measure", id, known)],
  );
  const [first] = strange;
  if (first === undefined) return;
  const { path, problem, facts } = first;
  const more = strange.length - 1;
  throw new CtcError("config-invalid", { ...facts, file, place: pathToPlace(path), problem, more });
}
