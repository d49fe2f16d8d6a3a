import type { Policy } from "../vocabulary/policy.ts";

const WORDS: ReadonlySet<string> = new Set(["schema", "source", "status", "summary", "deviations"]);

/**
 * Everything of a policy that decides whether a share is shown, as one text: all of it but its source and
 * its words. Two waves with another one were decided under another policy, whatever it is called.
 */
export function policyStamp(policy: Policy): string {
  const rules = sorted(policy).filter(([name]) => !WORDS.has(name) && name !== "splits");
  return JSON.stringify([rules, sorted(policy.splits)]);
}

/** In the order of the names, so that the order in a file says nothing. */
function sorted(rules: object): readonly (readonly [string, unknown])[] {
  return Object.entries(rules)
    .filter(([, rule]) => rule !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
