import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/vocabulary/figure.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { expectClose } from "../support/close-to.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const profile = (files: MemoryFiles, ...args: string[]) =>
  runCtc(["profile", SURVEY, "--lang", "en", ...args], files);

async function everyArea(...args: string[]): Promise<Profile[]> {
  const run = await profile(LINKOPING, "--all", "--out", "o", "--format", "json", ...args);
  expect(run.exitCode, run.err).toBe(0);
  return Object.entries(run.written)
    .filter(([path]) => !/index|manifest/.test(path))
    .map(([, content]) => JSON.parse(content));
}

const shownIn = ({ factors, behaviours, cumulative }: Profile): Figure[] =>
  [...factors, ...behaviours, ...cumulative].filter(
    ({ status, flags }) => status === "shown" && !flags.some((flag) => flag.startsWith("rounded")),
  );

/** The correction as the method document says it, from what a profile prints. */
function correctionOf({ coverage }: Profile, respondents: number): number {
  const { byGrade } = coverage;
  const isTold = byGrade.every((row) => row.respondents !== null);
  const cells = isTold ? byGrade : [coverage.total];
  const all = cells.reduce((sum, cell) => sum + (cell.respondents ?? 0), 0);
  return cells.reduce((left, cell) => {
    const part = (cell.respondents ?? 0) / all;
    return cell.pupils === null
      ? left
      : left - part * Math.min(1, (respondents * part) / cell.pupils);
  }, 1);
}

/** @returns whether the share has a spread at all: not at 0 and 1 */
function checkSpread(one: Profile, figure: Figure): boolean {
  const { value, standardError, respondents } = figure;
  if (value === null || respondents === null) throw new Error("shown without a share");
  const correction = correctionOf(one, respondents);
  const variance = ((value * (1 - value)) / (respondents - 1)) * correction;
  expectClose(standardError ?? Number.NaN, Math.sqrt(variance), 1e-9);
  if (value === 0 || value === 1) return false;
  expectClose(figure.effectiveRespondents ?? 0, (respondents - 1) / correction, 1e-9);
  expectClose(figure.designEffect ?? 0, correction, 1e-9);
  return true;
}

const oracle: Record<string, string>[] = parse(
  readFileSync(join(import.meta.dirname, "../oracles/finite-population-areas.csv"), "utf8"),
  { columns: true, comment: "#" },
);

