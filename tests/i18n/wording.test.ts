import { expect, it } from "vitest";
import enAudit from "../../src/i18n/messages/en/audit.json" with { type: "json" };
import enCheck from "../../src/i18n/messages/en/check.json" with { type: "json" };
import enEvaluation from "../../src/i18n/messages/en/evaluation.json" with { type: "json" };
import enMeeting from "../../src/i18n/messages/en/meeting.json" with { type: "json" };
import enNorms from "../../src/i18n/messages/en/norms.json" with { type: "json" };
import enPriorities from "../../src/i18n/messages/en/priorities.json" with { type: "json" };
import enProfile from "../../src/i18n/messages/en/profile.json" with { type: "json" };
import enScore from "../../src/i18n/messages/en/score.json" with { type: "json" };
import enTrend from "../../src/i18n/messages/en/trend.json" with { type: "json" };
import svAudit from "../../src/i18n/messages/sv/audit.json" with { type: "json" };
import svCheck from "../../src/i18n/messages/sv/check.json" with { type: "json" };
import svEvaluation from "../../src/i18n/messages/sv/evaluation.json" with { type: "json" };
import svMeeting from "../../src/i18n/messages/sv/meeting.json" with { type: "json" };
import svNorms from "../../src/i18n/messages/sv/norms.json" with { type: "json" };
import svPriorities from "../../src/i18n/messages/sv/priorities.json" with { type: "json" };
import svProfile from "../../src/i18n/messages/sv/profile.json" with { type: "json" };
import svScore from "../../src/i18n/messages/sv/score.json" with { type: "json" };
import svShell from "../../src/i18n/messages/sv/shell.json" with { type: "json" };
import svTrend from "../../src/i18n/messages/sv/trend.json" with { type: "json" };
import { bannedIn } from "../support/banned-words.ts";

it.each([
  ["sv" as const, "profile", Object.entries(svProfile)],
  ["sv" as const, "shell", Object.entries(svShell)],
  ["en" as const, "profile", Object.entries(enProfile)],
  ["sv" as const, "audit", Object.entries(svAudit)],
  ["en" as const, "audit", Object.entries(enAudit)],
  ["sv" as const, "check", Object.entries(svCheck)],
  ["en" as const, "check", Object.entries(enCheck)],
  ["sv" as const, "score", Object.entries(svScore)],
  ["en" as const, "score", Object.entries(enScore)],
  ["sv" as const, "meeting", Object.entries(svMeeting)],
  ["en" as const, "meeting", Object.entries(enMeeting)],
  ["sv" as const, "norms", Object.entries(svNorms)],
  ["en" as const, "norms", Object.entries(enNorms)],
  ["sv" as const, "trend", Object.entries(svTrend)],
  ["en" as const, "trend", Object.entries(enTrend)],
  ["sv" as const, "evaluation", Object.entries(svEvaluation)],
  ["en" as const, "evaluation", Object.entries(enEvaluation)],
  ["sv" as const, "priorities", Object.entries(svPriorities)],
  ["en" as const, "priorities", Object.entries(enPriorities)],
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
  for (const messages of [
    svAudit,
    svProfile,
    svCheck,
    svMeeting,
    svNorms,
    svEvaluation,
    svPriorities,
  ]) {
    for (const text of Object.values(messages)) expect(text).not.toMatch(/\d ?%/);
  }
  for (const messages of [
    enAudit,
    enProfile,
    enCheck,
    enMeeting,
    enNorms,
    enEvaluation,
    enPriorities,
  ]) {
    for (const text of Object.values(messages)) expect(text).not.toMatch(/\d[ \u00a0]%/);
  }
});

it("the list of banned words finds them in any case", () => {
  expect(bannedIn("Förhöjd RISK i riskzonen", "sv")).toEqual(["riskzon", "förhöjd risk"]);
  expect(bannedIn("a Significant difference", "en")).toEqual(["significant"]);
  expect(bannedIn("över gränsvärdet", "sv")).toEqual([]);
});
