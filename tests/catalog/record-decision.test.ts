import { describe, expect, it } from "vitest";
import { parseDecision, parsePriorities } from "../../src/catalog/priorities.ts";
import { parseProfile } from "../../src/catalog/profile-file.ts";
import { recordDecision } from "../../src/catalog/record-decision.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import type { Baseline, RecordedVotes } from "../../src/vocabulary/priorities.ts";
import { fixtureProfile } from "../support/profile-fixture.ts";

// As a file gives it: a figure without standardised share has no such key.
const baselineProfile = parseProfile(JSON.stringify(fixtureProfile), "p.json");
const baseline: Baseline = { file: "p.json", sha256: "ab", profile: baselineProfile };
const votes: RecordedVotes = {
  file: "votes.csv",
  sha256: "cd",
  voters: 1,
  sectors: { skola: 1 },
  criteria: [
    {
      criterion: "severity",
      method: "rating",
      voters: 1,
      factors: [
        {
          factor: "family_attachment",
          ratings: 1,
          median: 3,
          lowerQuartile: 3,
          upperQuartile: 3,
          agreement: null,
        },
      ],
    },
  ],
};
const DRAFT = `# what we decided
schema: ctc-priorities/1
area: ${JSON.stringify(baseline.profile.area.name)}   # the whole of it
wave: "${baseline.profile.survey.wave}"
date: 2024-11-05
participants: { skola: 2, unga: [Ada, Bo] }
factors:
  - factor: family_attachment
    reasons: "it can be done"
    target: { value: 0.7, wave: "2026" }
dissent:
  - "none # really"
`;

describe("a recorded decision", () => {
  it.each([
    ["as it is", DRAFT],
    ["without a last line end", DRAFT.trimEnd()],
    ["with comments behind it", `${DRAFT}# the end\n\n`],
    ["from Windows", DRAFT.replaceAll("\n", "\r\n")],
    ["with a byte order mark", `\uFEFF${DRAFT}`],
  ])("keeps every byte of a draft %s, and can be read back", (_, draft) => {
    const text = recordDecision(draft, { votes, baseline }, "note");
    expect(text.startsWith(draft)).toBe(true);
    expect(text.includes("\r\n")).toBe(draft.includes("\r\n"));
    expect(/(?<!\r)\n/.test(text)).toBe(!draft.includes("\r\n"));
    const read = parsePriorities(text, "d.yaml");
    expect(read).toEqual({ ...parseDecision(draft, "d.yaml", null), votes, baseline });
  });

  it("recorded again differs only in what is recorded", () => {
    const behind = "# my own words\nwave: ";
    const draft = DRAFT.replace("wave: ", `baseline: { was: old }\n${behind}`);
    const once = recordDecision(draft, { votes, baseline }, "note");
    expect(once.startsWith(DRAFT.replace("wave: ", behind))).toBe(true);
    const other = { ...baseline, sha256: "ef" };
    const twice = recordDecision(once, { votes, baseline: other }, "note");
    expect(twice).toBe(once.replace("sha256: ab", "sha256: ef"));
    const without = recordDecision(once, { baseline }, "note");
    expect(parsePriorities(without, "d.yaml").votes).toBeUndefined();
  });

  it("in JSON is written anew", () => {
    const decision = parseDecision(DRAFT, "d.yaml", null);
    const text = recordDecision(JSON.stringify(decision), { votes, baseline }, "note");
    expect(JSON.parse(text)).toEqual({ ...decision, votes, baseline });
    expect(parsePriorities(text, "d.json").baseline?.sha256).toBe("ab");
  });
});

describe("a decision beside its profile", () => {
  const problemOf = (draft: string) => {
    try {
      parseDecision(draft, "d.yaml", baseline.profile);
    } catch (error) {
      if (error instanceof CtcError) return [error.code, error.facts];
    }
    return [];
  };

  it("fits", () =>
    expect(parseDecision(DRAFT, "d.yaml", baseline.profile)).toMatchObject({
      participants: { skola: 2, unga: ["Ada", "Bo"] },
      factors: [{ factor: "family_attachment", reasons: ["it can be done"] }],
    }));

  it.each([
    [
      "factor: family_attachment",
      "factor: family_atachment",
      "factors[0].factor",
      8,
      "not-there-nearest",
    ],
    [
      "factor: family_attachment",
      "factor: community_opportunities",
      "factors[0].factor",
      8,
      "factor-not-shown",
    ],
    ["reasons:", "resons:", "factors[0].resons", 9, "unknown-key"],
    [/area: .*/, "area: Elsewhere", "area", 3, "profile-of-area"],
    [/area: .*\n/, "", "area", 2, "profile-of-area"],
    [/wave: "20.*"\n/, 'wave: "1999"\n', "wave", 4, "profile-of-wave"],
    ["2024-11-05", "5 November", "date", 5, "date-form"],
    ["{ skola: 2, unga: [Ada, Bo] }", "", "participants", 6, "expected-type"],
    ["{ skola: 2, unga: [Ada, Bo] }", "{}", "participants", 6, "empty"],
    ["skola: 2", "skola: 0", "participants.skola", 6, "counts-from-1"],
    ["value: 0.7", "value: 70", "factors[0].target.value", 10, "share-range"],
    [
      'wave: "2026"',
      `wave: "${baseline.profile.survey.wave}"`,
      "factors[0].target.wave",
      10,
      "target-of-same-wave",
    ],
    ['"it can be done"', "[]", "factors[0].reasons", 9, "empty"],
  ])("is refused with %s → %s", (from, to, place, line, problem) => {
    expect(problemOf(DRAFT.replace(from, to))).toMatchObject([
      "config-invalid",
      { file: "d.yaml", place, line, problem },
    ]);
  });

  it("may choose a factor whose figure is not shown where other knowledge speaks for it", () => {
    const other = DRAFT.replace("family_attachment", "community_opportunities");
    const known = other.replace("reasons:", "otherKnowledge: interviews\n    reasons:");
    expect(problemOf(known)).toMatchObject([
      "config-invalid",
      { place: "factors[0].target", problem: "target-without-baseline" },
    ]);
    const plain = known.replace(/ {4}target: .*\n/, "");
    expect(parseDecision(plain, "d.yaml", baseline.profile).factors).toEqual([
      {
        factor: "community_opportunities",
        reasons: ["it can be done"],
        otherKnowledge: "interviews",
      },
    ]);
  });

  it("names a factor once", () => {
    const twice = DRAFT.replace(
      "dissent:",
      "  - { factor: family_attachment, reasons: again }\ndissent:",
    );
    expect(problemOf(twice)).toMatchObject([
      "config-invalid",
      { place: "factors[1].factor", problem: "factor-twice" },
    ]);
  });
});
