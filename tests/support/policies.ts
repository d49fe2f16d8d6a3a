import { builtInPolicy } from "../../src/catalog/built-in.ts";
import type { Policy } from "../../src/vocabulary/policy.ts";

/** A built-in policy that must be there. */
export function policyNamed(id: string): Policy {
  const policy = builtInPolicy(id);
  if (policy === undefined) throw new Error(`no policy ${id}`);
  return policy;
}
