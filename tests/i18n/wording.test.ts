import { expect, it } from "vitest";
import enAudit from "../../src/i18n/messages/en/audit.json" with { type: "json" };
import enCheck from "../../src/i18n/messages/en/check.json" with { type: "json" };
import enNorms from "../../src/i18n/messages/en/norms.json" with { type: "json" };
import enProfile from "../../src/i18n/messages/en/profile.json" with { type: "json" };
import svAudit from "../../src/i18n/messages/sv/audit.json" with { type: "json" };
import svCheck from "../../src/i18n/messages/sv/check.json" with { type: "json" };
import svNorms from "../../src/i18n/messages/sv/norms.json" with { type: "json" };
import svProfile from "../../src/i18n/messages/sv/profile.json" with { type: "json" };
import svShell from "../../src/i18n/messages/sv/shell.json" with { type: "json" };
import { bannedIn } from "../support/banned-words.ts";

it.each([
  ["sv" as const, "profile", Object.entries(svProfile)],
  ["sv" as const, "shell", Object.entries(svShell)],
  ["en" as const, "profile", Object.entries(enProfile)],
  ["sv" as const, "audit", Object.entries(svAudit)],
  ["en" as const, "audit", Object.entries(enAudit)],
  ["sv" as const, "check", Object.entries(svCheck)],
  ["en" as const, "check", Object.entries(enCheck)],
  ["sv" as const, "norms", Object.entries(svNorms)],
  ["en" as const, "norms", Object.entries(enNorms)],
])(
  "%s %s says nothing that stigmatises or that only statisticians read",
  (language, _, messages) => {
    const hits = messages.flatMap(([id, text]) =>
      bannedIn(text, language).map((word) => [id, word]),
    );
    expect(hits).toEqual([]);
  },
);

it("Swedish has a no-break space before every per cent sign, English none", () => {
  for (const messages of [svAudit, svProfile, svCheck, svNorms]) {
    for (const text of Object.values(messages)) expect(text).not.toMatch(/\d ?%/);
  }
  for (const messages of [enAudit, enProfile, enCheck, enNorms]) {
    for (const text of Object.values(messages)) expect(text).not.toMatch(/\d[ \u00a0]%/);
  }
});

it("the list of banned words finds them in any case", () => {
  expect(bannedIn("Förhöjd RISK i riskzonen", "sv")).toEqual(["riskzon", "förhöjd risk"]);
  expect(bannedIn("a Significant difference", "en")).toEqual(["significant"]);
  expect(bannedIn("över gränsvärdet", "sv")).toEqual([]);
});
