import { describe, expect, it } from "vitest";
import { measureStops } from "../../src/compare/measure-stops.ts";
import { surveyStops } from "../../src/compare/survey-stops.ts";
import type { MeasureNote, Profile } from "../../src/vocabulary/profile.ts";
import { absentRow, noteOf, published, shownRow } from "./published.ts";

const before = published("2022", [shownRow("trust", 35, 200)]);
const after = published("2024", [shownRow("trust", 21, 190)]);

describe("what stops the comparison of a whole area", () => {
  it("names the parts of an area, and nothing where it has none of its own", () => {
    const now = { ...after, area: { ...after.area, parts: ["Ryd", "Valla"] } };
    expect(surveyStops(before, now)).toEqual([
      { reason: "area", before: null, after: "Ryd; Valla" },
    ]);
  });

  const { area, design, instrument, policy, survey, coverage } = after;
  const rule = { label: { en: "…" }, status: "proposal", thresholdStatus: "proposal" } as const;
  const others: readonly [string, Partial<Profile>][] = [
    ["project", { project: "Malmö" }],
    ["area", { area: { ...area, id: "skaggetorp-norra" } }],
    ["area", { area: { ...area, parts: ["Norra Skäggetorp"] } }],
    ["area-basis", { area: { ...area, basis: "school" } }],
    ["instrument", { instrument: { ...instrument, id: "other" } }],
    ["instrument", { instrument: { ...instrument, version: "2020.1" } }],
    ["mode", { survey: { ...survey, mode: "paper" } }],
    ["design", { design: { ...design, weighted: true } }],
    ["design", { design: { ...design, clustered: true } }],
    ["design", { design: { ...design, stratified: true } }],
    ["finite-population", { design: { ...design, finitePopulation: true } }],
    [
      "calibration",
      {
        design: {
          ...design,
          calibration: {
            method: "rake",
            by: ["grade"],
            weights: { smallest: null, largest: null, variation: null, loss: null },
            unplaced: 0,
          },
        },
      },
    ],
    ["policy", { policy: { ...policy, id: "open", open: true } }],
    [
      "honesty",
      { coverage: { ...coverage, removed: [{ rule: "fictitious", respondents: 5, ...rule }] } },
    ],
    ["synthetic", { synthetic: false }],
  ];
  for (const [reason, change] of others) {
    it(`${reason}: ${Object.keys(change).join()}`, () => {
      const old = { ...before, survey: { ...before.survey, mode: "web" } };
      const now = { ...after, survey: { ...after.survey, mode: "web" }, ...change };
      expect(surveyStops(old, now).map((stop) => stop.reason)).toEqual([reason]);
    });
  }

  it("nothing, where only the wave, the file and the way of making intervals differ", () => {
    const now = {
      ...after,
      generator: { name: "ctc" as const, version: "9.9.9" },
      design: { ...design, interval: "logit" as const, lonelyPsu: "adjust" as const },
    };
    expect(surveyStops(before, now)).toEqual([]);
  });

  it("nothing, where one profile does not say: the mode, the project, the basis", () => {
    const now = { ...after, project: null, area: { ...area, basis: null } };
    expect(surveyStops({ ...before, survey: { ...before.survey, mode: "web" } }, now)).toEqual([]);
  });

  it("names both: the instruments, the policies", () => {
    const now = { ...after, policy: { ...policy, id: "own" } };
    expect(surveyStops(before, now)).toEqual([
      { reason: "policy", before: "default", after: "own" },
    ]);
  });
});

