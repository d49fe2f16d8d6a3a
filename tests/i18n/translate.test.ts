import { describe, expect, it } from "vitest";
import enAudit from "../../src/i18n/messages/en/audit.json" with { type: "json" };
import enCheck from "../../src/i18n/messages/en/check.json" with { type: "json" };
import enMeeting from "../../src/i18n/messages/en/meeting.json" with { type: "json" };
import enNorms from "../../src/i18n/messages/en/norms.json" with { type: "json" };
import enProblem from "../../src/i18n/messages/en/problem.json" with { type: "json" };
import enProfile from "../../src/i18n/messages/en/profile.json" with { type: "json" };
import enShell from "../../src/i18n/messages/en/shell.json" with { type: "json" };
import enTrend from "../../src/i18n/messages/en/trend.json" with { type: "json" };
import enUsage from "../../src/i18n/messages/en/usage.json" with { type: "json" };
import svAudit from "../../src/i18n/messages/sv/audit.json" with { type: "json" };
import svCheck from "../../src/i18n/messages/sv/check.json" with { type: "json" };
import svMeeting from "../../src/i18n/messages/sv/meeting.json" with { type: "json" };
import svNorms from "../../src/i18n/messages/sv/norms.json" with { type: "json" };
import svProblem from "../../src/i18n/messages/sv/problem.json" with { type: "json" };
import svProfile from "../../src/i18n/messages/sv/profile.json" with { type: "json" };
import svShell from "../../src/i18n/messages/sv/shell.json" with { type: "json" };
import svTrend from "../../src/i18n/messages/sv/trend.json" with { type: "json" };
import svUsage from "../../src/i18n/messages/sv/usage.json" with { type: "json" };
import { isMessageId, translator } from "../../src/i18n/translate.ts";

const slotsOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ""))].sort();

describe.each([
  ["audit", enAudit, svAudit],
  ["check", enCheck, svCheck],
  ["meeting", enMeeting, svMeeting],
  ["problem", enProblem, svProblem],
  ["norms", enNorms, svNorms],
  ["profile", enProfile, svProfile],
  ["shell", enShell, svShell],
  ["trend", enTrend, svTrend],
  ["usage", enUsage, svUsage],
])("the messages of %s", (_, en, sv) => {
  const english: Readonly<Record<string, string>> = en;
  const swedish: Readonly<Record<string, string>> = sv;

  it("exist in both languages, in the same order", () => {
    expect(Object.keys(swedish)).toEqual(Object.keys(english));
  });

  it("have the same slots in both languages", () => {
    for (const [id, text] of Object.entries(english)) {
      expect([id, slotsOf(swedish[id] ?? "")]).toEqual([id, slotsOf(text)]);
    }
  });
});

it("no id stands in two files, where one would hide the other", () => {
  const ids = [
    enAudit,
    enCheck,
    enMeeting,
    enNorms,
    enProblem,
    enUsage,
    enProfile,
    enShell,
  ].flatMap((messages) => Object.keys(messages));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

describe("translator", () => {
  const sv = translator("sv");
  const en = translator("en");

  it("speaks the language and fills slots", () => {
    expect(sv("profile.title.area", { area: "Ryd" })).toBe("Områdesprofil Ryd");
    expect(en("profile.title.area", { area: "Ryd" })).toBe("Area profile Ryd");
  });

  it("chooses the singular for exactly 1 and the plural for the rest", () => {
    const ending = (respondents: string | number) =>
      sv("profile.brief.respondents", { respondents });
    expect(ending(1)).toBe("Profilen bygger på svar från 1 elev.");
    expect(ending("1")).toBe("Profilen bygger på svar från 1 elev.");
    expect(ending(0)).toBe("Profilen bygger på svar från 0 elever.");
    expect(ending(21)).toBe("Profilen bygger på svar från 21 elever.");
    expect(ending("1\u00a0001")).toBe("Profilen bygger på svar från 1\u00a0001 elever.");
  });

  it("never reads a fact for slots, nor an inherited property as a fact", () => {
    expect(en("profile.title.area", { area: "{area} {wave?a:b} $& $1" })).toBe(
      "Area profile {area} {wave?a:b} $& $1",
    );
    expect(en("profile.title.area", Object.create({ area: "no" }))).toBe("Area profile {area}");
  });

  it("knows its own ids only", () => {
    expect(isMessageId("profile.title.area")).toBe(true);
    expect(isMessageId("toString")).toBe(false);
    expect(isMessageId("profile.title.nowhere")).toBe(false);
  });
});
