import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibratedStep, releaseCalibrated } from "../../src/disclose/release-calibrated.ts";
import { releaseGenders, releaseSpread } from "../../src/disclose/release-coverage.ts";
import { releaseFigure } from "../../src/disclose/release-figures.ts";
import { releaseStandardised } from "../../src/disclose/release-standardised.ts";
import { roundShare } from "../../src/disclose/round-row.ts";
import { standardisedStep } from "../../src/disclose/standardised-step.ts";
import { rowWeights } from "../../src/estimate/calibrate/row-weights.ts";
import { differenceOfLimits } from "../../src/estimate/difference-of-limits.ts";
import { intervalOfCount } from "../../src/estimate/interval-of-count.ts";
import { pOfLimits } from "../../src/estimate/p-of-limits.ts";
import { shareOfPersons } from "../../src/estimate/share.ts";
import type { RowWeights } from "../../src/vocabulary/estimate.ts";
import type { Figure, Released } from "../../src/vocabulary/figure.ts";
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

/** Weights of so many respondents who stand for the same number of pupils each. */
const equal = (respondents: number) => ({ respondents, heaviest: 1 / respondents, loss: 1 });

const parts = {
  intervalOf: (share: number, respondents: number) =>
    intervalOfCount(share, respondents, { interval: "wald" }),
  differenceOf: differenceOfLimits,
  pOf: () => 0.5,
};

const released = (n: number, k: number, rest: RowWeights | null = equal(500)) =>
  releaseCalibrated(figure(n, k), { row: equal(n), rest }, policy, parts);