describe("what stops the comparison of one factor", () => {
  const otherNorms = (profile: Profile): Profile => ({
    ...profile,
    norms: profile.norms && { ...profile.norms, id: "new", sha256: "f".repeat(64) },
  });
  const otherInstrument = (profile: Profile): Profile => ({
    ...profile,
    instrument: { ...profile.instrument, sha256: "f".repeat(64) },
  });
  const noted = (profile: Profile, parts: Partial<MeasureNote>, without?: "cuts" | "rule") => {
    const { [without ?? "topic"]: _, ...note } = noteOf("trust", parts);
    return { ...profile, measures: [{ topic: null, ...note }] };
  };
  const reasons = (old: Profile, now: Profile): readonly string[] =>
    (measureStops(old, now).get("trust") ?? []).map(({ reason }) => reason);

  it("other words, one more question; not a translation that came later", () => {
    const other = [{ en: "Do you trust them?" }];
    expect(reasons(before, noted(after, { questions: other }))).toEqual(["wording"]);
    const more = [...noteOf("trust").questions, ...other];
    expect(reasons(before, noted(after, { questions: more }))).toEqual(["wording"]);
    const swedish = [{ en: "Question of trust", sv: "Fråga om tillit" }];
    expect(reasons(before, noted(after, { questions: swedish }))).toEqual([]);
    const other2 = [{ en: "Question of trust", sv: "Fråga om förtroende" }];
    const both = [noted(before, { questions: swedish }), noted(after, { questions: other2 })];
    expect(reasons(both[0] ?? before, both[1] ?? after)).toEqual(["wording"]);
  });

  it("a question that the wave says is reworded, in either wave", () => {
    const marked = noted(after, { comparability: "reworded" });
    expect(reasons(before, marked)).toEqual(["not-comparable"]);
    expect(reasons(marked, after)).toEqual(["not-comparable"]);
  });

  it("another direction", () => {
    expect(reasons(before, noted(after, { goodWhen: "high" }))).toEqual(["direction"]);
  });

  it("another cut of other norms; not other norms with the same cut", () => {
    const cuts = [{ grade: "7", operator: ">", value: 2.15 }] as const;
    expect(reasons(before, otherNorms(noted(after, { cuts })))).toEqual(["cut"]);
    expect(reasons(before, otherNorms(after))).toEqual([]);
  });

  it("other norms where an older file does not tell the cut", () => {
    expect(reasons(noted(before, {}, "cuts"), otherNorms(after))).toEqual(["norm"]);
    expect(reasons(noted(before, {}, "cuts"), after)).toEqual([]);
  });

  it("a cut of the instrument that is another, or was none", () => {
    const cut = { operator: ">=", value: 3, source: "manual" } as const;
    expect(reasons(noted(before, { cut }), noted(after, { cut }))).toEqual([]);
    expect(reasons(before, noted(after, { cut }))).toEqual(["cut"]);
    const higher = { ...cut, value: 4 };
    expect(reasons(noted(before, { cut }), noted(after, { cut: higher }))).toEqual(["cut"]);
  });

  it("another rule in an instrument that calls itself the same; an older file that tells none", () => {
    const rule = { score: "sum", items: [] };
    expect(reasons(before, otherInstrument(noted(after, { rule })))).toEqual(["rule"]);
    expect(reasons(before, otherInstrument(after))).toEqual([]);
    const reordered = { items: [{ reverse: false, item: "trust_1" }], score: "mean" };
    expect(reasons(before, otherInstrument(noted(after, { rule: reordered })))).toEqual([]);
    expect(reasons(noted(before, {}, "rule"), otherInstrument(after))).toEqual(["instrument"]);
  });

  it("a share with several factors, where others are counted or one of them is stopped", () => {
    const several = { ...noteOf("many"), kind: "cumulative" } as const;
    const both = (profile: Profile, parts: Partial<Profile> = {}): Profile => ({
      ...profile,
      measures: [...profile.measures, several],
      ...parts,
    });
    const ofMany = (old: Profile, now: Profile) => measureStops(old, now).get("many");
    expect(ofMany(both(before), both(after))).toEqual([]);
    const absent = published("2024", [absentRow("trust")]);
    expect(ofMany(both(before), both(absent))).toMatchObject([{ reason: "factors" }]);
    const stopped = noted(after, { goodWhen: "low", comparability: "reworded" });
    expect(ofMany(both(before), both(stopped))).toMatchObject([{ reason: "factors" }]);
  });
});
