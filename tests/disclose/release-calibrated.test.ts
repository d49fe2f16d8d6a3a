import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibratedStep, releaseCalibrated } from "../../src/disclose/release-calibrated.ts";
import { releaseGenders, releaseSpread } from "../../src/disclose/release-coverage.ts";
import { releaseFigure } from "../../src/disclose/release-figures.ts";
import { releaseStandardised } from "../../src/disclose/release-standardised.ts";
import { pOfLimits } from "../../src/estimate/p-of-limits.ts";
import { shareOfPersons } from "../../src/estimate/share.ts";
import { kornGraubard } from "../../src/statistics/korn-graubard.ts";
import type { Measure } from "../../src/vocabulary/measure.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");
const open = policyNamed("open");
const measure: Measure = {
  id: "m",
  kind: "risk",
  goodWhen: "low",
  label: { en: "M" },
  labelStatus: { en: "proposal" },
  status: "proposal",
  questions: [],
};

function figure(n: number, k: number) {
  const share = shareOfPersons(n, k);
  if (share === null) throw new Error("somebody has a share");
  const estimate = {
    measure: "m",
    area: "Ryd",
    group: {},
    share,
    meanScore: 2.345,
    reference: { ...share, value: 0.4137 },
    difference: { value: share.value - 0.4137, low: -0.1378, high: -0.0021, p: 0.043 },
    norm: 0.4123,
    differenceFromNorm: { value: -0.06, low: -0.1, high: 0, p: null },
    flags: [],
  };
  return releaseFigure(measure, estimate, { kind: "exact" }, () => null);
}

describe("a row under calibrated weights", () => {
  it("has a step that is worth two respondents, or none", () => {
    const steps = [250, 200, 199, 100, 99, 40, 39, 20, 19, 10].map((n) =>
      calibratedStep(n, policy),
    );
    expect(steps).toEqual([0.01, 0.01, 0.02, 0.02, 0.05, 0.05, 0.1, 0.1, null, null]);
  });

  it("is a multiple of its step in every share, limits outwards, the difference of what is printed", () => {
    expect(releaseCalibrated(figure(217, 75), policy, () => 0.5)).toMatchObject({
      respondents: 217,
      weighted: null,
      value: 0.35,
      standardError: null,
      low: 0.28,
      high: 0.42,
      degreesOfFreedom: null,
      designEffect: null,
      effectiveRespondents: null,
      meanScore: null,
      reference: 0.41,
      norm: 0.41,
      difference: { value: -0.06, low: -0.14, high: 0, p: 0.5, pAdjusted: null },
      differenceFromNorm: { value: -0.06, low: -0.13, high: 0.01 },
      flags: ["calibrated:0.01"],
    });
  });

  it("is withheld where no step is coarse enough, and exact under a policy that protects nothing", () => {
    expect(releaseCalibrated(figure(19, 8), policy, () => 0.5)).toBeNull();
    const exact = figure(217, 75);
    expect(releaseCalibrated(exact, open, () => 0.5)).toBe(exact);
  });

  it("has a p below 5 % exactly where the limits leave out 0", () => {
    // z(.975) · 0.5 / 0.1 for limits 0.2 and 0.3, and z(.975) where one of them is 0
    expect(pOfLimits(0, 0.3)).toBeCloseTo(0.05, 12);
    expect(pOfLimits(-0.3, 0)).toBeCloseTo(0.05, 12);
    expect(pOfLimits(-0.1, 0.1)).toBe(1);
    expect(pOfLimits(0.01, 0.3)).toBeLessThan(0.05);
    expect(pOfLimits(-0.01, 0.3)).toBeGreaterThan(0.05);
  });
});

describe("an outsider who knows the register, the respondents of each cell and the printed row", () => {
  it("cannot tell the pupils behind a cell: every table of answers of 44 pupils in four cells", () => {
    const respondents = [10, 11, 11, 12];
    const pupils = [13, 18, 15, 21];
    const span = new Map<string, { low: number[]; high: number[]; tables: number }>();
    for (const counts of tablesOf(respondents)) {
      const row = printedRow(counts, respondents, pupils);
      if (row === null) continue;
      const seen = span.get(row) ?? { low: [...respondents], high: [0, 0, 0, 0], tables: 0 };
      seen.tables += 1;
      for (const [at, count] of counts.entries()) {
        seen.low[at] = Math.min(seen.low[at] ?? 0, count);
        seen.high[at] = Math.max(seen.high[at] ?? 0, count);
      }
      span.set(row, seen);
    }
    const widths = [...span.values()].map(({ low, high, tables }) => ({
      tables,
      narrowest: Math.min(...low.map((from, at) => (high[at] ?? 0) - from)),
    }));
    const all = widths.reduce((sum, { tables }) => sum + tables, 0);
    const narrow = widths.filter(({ narrowest }) => narrowest < policy.protection - 1);
    expect(all).toBeGreaterThan(19_000);
    expect(widths.every(({ narrowest }) => narrowest > 0)).toBe(true);
    expect(narrow.reduce((sum, { tables }) => sum + tables, 0) / all).toBeLessThan(0.02);
  });
});