describe("ctc profile --finite-population", { timeout: 60_000 }, async () => {
  const [corrected, usual] = await Promise.all([everyArea("--finite-population"), everyArea()]);
  const areas = corrected.filter(({ area }) => area.name !== null);

  it("makes each standard error from numbers that the profile prints", () => {
    expect(areas.every(({ design }) => design.finitePopulation)).toBe(true);
    const figures = areas.map((one) => shownIn(one).filter((figure) => checkSpread(one, figure)));
    expect(figures.flat().length).toBeGreaterThan(400);
  });

  it("is between 4 % below and 17 % above R's strata of areas and grades, half within 3 %", () => {
    const byKey = new Map(oracle.map((row) => [`${row.area}/${row.measure}`, row]));
    const apart = areas.flatMap((one) =>
      shownIn(one).flatMap(({ measure, respondents, value, standardError }) => {
        const row = byKey.get(`${one.area.name}/${measure}`);
        if (row === undefined || value === 0 || standardError === null) return [];
        expect(respondents).toBe(Number(row.respondents));
        expectClose(value ?? Number.NaN, Number(row.value), 1e-9);
        return [standardError / Number(row.standard_error) - 1];
      }),
    );
    expect(apart).toHaveLength(140);
    // Mostly wider: R's strata take away what grades differ by, and that cannot be told.
    const sorted = apart.toSorted((a, b) => a - b);
    expect(sorted[0]).toBeGreaterThan(-0.04);
    expect(Math.abs(sorted[70] ?? 1)).toBeLessThan(0.03);
    expect(sorted.at(-1)).toBeLessThan(0.17);
  });

  it("changes no share and no number of respondents, and makes no interval wider", () => {
    for (const [at, one] of corrected.entries()) {
      const before = usual[at];
      if (before === undefined) throw new Error("not the same areas");
      expect(one.coverage).toEqual(before.coverage);
      const figures = shownIn(before);
      for (const [place, figure] of shownIn(one).entries()) {
        const other = figures[place];
        expect(figure).toMatchObject({
          measure: other?.measure,
          value: other?.value,
          respondents: other?.respondents,
          reference: other?.reference,
        });
        expect(figure.low ?? 0).toBeGreaterThanOrEqual(other?.low ?? 1);
        expect(figure.high ?? 1).toBeLessThanOrEqual(other?.high ?? 0);
      }
    }
  });

  it("says what the interval then means", async () => {
    const { out } = await profile(LINKOPING, "--area", "Ryd", "--finite-population");
    expect(out).toContain("corrected for how many of the pupils in the register answered");
    expect(out).not.toContain("taken as a sample of pupils who could have answered");
  });

  it("needs a register", async () => {
    const { exitCode, out, err } = await runCtc(
      ["profile", "in.csv", "--finite-population", "--instrument", "./i.yaml"],
      { "in.csv": SMALL, "./i.yaml": INSTRUMENT },
    );
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain("Give --population FILE");
  });

  it("refuses more respondents than pupils, naming the cells and not their numbers", async () => {
    const { exitCode, out, err } = await small(
      "area,grade,pupils\nA,7,11\nA,9,90\nB,7,40\nB,9,40\n",
    );
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain("There are more respondents than pupils in the register: A – 7.");
    expect(err).not.toMatch(/\b(11|12)\b/);
  });

  it("refuses an area with more respondents than pupils, where the register has no grades", async () => {
    const { exitCode, err } = await small("area,pupils\nA,23\nB,40\n");
    expect(exitCode).toBe(2);
    expect(err).toContain("There are more respondents than pupils in the register: A.");
  });

  it("takes the area as one cell there, and corrects nothing for a grade that nobody counts", async () => {
    const standardErrors = async (register: string) => {
      const { out, err, exitCode } = await small(register, "--finite-population", "--json");
      expect(exitCode, err).toBe(0);
      return JSON.parse(out).behaviours[0].standardError;
    };
    // 8 of 24: 8/24 · 16/24 / 23, a quarter of the 32 not heard. Of 24, how many of each grade is not
    // told, so a register of one grade counts no cell that is.
    const simple = ((8 / 24) * (16 / 24)) / 23;
    expectClose(await standardErrors("area,pupils\nA,32\nB,40\n"), Math.sqrt(simple / 4), 1e-9);
    expectClose(
      await standardErrors("area,grade,pupils\nA,7,12\nB,7,12\n"),
      Math.sqrt(simple),
      1e-9,
    );
  });

  it("corrects nothing where pupils come in clusters, and says so", async () => {
    const register = "area,grade,pupils\nA,7,20\nA,9,30\nB,7,20\nB,9,30\n";
    const [plain, clustered] = await Promise.all([
      small(register, "--column", "cluster=class", "--json"),
      small(register, "--column", "cluster=class", "--json", "--finite-population"),
    ]);
    expect(clustered.err).toContain("Intervals are not corrected for a finite population");
    expect(plain.err).not.toContain("finite");
    const [before, after] = [plain, clustered].map(({ out }): Profile => JSON.parse(out));
    expect(after?.behaviours).toEqual(before?.behaviours);
    expect(after?.design.finitePopulation).toBe(false);
    expect(after?.notes).toContain("clusters_not_finite");
  });

  it("names areas that the register does not have, and corrects the others", async () => {
    const { exitCode, err } = await small(
      "area,grade,pupils\nA,7,20\nA,9,30\n",
      "--finite-population",
    );
    expect(exitCode).toBe(0);
    expect(err).toContain("in areas that the register does not have: B.");
  });
});

const INSTRUMENT = `schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: made for a test, licence: none }
columns: { area: area, grade: grade }
groups: { grade: { 7: ["7"], 9: ["9"] } }
missing: { blank: [""] }
answers: { yn: [ { code: 0, en: "No" }, { code: 1, en: "Yes" } ] }
items: [ { id: q, answers: yn, text: Q } ]
behaviours: [ { id: did, label: Did, counts: { item: q, in: [1] } } ]
`;

/** Two areas of 24: twelve in each grade, two classes of six in each. */
const SMALL = `area,grade,class,q\n${["A", "B"]
  .flatMap((area) =>
    Array.from({ length: 24 }, (_, row) => {
      const grade = row < 12 ? 7 : 9;
      return `${area},${grade},${area}${grade}${row % 2},${row % 3 === 0 ? 1 : 0}`;
    }),
  )
  .join("\n")}\n`;

const small = (register: string, ...args: readonly string[]) =>
  runCtc(
    [
      "profile",
      "in.csv",
      "--area",
      "A",
      "--instrument",
      "./i.yaml",
      "--population",
      "./p.csv",
      ...(args.length === 0 ? ["--finite-population"] : args),
    ],
    { "in.csv": SMALL, "./i.yaml": INSTRUMENT, "./p.csv": register },
  );
