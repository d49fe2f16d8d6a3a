import { describe, expect, it } from "vitest";
import { correctArea } from "../../src/compare/correct-area.ts";
import { diffProfiles } from "../../src/compare/diff-profiles.ts";
import { pairAreas } from "../../src/compare/pair-areas.ts";
import { pairRows } from "../../src/compare/pair-rows.ts";
import type { Figure } from "../../src/vocabulary/figure.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { fileOf, published, shownRow, withheldRow } from "./published.ts";

const correct = (before: Profile, after: Profile, open = false) =>
  correctArea(pairRows(before, after).pairs, open);

describe("two versions of one wave", () => {
  it("every number of a figure that differs, old and new, and no other figure", () => {
    const before = published("2024", [shownRow("same", 30, 100), shownRow("other", 30, 100)]);
    const after = published("2024", [shownRow("same", 30, 100), shownRow("other", 40, 100)]);
    expect(correct(before, after)).toMatchObject([
      {
        measure: "other",
        guarded: false,
        numbers: [
          { name: "value", before: 0.3, after: 0.4 },
          { name: "low", before: 0.2, after: 0.3 },
          { name: "high", before: 0.4, after: 0.5 },
        ],
      },
    ]);
  });

  it("not what differs in the thirteenth digit alone", () => {
    const before = published("2024", [shownRow("same", 1, 3)]);
    const [row] = before.factors;
    const dust = { ...before, factors: [{ ...row, value: (row?.value ?? 0) + 1e-13 }] } as Profile;
    expect(correct(before, dust)).toEqual([]);
  });

  for (const apart of [1, 4]) {
    it(`${apart} more pupils: the old numbers are not told, which would say how they answered`, () => {
      const before = published("2024", [shownRow("drink", 30, 100)]);
      const after = published("2024", [shownRow("drink", 31, 100 + apart)]);
      const [figure] = correct(before, after);
      expect(figure).toMatchObject({ guarded: true, before: { value: null, respondents: null } });
      expect(figure?.numbers.map(({ before: old }) => old)).toEqual([null, null, null, null]);
      expect(figure?.numbers[1]).toEqual({
        ...{ name: "respondents", before: null, after: 100 + apart },
        guarded: true,
      });
    });
  }

  const beside = (reference: number): Figure => {
    const figure = shownRow("drink", 30, 100);
    const difference = { value: 0.3 - reference, low: -0.1, high: 0.1, p: 0.5, pAdjusted: 0.5 };
    return { ...figure, reference, difference };
  };

  it("pupils of another area went: the old share of the rest would tell how they answered", () => {
    const [before, after] = [beside(925 / 2600), beside(923 / 2598)].map((row) =>
      published("2024", [row]),
    );
    if (before === undefined || after === undefined) throw new RangeError("two versions");
    expect(correct(before, after)).toMatchObject([
      {
        guarded: false,
        before: { value: 0.3 },
        numbers: [
          { name: "reference", before: null, after: after.factors[0]?.reference, guarded: true },
          { name: "difference", before: null, guarded: true },
        ],
      },
    ]);
    expect(correct(before, after, true)).toMatchObject([
      { numbers: [{ before: before.factors[0]?.reference }, {}] },
    ]);
  });

  const rounded = (value: number, respondents: number): Figure => ({
    ...shownRow("drink", 30, 100),
    ...{ group: { grade: "7" }, flags: ["rounded:0.02"], value, respondents, standardError: null },
    ...{ low: 0.36, high: 0.56 },
  });

  for (const [name, total, old, now, guarded] of [
    ["a step apart, which can be one pupil", 99, rounded(0.46, 100), rounded(0.46, 95), true],
    ["none apart, where pupils went", 99, rounded(0.46, 100), rounded(0.44, 100), true],
    ["none apart, where nobody went", 100, rounded(0.46, 100), rounded(0.44, 100), false],
    ["two steps apart", 90, rounded(0.46, 100), rounded(0.44, 90), false],
  ] as const) {
    it(`rounded counts ${name}: old numbers ${guarded ? "are not told" : "are told"}`, () => {
      const before = published("2024", [shownRow("drink", 30, 100), old]);
      const after = published("2024", [shownRow("drink", 30, total), now]);
      const found = correct(before, after).find(({ group }) => group.grade === "7");
      expect(found).toMatchObject({ guarded, before: { value: guarded ? null : old.value } });
    });
  }

  it("five more pupils are a group, and an open policy protects nobody", () => {
    const before = published("2024", [shownRow("drink", 30, 100)]);
    const five = published("2024", [shownRow("drink", 33, 105)]);
    expect(correct(before, five)).toMatchObject([{ guarded: false, before: { respondents: 100 } }]);
    const one = published("2024", [shownRow("drink", 31, 101)]);
    expect(correct(before, one, true)).toMatchObject([{ guarded: false }]);
  });

  for (const [name, first, second] of [
    ["withheld now", shownRow("drink", 30, 100), withheldRow("drink")],
    ["shown now", withheldRow("drink"), shownRow("drink", 30, 100)],
  ] as const) {
    it(`${name}: that it is so, and no number`, () => {
      const [figure] = correct(published("2024", [first]), published("2024", [second]));
      expect(figure).toMatchObject({ numbers: [], guarded: false });
      expect(JSON.stringify(figure)).not.toMatch(/\d/);
    });
  }
});

describe("areas are paired", () => {
  const named = (wave: string, id: string | null, name: string | null): Profile =>
    published(wave, [], { area: { id, name, basis: null } });
  const names = (profiles: readonly Profile[]) => profiles.map((profile) => fileOf(profile));

  it("by id, else by name; everyone with everyone, first; the others are named", () => {
    const before = [
      named("2022", "ryd", "Ryd"),
      named("2022", null, "Örby"),
      named("2022", null, null),
      named("2022", "gone", "Gone"),
    ];
    const after = [
      named("2024", null, " ÖRBY "),
      named("2024", "ryd", "Ryd and more"),
      named("2024", null, "New"),
      named("2024", null, null),
    ];
    const { pairs, onlyBefore, onlyAfter } = pairAreas(names(before), names(after));
    expect(
      pairs.map((pair) => [pair.before.profile.area.name, pair.after.profile.area.name]),
    ).toEqual([
      [null, null],
      ["Ryd", "Ryd and more"],
      ["Örby", " ÖRBY "],
    ]);
    expect({ onlyBefore, onlyAfter }).toEqual({ onlyBefore: ["Gone"], onlyAfter: ["New"] });
  });
});

describe("equal profiles", () => {
  const profile = published("2024", [shownRow("drink", 30, 100)]);
  const request = { alpha: 0.05, version: "1.0.0" };

  it("give a diff without areas, also where another version of the toolkit made them", () => {
    const newer: Profile = { ...profile, generator: { name: "ctc", version: "9.0.0" } };
    for (const sameWave of [true, false]) {
      const diff = diffProfiles({
        before: [fileOf(profile)],
        after: [fileOf(newer)],
        sameWave,
        ...request,
      });
      expect(diff).toMatchObject({ areas: [], onlyBefore: [], onlyAfter: [] });
    }
  });

  it("rows and measures that only one of them has are named", () => {
    const more = published("2026", [shownRow("drink", 30, 100), shownRow("gamble", 9, 100)]);
    const diff = diffProfiles({
      before: [fileOf(profile)],
      after: [fileOf(more)],
      sameWave: false,
      ...request,
    });
    expect(diff.areas).toMatchObject([
      {
        onlyBefore: [],
        onlyAfter: [{ measure: "gamble", group: {} }],
        rows: [{ measure: "drink" }],
      },
    ]);
  });
});