/** Every table of how many of each cell are counted. */
function* tablesOf(respondents: readonly number[]): Generator<readonly number[]> {
  const [first, ...rest] = respondents;
  if (first === undefined) return yield [];
  for (let count = 0; count <= first; count += 1)
    for (const others of tablesOf(rest)) yield [count, ...others];
}

/** Share and limits of a poststratified area as they are printed; null where the policy shows none. */
function printedRow(
  counts: readonly number[],
  respondents: readonly number[],
  pupils: readonly number[],
): string | null {
  const n = respondents.reduce((sum, one) => sum + one, 0);
  const counted = counts.reduce((sum, one) => sum + one, 0);
  if (counted < policy.minimumNumerator || n - counted < policy.minimumComplement) return null;
  const all = pupils.reduce((sum, one) => sum + one, 0);
  let [value, variance] = [0, 0];
  for (const [at, count] of counts.entries()) {
    const [share, size] = [count / (respondents[at] ?? 0), (pupils[at] ?? 0) / all];
    value += size * share;
    variance += (n / (n - 1)) * ((size * size * share * (1 - share)) / (respondents[at] ?? 0));
  }
  const design = { respondents: n, degreesOfFreedom: n - 1, kishEffective: n };
  const { low, high } = kornGraubard({
    share: value,
    standardError: Math.sqrt(variance),
    ...design,
  });
  const exact = { ...figure(n, counted), value, low, high };
  const row = releaseCalibrated(exact, policy, pOfLimits);
  return row === null ? null : JSON.stringify([row.value, row.low, row.high]);
}

describe("respondents by gender", () => {
  const row = (gender: string, respondents: number) => ({
    grade: null,
    gender,
    pupils: 200,
    respondents,
  });

  it("divide the respondents of the area: 104 and 84 of 200 are 110.6 and 89.4, in fives", () => {
    expect(releaseGenders([row("girl", 104), row("boy", 84)], 200, policy)).toMatchObject([
      { gender: "girl", respondents: 110, rate: 0.55, flags: ["rounded:5"] },
      { gender: "boy", respondents: 90, rate: 0.45 },
    ]);
    expect(releaseGenders([row("girl", 104)], 200, open)).toMatchObject([{ respondents: 104 }]);
  });

  it("leave every number of pupils who answered otherwise possible", () => {
    const printed = (girls: number, boys: number, all: number) =>
      JSON.stringify(releaseGenders([row("girl", girls), row("boy", boys)], all, policy));
    fc.assert(
      fc.property(
        fc.integer({ min: 15, max: 120 }),
        fc.integer({ min: 15, max: 120 }),
        fc.nat(9),
        fc.nat(9),
        (girls, boys, left, other) => {
          const all = girls + boys + left;
          const seen = printed(girls, boys, all);
          const known = all - other;
          const twins = Array.from({ length: known - 19 }, (_, at) =>
            printed(10 + at, known - 10 - at, all),
          );
          expect(twins).toContain(seen);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the standardised share of a row", () => {
  const cells = [
    { respondents: 30, counted: 12 },
    { respondents: 25, counted: 5 },
    { respondents: 0, counted: 0 },
  ];
  const told = (persons: typeof cells, of = figure(217, 75)) =>
    releaseStandardised(of, 0.34567, persons, "low", policy).standardised;

  it("is told to three decimals where each cell, and who has none, could be shown", () => {
    expect(told(cells)).toBe(0.346);
  });

  it("is not told where one of them could not, nor in a row that is withheld or rounded", () => {
    expect(told([...cells, { respondents: 3, counted: 1 }])).toBeNull();
    expect(told([...cells, { respondents: 30, counted: 4 }])).toBeNull();
    expect(told([...cells, { respondents: 30, counted: 27 }])).toBeNull();
    const rounded = releaseCalibrated(figure(217, 75), policy, () => 0.5);
    if (rounded === null) throw new Error("217 have a step");
    expect(told(cells, rounded)).toBeNull();
  });
});

describe("the spread of calibrated weights", () => {
  it("is told outwards to one decimal: a weight is pupils through respondents", () => {
    const spread = { smallest: 0.7323, largest: 1.8884, variation: 0.28559, loss: 1.08156 };
    const told = { smallest: 0.7, largest: 1.9, variation: 0.29, loss: 1.08 };
    expect(releaseSpread(spread, policy)).toEqual(told);
    expect(releaseSpread(spread, open)).toEqual(spread);
  });
});
