import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { measureRule } from "../../src/profile/measure-rule.ts";
import { runCtc } from "../support/memory-io.ts";

const SURVEY = [
  "area,q1,q2",
  ...Array.from({ length: 40 }, (_, row) => `${row < 20 ? "N" : "S"},${row % 2},${row % 3}`),
];
const INSTRUMENT = `schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: invented, licence: CC0-1.0 }
columns: { area: area }
groups: { gender: {}, grade: {} }
missing: { blank: [""], codes: {} }
answers: { three: [ { code: 0, en: a }, { code: 1, en: b }, { code: 2, en: c } ] }
items:
  - { id: q1, text: One?, answers: three, status: verified }
  - { id: q2, text: Two?, answers: three, status: verified, dontKnow: 2 }
scales:
  - { id: both, kind: risk, domain: school, label: Both, labelStatus: { en: verified }, items: [ q1, { item: q2, reverse: true } ], score: mean, minimumAnswered: all, status: verified }
behaviours:
  - { id: one, label: One, labelStatus: { en: verified }, counts: { any: [ { item: q1, atLeast: 1 }, { not: { item: q2, in: [0] } } ] }, status: verified }
cumulative: []
notMeasured: []
`;
const NORMS = `schema: ctc-norms/1
id: small-norms
instrument: { id: small, version: "1" }
population: invented
waves: ["2022"]
respondents: 100
derivation: { method: fixed, by: [] }
cuts: [ { scale: both, operator: ">", value: 1 } ]
`;
const PROJECT = `schema: ctc-project/1
instrument: instrument.yaml
norms: norms.yaml
areas: areas.csv
waves: { "2024": { file: survey.csv, mode: web } }
`;
const AREAS = "area_id,name,area,from,to\nnorth,North,N,,\nnorth,North,S,2024,\n";

const files = {
  "survey.csv": `${SURVEY.join("\n")}\n`,
  "instrument.yaml": INSTRUMENT,
  "norms.yaml": NORMS,
  "ctc.yaml": PROJECT,
  "areas.csv": AREAS,
};

describe("a profile keeps what a later one is compared by", () => {
  it("cuts, rules, the way of asking, and what is part of an area in this wave alone", async () => {
    const argv = ["profile", "survey.csv", "--area", "North", "--json", "--quiet"];
    const { out, err } = await runCtc(argv, files);
    expect(err).toBe("");
    const { survey, area, measures } = JSON.parse(out);
    expect(survey.mode).toBe("web");
    expect(area).toMatchObject({ id: "north", name: "North", parts: ["S"] });
    expect(measures[0]).toMatchObject({
      id: "both",
      cuts: [{ operator: ">", value: 1 }],
      rule: {
        score: "mean",
        minimumAnswered: "all",
        items: [
          { item: "q1", reverse: false },
          { item: "q2", reverse: true },
        ],
        answers: { q1: "0 1 2", q2: "0 1 2, dont_know 2" },
      },
    });
    expect(measures[1]).toMatchObject({
      id: "one",
      rule: {
        counts: { any: [{ item: "q1", atLeast: 1 }, { not: { item: "q2", in: [0] } }] },
        answers: { q1: "0 1 2", q2: "0 1 2, dont_know 2" },
      },
    });
    expect(measures[1]).not.toHaveProperty("cuts");
  });

  it("a rule of every measure of the built-in instrument, with all its items", () => {
    const instrument = builtInInstrument("ctcys");
    if (instrument === undefined) return expect.unreachable("ctcys is built in");
    for (const { id, items } of instrument.scales) {
      const { answers } = measureRule(instrument, id) as { answers: object };
      expect(Object.keys(answers).sort()).toEqual(items.map(({ item }) => item).sort());
    }
    for (const { id, atLeast } of instrument.cumulative) {
      expect(measureRule(instrument, id)).toEqual({ atLeast });
    }
    expect(measureRule(instrument, "nothing")).toBeUndefined();
  });
});
