import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";

const INSTRUMENT = `schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: made for a test, licence: none }
columns: { area: area, grade: grade, weight: weight, stratum: stratum, cluster: class }
groups: { gender: { girl: [F], boy: [M] }, grade: { 7: ["7"], 9: ["9"] } }
missing: { blank: [""] }
answers: { yn: [ { code: 0, en: "No" }, { code: 1, en: "Yes" } ] }
items: [ { id: q, answers: yn, text: Q }, { id: u, answers: yn, text: U }, { id: v, answers: yn, text: V } ]
scales:
  - { id: r, kind: risk, domain: school, label: By norm, items: [q], score: mean, minimumAnswered: 1 }
  - { id: own, kind: risk, domain: school, label: By its own, items: [u], score: mean, minimumAnswered: 1, cut: { operator: ">=", value: 1, source: the manual } }
  - { id: p1, kind: protective, domain: school, label: P1, items: [v], score: mean, minimumAnswered: 1, cut: { operator: ">=", value: 1, source: the manual } }
behaviours: [ { id: did, label: Did, counts: { item: u, in: [1] } } ]
cumulative: [ { id: two, kind: protective, atLeast: 1, label: Two, status: proposal } ]
`;

const norms = (by: string): string => `schema: ctc-norms/1
id: n
instrument: { id: small, version: "1" }
population: somebody
waves: []
respondents: 100
derivation: { method: percentile, percentile: 60, by: [] }
cuts:
  - { scale: r, ${by}operator: ">", value: 0.5, respondents: 100, beyond: 0.4 }
`;

interface Column {
  readonly [name: string]: (row: number) => string | number;
}

/** 120 pupils of two areas in turn: what each column holds for pupil 0, 1, 2 … */
function csv(columns: Column): string {
  const all: Column = {
    area: (row) => (row % 2 === 0 ? "North" : "South"),
    grade: () => 7,
    q: (row) => (row % 4 < 2 ? 1 : 0),
    u: (row) => (row % 3 === 0 ? 1 : 0),
    ...columns,
  };
  const rows = Array.from({ length: 120 }, (_, row) =>
    Object.values(all)
      .map((cell) => cell(row))
      .join(","),
  );
  return `${[Object.keys(all).join(","), ...rows].join("\n")}\n`;
}

const profile = (text: string, by: string, ...more: readonly string[]) =>
  runCtc(["profile", "in.csv", "--instrument", "./i.yaml", "--norms", "./n.yaml", ...more], {
    "in.csv": text,
    "./i.yaml": INSTRUMENT,
    "./n.yaml": norms(by),
  });

const protective = { v: (row: number) => row % 2 };

describe("the method of a profile", () => {
  it("names the cut that belongs to the instrument, and its source, beside the norm's", async () => {
    const { out } = await profile(csv(protective), "");
    expect(out).toContain("percentile 60");
    expect(out).toMatch(/By its own has a cut of its own.*≥ 1\. Source: the manual\./);
    expect(out).not.toMatch(/By norm has a cut of its own/);
    expect(out).toMatch(/norm group’s share is not known: .*By its own/);
    const { out: json } = await profile(csv(protective), "", "--format", "json");
    const notes = JSON.parse(json).measures;
    expect(notes.map(({ cut }: { cut?: object }) => cut)).toEqual([
      undefined,
      { operator: ">=", value: 1, source: "the manual" },
      { operator: ">=", value: 1, source: "the manual" },
      undefined,
      undefined,
    ]);
  });

  it("says of what grades the norm's share is", async () => {
    const general = await profile(csv(protective), "");
    expect(general.out).toContain("for all its grades together");
    const byGrade = await profile(csv(protective), "grade: 7, ");
    expect(byGrade.out).toContain("for the grades that answered here");
  });

  it("says which rule served strata with a single cluster, and only where there are some", async () => {
    // Pupils 0 to 19 are all of stratum a and of one class; the others are of two classes of stratum b.
    const stratum = (row: number): string => (row < 20 ? "a" : "b");
    const lonely = csv({
      ...protective,
      stratum,
      class: (row) => (row < 20 ? "a1" : `b${row % 5}`),
    });
    const sure = csv({ ...protective, stratum, class: (row) => `${stratum(row)}${row % 5}` });
    const said = { remove: "(remove)", adjust: "(adjust)", average: "(average)" };
    for (const [rule, words] of Object.entries(said)) {
      const one = await profile(lonely, "", "--lonely-psu", rule);
      expect(one.out).toContain(words);
      const none = await profile(sure, "", "--lonely-psu", rule);
      expect(none.out).not.toContain(words);
    }
  });

  it("calls no row higher or lower that has no p, and says so in all three places", async () => {
    // Of 60 pupils in North nobody, of 60 in South half.
    const text = csv({ u: (row) => (row % 4 === 1 ? 1 : 0), ...protective });
    const { out } = await profile(text, "", "--area", "North");
    const rows = out.split("\n").filter((line) => line.startsWith("| Did |"));
    expect(rows).toEqual([expect.stringMatching(/no confirmed difference \|$/)]);
    expect(out).toContain("not called higher or lower");
    expect(out).toContain("Such a row is never called higher or lower.");
  });

  it("does not say of calibrated rows that only unrounded ones take part", async () => {
    const register = "area,grade,pupils\nNorth,7,100\nSouth,7,200\n";
    const { out } = await runCtc(
      [
        "profile",
        "in.csv",
        "--instrument",
        "./i.yaml",
        "--norms",
        "./n.yaml",
        "--area",
        "North",
      ].concat(["--population", "p.csv", "--calibrate", "rake"]),
      {
        "in.csv": csv(protective),
        "./i.yaml": INSTRUMENT,
        "./n.yaml": norms(""),
        "p.csv": register,
      },
    );
    expect(out).toContain("follow from the rounded intervals");
    expect(out).not.toContain("only rows that are shown without rounding");
  });
});

describe("absent rows on stderr", () => {
  it("are as many as the profile has", async () => {
    const run = await profile(csv({ u: () => "", ...protective }), "", "--format", "json");
    const { factors, behaviours, cumulative } = JSON.parse(run.out);
    const absent = [...factors, ...behaviours, ...cumulative].filter(
      ({ reason }: { reason: string }) => reason === "no_answers",
    );
    expect(absent.length).toBeGreaterThan(0);
    expect(run.err).toContain(`${absent.length} measures are absent: nobody answered`);
  });

  it("name the area where nobody answered", async () => {
    const text = csv({ u: (row) => (row % 2 === 0 ? "" : row % 3 === 0 ? 1 : 0), ...protective });
    const run = await profile(text, "", "--area", "North");
    expect(run.err).toContain("North: 2 measures more are absent");
  });

  it("say that the weights are 0", async () => {
    const run = await profile(csv({ weight: () => 0, ...protective }), "");
    expect(run.err).toContain("120 respondents have the weight 0");
  });

  it("of several factors take the factors' reason: no norm mends questions that were not asked", async () => {
    const run = await profile(csv({}), "", "--format", "json");
    expect(JSON.parse(run.out).cumulative).toMatchObject([{ reason: "not_asked" }]);
    expect(run.err).not.toContain("--norms FILE");
  });
});
