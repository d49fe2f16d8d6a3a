import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateShare, shareOfPersons } from "../../src/estimate/share.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import type { IntervalMethod } from "../../src/vocabulary/estimation.ts";
import oracle from "../oracles/intervals.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import {
  makeDesign,
  mask,
  type Row,
  readRows,
  readState,
  yrbsDesign,
} from "../support/survey-design.ts";

const METHODS: readonly IntervalMethod[] = ["korn-graubard", "logit", "wilson", "wald"];
const FIXTURE = join(import.meta.dirname, "../fixtures/yrbs-districts-2017.csv");
const ALL_ROWS = readRows(readFileSync(FIXTURE, "utf8"));

const weights = (rows: readonly Row[]): number[] => rows.map((row) => Number(row.weight));
const DESIGNS: Record<string, (rows: readonly Row[]) => Design> = {
  full: yrbsDesign,
  clustersUnweighted: (rows) =>
    makeDesign(rows.length, { cluster: rows.map((row) => `${row.stratum}/${row.PSU}`) }),
  weights: (rows) => makeDesign(rows.length, { weight: weights(rows) }),
  simple: (rows) => makeDesign(rows.length),
};
const DOMAINS: Record<string, (row: Row) => boolean> = {
  all: () => true,
  girls: (row) => row.Sex === "Female",
  grade12: (row) => row.Grade === "12",
  area: (row) => Number(row.PSU) % 3 === 0,
};

function estimate(row: (typeof oracle.shares)[number], interval: IntervalMethod) {
  const rows = ALL_ROWS.filter(({ district }) => district === row.district);
  const [make, isInside] = [DESIGNS[row.design], DOMAINS[row.domain]];
  if (make === undefined || isInside === undefined) throw new Error("no such design or domain");
  const state = readState(rows, row.outcome);
  const share = estimateShare(state, mask(rows, isInside), make(rows), "adjust", { interval });
  if (share === null) throw new Error("nobody in the denominator");
  return share;
}

describe(`the four intervals agree to 1e-9 with ${oracle.oracle}`, () => {
  it.each(oracle.shares)("$district $design $outcome $domain", (row) => {
    for (const method of METHODS) {
      const share = estimate(row, method);
      expect(share.method).toBe(method);
      expectClose(share.standardError, row.se, 1e-9);
      const [low, high] = row[method === "logit" ? "xlogit" : method];
      // R does not cut Wald's interval off at 0 and 1.
      expectClose(share.low, Math.max(0, low ?? Number.NaN), 1e-9);
      expectClose(share.high, Math.min(1, high ?? Number.NaN), 1e-9);
    }
  });

  it("has rows that Wald's interval leaves, and rows with few degrees of freedom", () => {
    expect(oracle.shares.filter(({ wald }) => (wald[0] ?? 0) < 0).length).toBeGreaterThan(3);
    expect(Math.min(...oracle.shares.map(({ df }) => df))).toBe(1);
  });

  it("has the limits of R's fitted logit, but where R loses its quantile of t", () => {
    for (const row of oracle.shares.filter(({ df }) => df > 1)) {
      const share = estimate(row, "logit");
      for (const [at, limit] of [share.low, share.high].entries()) {
        expectClose(limit, row.logit[at] ?? Number.NaN, 1e-9);
        // The fit of svyciprop itself stops early.
        expectClose(limit, row.svyciprop[at] ?? Number.NaN, 1e-7);
      }
    }
  });
});

describe("wilson on a simple sample is the score interval", () => {
  it.each(oracle.newcombe)("$counted of $respondents, as Newcombe (1998) prints it", (row) => {
    const { counted, respondents } = row;
    const share = counted / respondents;
    // Newcombe's standard error has n below the line, not n − 1.
    const standardError = Math.sqrt((share * (1 - share)) / respondents);
    const degreesOfFreedom = respondents - 1;
    const kishEffective = respondents;
    const made = wilson({ share, standardError, respondents, degreesOfFreedom, kishEffective });
    for (const [at, limit] of [made.low, made.high].entries()) {
      expect(Math.abs(limit - (row.limits[at] ?? Number.NaN))).toBeLessThan(1e-12);
      expect(Math.abs(limit - (row.printed[at] ?? Number.NaN))).toBeLessThan(5.01e-5);
    }
  });
});

describe("at 0 and 100 %", () => {
  it.each([0, 40])("%i of 40: logit and Wald give way to Korn and Graubard", (counted) => {
    const made = METHODS.map((interval) => shareOfPersons(40, counted, { interval }));
    expect(made.map((share) => share?.method)).toEqual([
      "korn-graubard",
      "korn-graubard",
      "wilson",
      "korn-graubard",
    ]);
    // Clopper–Pearson: 1 − .025^(1/40); Wilson: z²/(40 + z²).
    const width = made.map((share) => (share?.high ?? 0) - (share?.low ?? 0));
    const exact = 1 - 0.025 ** (1 / 40);
    const score = 1 / (1 + 40 / 3.841458820694124);
    for (const [at, expected] of [exact, exact, score, exact].entries())
      expectClose(width[at] ?? Number.NaN, expected, 1e-12);
  });

  it("one cluster says nothing: [0, 1], whatever the method", () => {
    const design = makeDesign(4, { cluster: ["a", "a", "a", "a"] });
    const everyone = new Uint8Array(4).fill(1);
    for (const interval of METHODS) {
      const share = estimateShare(Int8Array.of(1, 0, 0, 1), everyone, design, "remove", {
        interval,
      });
      expect(share).toMatchObject({ low: 0, high: 1, degreesOfFreedom: 0 });
    }
  });
});

describe("every interval, whatever the data", () => {
  const respondent = fc.record({
    state: fc.constantFrom(1, 1, 0, 0, -1),
    inside: fc.boolean(),
    weight: fc.constantFrom(0, 0.25, 1, 1.5, 40),
    cluster: fc.integer({ min: 0, max: 5 }),
  });
  const survey = fc.record({
    people: fc.array(respondent, { minLength: 1, maxLength: 40 }),
    interval: fc.constantFrom(...METHODS),
    clustered: fc.boolean(),
    weighted: fc.boolean(),
    pupils: fc.option(fc.integer({ min: 1, max: 400 })),
  });

  it("stays in [0, 1], holds the share, and is not a point unless everybody answered", () => {
    fc.assert(
      fc.property(survey, ({ people, interval, clustered, weighted, pupils }) => {
        const design = makeDesign(people.length, {
          ...(weighted ? { weight: people.map(({ weight }) => weight) } : {}),
          ...(clustered ? { cluster: people.map(({ cluster }) => String(cluster)) } : {}),
        });
        const state = Int8Array.from(people, (one) => one.state);
        const inside = Uint8Array.from(people, (one) => (one.inside ? 1 : 0));
        const cells = pupils === null ? null : [{ respondents: 10, pupils }];
        const share = estimateShare(state, inside, design, "adjust", { interval, cells });
        fc.pre(share !== null);
        expect(share.low).toBeGreaterThanOrEqual(0);
        expect(share.low).toBeLessThanOrEqual(share.value);
        expect(share.high).toBeGreaterThanOrEqual(share.value);
        expect(share.high).toBeLessThanOrEqual(1);
        const isCensus = share.finiteCorrection === 0;
        if (!isCensus) expect(share.high - share.low).toBeGreaterThan(0);
        else if (share.degreesOfFreedom > 0) expect(share.high).toBe(share.low);
      }),
      { numRuns: 1000 },
    );
  });
});
