import type { Norms } from "./norms.ts";

/** Are numbers of respondents in these norms rounded? Norms that do not name a policy do not say. */
export function hasRoundedNumbers({ source }: Pick<Norms, "source">): boolean {
  return source !== undefined && source.policy !== "open";
}