describe("a row under calibrated weights", () => {
  it("has a step that is worth two of the heaviest respondents, or none", () => {
    const steps = [1 / 200, 1 / 199, 1 / 100, 1 / 99, 1 / 40, 1 / 39, 1 / 20, 1 / 19].map(
      (heaviest) => calibratedStep(heaviest, policy),
    );
    expect(steps).toEqual([0.01, 0.02, 0.02, 0.05, 0.05, 0.1, 0.1, null]);
  });

  it("is a multiple of its step in every share, with Wald limits of n / 1.25 and their difference", () => {
    // 217/1.25 = 173 persons: 0.35 ± 1.97·√(0.35·0.65/172) = 0.278 … 0.422; 500/1.25 = 400, step 0.01:
    // 0.41 ± 0.0484. Difference −0.06 ± √(0.0717² + 0.0484²) = −0.147 … 0.027.
    expect(released(217, 75)).toMatchObject({
      respondents: 217,
      weighted: null,
      value: 0.35,
      standardError: null,
      low: 0.27,
      high: 0.43,
      degreesOfFreedom: null,
      designEffect: null,
      effectiveRespondents: 173,
      meanScore: null,
      reference: 0.41,
      norm: 0.41,
      difference: { value: -0.06, low: -0.15, high: 0.03, p: 0.5, pAdjusted: null },
      differenceFromNorm: { value: -0.06, low: -0.14, high: 0.02 },
      flags: ["calibrated:0.01"],
    });
  });

  it("follows from the printed share and weights alone: not from standard errors, limits, differences", () => {
    const weights = { row: equal(217), rest: equal(500) };
    const exact = figure(217, 75);
    const other = {
      ...exact,
      value: 0.3532,
      standardError: 0.02,
      low: 0.3,
      high: 0.39,
      reference: 0.4089,
      difference: { value: -0.05, low: -0.1, high: -0.01, p: 0.01, pAdjusted: null },
    } as typeof exact;
    expect(releaseCalibrated(other, weights, policy, parts)).toEqual(
      releaseCalibrated(exact, weights, policy, parts),
    );
  });

  it("has a reference to the reference's own step, and none where that has no step", () => {
    expect(released(217, 75, { respondents: 60, heaviest: 0.025, loss: 1.2 })).toMatchObject({
      value: 0.35,
      reference: 0.4,
    });
    expect(released(217, 75, { respondents: 60, heaviest: 0.06, loss: 1.2 })).toMatchObject({
      value: 0.35,
      reference: null,
      difference: null,
    });
  });

  it("has no limits where the weights cost more than half of the answers: their size would count somebody", () => {
    const weights = { row: { respondents: 217, heaviest: 0.04, loss: 2.1 }, rest: equal(500) };
    expect(releaseCalibrated(figure(217, 75), weights, policy, parts)).toMatchObject({
      value: 0.3,
      low: null,
      effectiveRespondents: null,
      difference: null,
    });
  });

  it("has no limits and no comparison where none are made", () => {
    const none = { ...parts, intervalOf: () => null };
    const weights = { row: equal(217), rest: equal(500) };
    expect(releaseCalibrated(figure(217, 75), weights, policy, none)).toMatchObject({
      value: 0.35,
      low: null,
      high: null,
      method: null,
      reference: 0.41,
      difference: null,
      differenceFromNorm: null,
    });
  });

  it("is withheld where no step is coarse enough, and exact under a policy that protects nothing", () => {
    expect(released(19, 8)).toBeNull();
    const exact = figure(217, 75);
    const weights = { row: equal(217), rest: null };
    expect(releaseCalibrated(exact, weights, open, parts)).toBe(exact);
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
  it.each([
    { respondents: [10, 11, 11, 12], pupils: [13, 18, 15, 21], step: 0.1 },
    { respondents: [10, 13, 12, 12], pupils: [60, 20, 20, 20], step: 0.1 },
    { respondents: [24, 6, 13], pupils: [20, 6, 14], step: 0.1 },
  ])("cannot tell the pupils behind a cell: every table of answers of $respondents", (survey) => {
    const { respondents, pupils } = survey;
    const span = new Map<string, { low: number[]; high: number[]; tables: number[][] }>();
    for (const counts of tablesOf(respondents)) {
      const row = printedRow(counts, respondents, pupils);
      if (row === null) continue;
      expect(row.flags).toEqual([`calibrated:${survey.step.toFixed(2)}`]);
      const key = JSON.stringify([row.value, row.low, row.high]);
      const seen = span.get(key) ?? {
        low: [...respondents],
        high: respondents.map(() => 0),
        tables: [],
      };
      seen.tables.push([...counts]);
      for (const [at, count] of counts.entries()) {
        seen.low[at] = Math.min(seen.low[at] ?? 0, count);
        seen.high[at] = Math.max(seen.high[at] ?? 0, count);
      }
      span.set(key, seen);
    }
    let [all, narrow] = [0, 0];
    for (const { low, high, tables } of span.values()) {
      const width = (at: number): number => (high[at] ?? 0) - (low[at] ?? 0) + 1;
      expect(respondents.every((_, at) => width(at) > 1)).toBe(true);
      all += tables.length;
      narrow += tables.filter((counts) =>
        counts.some((count, at) => isTooFew(count, respondents[at] ?? 0) && width(at) < protection),
      ).length;
    }
    expect(all).toBeGreaterThan(1_000);
    expect(narrow / all).toBeLessThan(0.03);
  });

  it("is told nothing where one pupil stands for a tenth: 60 through 3, or 30 through 4", () => {
    const rows = [0, 1, 2, 3].map((k) =>
      printedRow([k, 2, 3, 3], [3, 20, 20, 25], [60, 40, 30, 50]),
    );
    expect(rows).toEqual([null, null, null, null]);
    expect(printedRow([2, 9, 9, 9], [4, 17, 17, 17], [30, 20, 20, 20])).toBeNull();
  });
});

const { protection } = policy;

/** May this count of one cell not be told? */
const isTooFew = (count: number, respondents: number): boolean =>
  (count > 0 && count < policy.minimumNumerator) ||
  respondents - count < policy.minimumComplement ||
  count === respondents;

/** Every table of how many of each cell are counted. */
function* tablesOf(respondents: readonly number[]): Generator<readonly number[]> {
  const [first, ...rest] = respondents;
  if (first === undefined) return yield [];
  for (let count = 0; count <= first; count += 1)
    for (const others of tablesOf(rest)) yield [count, ...others];
}

/** Weights of pupils / respondents in each cell. */
function weightsOf(respondents: readonly number[], pupils: readonly number[]): RowWeights | null {
  const weight = respondents.flatMap((many, at) =>
    Array.from({ length: many }, () => (pupils[at] ?? 0) / many),
  );
  const n = weight.length;
  return rowWeights(new Int8Array(n), new Uint8Array(n).fill(1), Float64Array.from(weight));
}

/** The row of a poststratified area as it is printed; null where the policy shows none. */
function printedRow(
  counts: readonly number[],
  respondents: readonly number[],
  pupils: readonly number[],
): Released<Figure> | null {
  const n = respondents.reduce((sum, one) => sum + one, 0);
  const counted = counts.reduce((sum, one) => sum + one, 0);
  if (counted < policy.minimumNumerator || n - counted < policy.minimumComplement) return null;
  const all = pupils.reduce((sum, one) => sum + one, 0);
  const value = counts.reduce(
    (sum, count, at) => sum + ((pupils[at] ?? 0) / all) * (count / (respondents[at] ?? 0)),
    0,
  );
  const row = weightsOf(respondents, pupils);
  const exact = { ...figure(n, counted), value };
  return releaseCalibrated(exact, { row, rest: null }, policy, parts);
}

describe("respondents by gender", () => {
  const row = (gender: string, respondents: number) => ({
    grade: null,
    gender,
    pupils: 200,
    respondents,
  });

  it("divide the respondents of the area: 104 and 84 of 195 are 107.9 and 87.1, in fives", () => {
    expect(releaseGenders([row("girl", 104), row("boy", 84)], 195, policy)).toMatchObject([
      { gender: "girl", respondents: 110, rate: 0.55, flags: ["rounded:5"] },
      { gender: "boy", respondents: 85, rate: 0.425 },
    ]);
    expect(releaseGenders([row("girl", 104)], 200, open)).toMatchObject([{ respondents: 104 }]);
  });

  it("are withheld where the minimum of each leaves room for fewer others than the protection", () => {
    const isShown = (girls: number, boys: number, all: number) =>
      releaseGenders([row("girl", girls), row("boy", boys)], all, policy)[0]?.status === "shown";
    // 20, 21 or 24 respondents in two rows of ten or more: 0, at most 1, at most 4 others.
    expect([isShown(10, 10, 20), isShown(10, 11, 21), isShown(12, 12, 24)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(isShown(12, 13, 25)).toBe(true);
    expect(isShown(20, 0, 20)).toBe(true);
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
  /** Cells of [respondents, part of the municipality]. */
  const cellsOf = (...cells: readonly (readonly [number, number])[]) =>
    cells.map(([respondents, part]) => ({ respondents, part }));
  const told = (cells: ReturnType<typeof cellsOf>, of = figure(217, 75)) =>
    releaseStandardised(of, 0.34567, cells, 75, policy);

  it("is a multiple of a step that sizes give: 0.01 where the composition is nearly the same, 0.10 or none far from it", () => {
    const alike = told(cellsOf([108, 0.5], [109, 0.5]));
    expect(alike).toMatchObject({ standardised: 0.35, flags: ["standardised:0.01"] });
    // One pupil less in one cell and one more in the other moves it by 0.012, and five by 0.06.
    expect(told(cellsOf([157, 0.2], [60, 0.8])).flags).toEqual(["standardised:0.10"]);
    expect(told(cellsOf([187, 0.2], [30, 0.8]))).toMatchObject({ standardised: null, flags: [] });
  });

  it("is to three decimals under a policy that protects nothing, and absent in a rounded row", () => {
    const cells = cellsOf([108, 0.5], [109, 0.5]);
    const of = (row: Released<Figure>, by = policy) =>
      releaseStandardised(row, 0.34567, cells, 75, by).standardised;
    expect(of(figure(217, 75), open)).toBe(0.346);
    const rounded = released(217, 75);
    if (rounded === null) throw new Error("217 have a step");
    expect(of(rounded)).toBeNull();
  });

  it.each([
    { respondents: [60, 20], part: [0.5, 0.5] },
    { respondents: [100, 90, 12], part: [0.5, 0.5, 0] },
    { respondents: [12, 60, 40], part: [0.1, 0.5, 0.4] },
    { respondents: [14, 15, 13, 4], part: [0.3, 0.4, 0.3, 0] },
    { respondents: [12, 14, 13, 13], part: [0.25, 0.25, 0.25, 0.25] },
  ])(
    "leaves every cell of $respondents five counts, or all it could have, beside the row's own share",
    (area) => {
      const all = area.respondents.reduce((sum, one) => sum + one, 0);
      const possible = behindStandardised(area);
      for (const [key, seen] of possible) {
        const counted = Number(key.split(" ")[0]);
        for (const [at, counts] of seen.entries()) {
          const n = area.respondents[at] ?? 0;
          const most = Math.min(n, counted) - Math.max(0, counted - (all - n)) + 1;
          expect(counts.size, key).toBeGreaterThanOrEqual(Math.min(protection, most));
        }
      }
    },
  );
});

/** Each count of each cell that is possible behind what is printed: the row's own count, and the share. */
function behindStandardised(area: {
  readonly respondents: readonly number[];
  readonly part: readonly number[];
}): ReadonlyMap<string, readonly Set<number>[]> {
  const cells = area.respondents.map((respondents, at) => ({
    respondents,
    part: area.part[at] ?? 0,
  }));
  const all = area.respondents.reduce((sum, one) => sum + one, 0);
  const steps = Array.from({ length: all + 1 }, (_, k) => standardisedStep(cells, k, policy));
  const possible = new Map<string, Set<number>[]>();
  for (const counts of tablesOf(area.respondents)) {
    const counted = counts.reduce((sum, one) => sum + one, 0);
    const step = steps[counted] ?? null;
    const exact = counts.reduce(
      (sum, k, at) => sum + ((area.part[at] ?? 0) * k) / (area.respondents[at] ?? 0),
      0,
    );
    const key = `${counted} ${step === null ? "absent" : roundShare(exact, step)}`;
    const seen = possible.get(key) ?? counts.map(() => new Set<number>());
    for (const [at, count] of counts.entries()) seen[at]?.add(count);
    possible.set(key, seen);
  }
  return possible;
}

describe("the spread of calibrated weights", () => {
  it("is Kish's loss alone, on the next rung: of 60 pupils in 180, 1 to 5 or 6 to 9 who answered look the same", () => {
    const lossOf = (few: number): number => {
      const [n, squares] = [few + 65, 60 ** 2 / few + 40 ** 2 / 20 + 30 ** 2 / 20 + 50 ** 2 / 25];
      return (n * squares) / 180 ** 2;
    };
    const told = (few: number) =>
      releaseSpread({ smallest: 0.7, largest: 9, variation: 1, loss: lossOf(few) }, policy);
    expect(told(7)).toEqual({ smallest: null, largest: null, variation: null, loss: 2 });
    expect([1, 2, 3, 4, 5].map((few) => told(few).loss)).toEqual([null, null, null, null, null]);
    expect([6, 7, 8, 9].map((few) => told(few).loss)).toEqual([2, 2, 2, 2]);
    const spread = { smallest: 0.7323, largest: 1.8884, variation: 0.28559, loss: 1.08156 };
    expect(releaseSpread(spread, open)).toEqual(spread);
  });
});
