import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";

const INSTRUMENT = `schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: made for a test, licence: none }
columns: { area: area, grade: grade }
groups: { gender: { girl: [F], boy: [M] }, grade: { 7: ["7"], 8: ["8"], 9: ["9"] } }
missing: { blank: [""] }
answers: { yn: [ { code: 0, en: "No" }, { code: 1, en: "Yes" } ] }
items: [ { id: q, answers: yn, text: Q } ]
behaviours: [ { id: did, label: Did, counts: { item: q, in: [1] } } ]
`;

/** 30 of 60 pupils in each grade of each area, and nobody in grade 8: half of those who could. */
const CSV = `area,grade,q\n${["North", "South"]
  .flatMap((area) =>
    ["7", "9"].map((grade) => `${area},${grade},1\n${area},${grade},0\n`.repeat(15)),
  )
  .join("")}`;

const register = (grades: readonly string[], areas = ["North", "South"]): string =>
  `area,grade,pupils\n${areas.flatMap((area) => grades.map((grade) => `${area},${grade},60\n`)).join("")}`;

async function rates(population: string) {
  const files = { "in.csv": CSV, "./i.yaml": INSTRUMENT, "p.csv": population };
  const from = ["in.csv", "--instrument", "./i.yaml", "--population", "p.csv"];
  const area = await runCtc(["profile", ...from, "--area", "North", "--format", "json"], files);
  const all = await runCtc(["profile", ...from, "--format", "json"], files);
  const check = JSON.parse((await runCtc(["check", ...from, "--json"], files)).out);
  return {
    area: JSON.parse(area.out).coverage.rate,
    all: JSON.parse(all.out).coverage.rate,
    checkedArea: check.areas[0].row.rate,
    checkedAll: check.total.rate,
    err: all.err,
    checked: JSON.stringify(check.findings),
  };
}

const half = { area: 0.5, all: 0.5, checkedArea: 0.5, checkedAll: 0.5 };
const unknown = { area: null, all: null, checkedArea: null, checkedAll: null };

describe("response rates where the register and the survey differ", () => {
  it("are of the grades that took part, and say which did not", async () => {
    const found = await rates(register(["7", "8", "9"]));
    expect(found).toMatchObject(half);
    expect(found.err).toContain("grades that nobody in the survey has: 8");
    expect(found.checked).toContain("population-grade-unknown");
  });

  it("are not told where the register lacks a grade", async () => {
    const found = await rates(register(["7"]));
    expect(found).toMatchObject(unknown);
    expect(found.err).toContain("these grades: 9.");
    expect(found.checked).toContain("population-grade-uncounted");
  });

  it("are not told where a grade is spelt in a way nobody knows", async () => {
    const found = await rates(register(["year seven", "9"]));
    expect(found).toMatchObject(unknown);
    expect(found.err).toContain("grades that nobody in the survey has: year seven");
    expect(found.err).toContain("these grades: 7.");
  });

  it("are not told of the municipality where the register lacks an area", async () => {
    const found = await rates(register(["7", "9"], ["North"]));
    expect(found).toMatchObject({ ...half, all: null, checkedAll: null });
    expect(found.err).toContain("these areas: South.");
  });

  it("name the grade of one area that the register lacks", async () => {
    const found = await rates(`${register(["7", "9"], ["North"])}South,7,60\n`);
    expect(found).toMatchObject({ ...half, all: null, checkedAll: null });
    expect(found.err).toContain("these grades: South – 9.");
  });

  it("are told of everybody where the register goes by school", async () => {
    const found = await rates("school,grade,pupils\nA,7,60\nA,9,120\nB,7,60\n");
    expect(found).toMatchObject({ area: null, all: 0.5, checkedArea: null, checkedAll: 0.5 });
    expect(found.err).not.toContain("no response rate");
  });

  it("are silent where the register has everybody, by grade or not", async () => {
    const byGrade = await rates(register(["7", "9"]));
    expect(byGrade).toMatchObject(half);
    const whole = await rates("area,pupils\nNorth,120\nSouth,120\n");
    expect(whole).toMatchObject(half);
    for (const { err } of [byGrade, whole]) {
      expect(err).not.toContain("no response rate");
      expect(err).not.toContain("nobody in the survey has");
    }
  });
});
