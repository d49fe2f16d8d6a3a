import type { Policy } from "../vocabulary/policy.ts";

/**
 * What of a policy decides whether a share is shown, as one text. Two waves with another one were
 * decided under another policy, whatever it is called.
 */
export function policyStamp(policy: Policy): string {
  const { id, open, minimumRespondents, minimumNumerator, minimumComplement } = policy;
  const { showNone, showAll, minimumCoverage } = policy;
  const limits = [minimumRespondents, minimumNumerator, minimumComplement, minimumCoverage];
  return [id, open ? "open" : "protects", ...limits, showNone, showAll].join(" ");
}
