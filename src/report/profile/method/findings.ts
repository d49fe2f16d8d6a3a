import type { Profile } from "../../../vocabulary/profile.ts";
import type { Block } from "../../../vocabulary/report.ts";
import { bullets, count, heading, message, plain } from "../../blocks.ts";

/** What was noticed in the data; a number that is too small to publish is left out. */
export function findings(profile: Profile): readonly Block[] {
  if (profile.findings.length === 0) return [];
  const items = profile.findings.map((finding) => {
    const code = { kind: "term", vocabulary: "finding", id: finding.code } as const;
    const found =
      finding.column === undefined
        ? code
        : message("profile.finding.column", { finding: code, column: plain(finding.column) });
    return finding.count === null
      ? message("profile.finding.uncounted", { finding: found })
      : message("profile.finding.counted", {
          finding: found,
          count: count(finding.count, !profile.policy.open),
        });
  });
  return [heading(3, message("profile.finding.title")), ...bullets(items)];
}
