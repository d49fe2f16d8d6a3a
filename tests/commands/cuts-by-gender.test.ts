import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";

const INSTRUMENT = `schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: made for a test, licence: none }
columns: { area: area, grade: grade, gender: gender }
groups: { gender: { girl: [F], boy: [M], other: [O] }, grade: { 7: ["7"], 9: ["9"] } }
missing: { blank: [""] }
answers: { yes4: [ { code: 1, en: "NO" }, { code: 2, en: "not" }, { code: 3, en: "yes" }, { code: 4, en: "most" } ] }
items: [ { id: q, answers: yes4, text: Q } ]
scales:
  - { id: r, kind: risk, domain: school, label: R, items: [q], score: mean, minimumAnswered: 1 }
`;

const norms = (cuts: readonly string[]): string => `schema: ctc-norms/1
id: n
instrument: { id: small, version: "1" }
population: somebody
waves: []
respondents: 100
derivation: { method: fixed, by: [] }
cuts:
${cuts.map((cut) => `  - { scale: r, ${cut}operator: ">", value: 2 }\n`).join("")}`;

/** 20 girls and 20 boys in each grade, and 6 pupils of grade 9 who gave another answer or none. */
const CSV = `area,grade,gender,q\n${["7,F", "7,M", "9,F", "9,M"]
  .map((group) => `North,${group},1\nNorth,${group},4\n`.repeat(10))
  .join("")}${"North,9,O,4\nNorth,9,,1\n".repeat(3)}`;

const profile = (cuts: readonly string[], ...more: readonly string[]) =>
  runCtc(["profile", "in.csv", "--instrument", "./i.yaml", "--norms", "./n.yaml", ...more], {
    "in.csv": CSV,
    "./i.yaml": INSTRUMENT,
    "./n.yaml": norms(cuts),
  });

describe("cuts by gender", () => {
  it("never leave out the boys of a grade without a word", async () => {
    const run = await profile(["grade: 7, ", "grade: 9, gender: girl, "]);
    expect(run.exitCode).toBe(2);
    expect(run.err).toContain("no cut for 9 – boy in r");
  });

  it("never leave out girls where the cuts are of no grade", async () => {
    const run = await profile(["gender: boy, "]);
    expect(run.exitCode).toBe(2);
    expect(run.err).toContain("no cut for 7 – girl in r");
  });

  it("count those of another gender or of none that is known", async () => {
    const cuts = ["grade: 7, ", "grade: 9, gender: girl, ", "grade: 9, gender: boy, "];
    const run = await profile(cuts, "--format", "json");
    expect(run.exitCode).toBe(0);
    expect(run.err).toContain("6 respondents are in no factor whose cuts go by gender");
    const { factors, findings } = JSON.parse(run.out);
    expect(factors[0].respondents).toBe(80);
    expect(findings).toContainEqual({ code: "respondents-without-cut", count: null });
  });

  it("say nothing where a cut without a gender serves the others", async () => {
    const run = await profile(["grade: 7, ", "grade: 9, ", "grade: 9, gender: boy, "]);
    expect(run.exitCode).toBe(0);
    expect(run.err).not.toContain("in no factor");
  });

  it("still name a grade without any cut", async () => {
    const run = await profile(["grade: 7, gender: girl, ", "grade: 7, gender: boy, "]);
    expect(run.exitCode).toBe(2);
    expect(run.err).toContain("no cut for grade 9 in r");
  });
});
