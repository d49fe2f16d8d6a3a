import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeGroups } from "../../src/disclose/merge-groups.ts";
import { leastGroup, type SplitPart } from "../../src/disclose/plan-split.ts";
import type { Grid } from "../../src/disclose/solve-frame.ts";
import type { DividedRow, SplitRow } from "../../src/disclose/solve-split.ts";
import { type SplitArea, solveSplits } from "../../src/disclose/solve-splits.ts";
import { policyNamed } from "../support/policies.ts";

const POLICY = policyNamed("default");

const part = (respondents: number, counted = 0): SplitPart => ({
  respondents,
  weight: respondents,
  counted,
  heaviest: respondents > 0 ? 1 : 0,
});

/** Girls, boys and others of one grade. */
const grid = (girls: SplitPart, boys: SplitPart, others: SplitPart): Grid => [
  [girls, boys, others],
  [part(0), part(0), part(0)],
];

function area(
  girls: [number, number],
  boys: [number, number],
  others: [number, number],
  isShown = true,
): SplitArea {
  const everybody = grid(part(girls[0]), part(boys[0]), part(others[0]));
  return { everybody, answered: grid(part(...girls), part(...boys), part(...others)), isShown };
}

function divided(row: SplitRow | undefined): DividedRow {
  if (row?.kind !== "divided") throw new Error(`not divided: ${row?.kind}`);
  return row;
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

describe("splits of a whole survey", () => {
  const north = area([60, 20], [60, 20], [2, 1]);
  const south = area([80, 40], [100, 10], [3, 0]);
  const small = area([20, 6], [20, 6], [0, 0]);

  it("needs groups of thirty under the default policy: a cell of six is a fifth of them", () => {
    expect(leastGroup(POLICY)).toBe(30);
  });

  it("tells everyone by the sum of what two areas print, which leave no room for more", () => {
    const { areas, everyone } = solveSplits([north, south], null, null, POLICY);
    const girls = areas.map(({ gender }) => divided(gender[0]));
    const all = divided(everyone.gender[0]);
    const sum = girls.reduce((total, { counted, scale }) => total + counted * scale, 0);
    expect(all.counted).toBeCloseTo(sum, 9);
    expect(all.respondents).toBe(
      girls[0] && girls[1] ? girls[0].respondents + girls[1].respondents : 0,
    );
    expect(all.isPartial).toBe(false);
  });

  it("tells everyone so that each area can lie anywhere in its own cell", () => {
    const pair = fc.tuple(fc.integer({ min: 35, max: 120 }), fc.integer({ min: 0, max: 100 }));
    const anyArea = fc.tuple(pair, pair, fc.integer({ min: 0, max: 5 }));
    let divisions = 0;
    fc.assert(
      fc.property(fc.array(anyArea, { minLength: 2, maxLength: 9 }), (municipality) => {
        const some = municipality.map(([[girls, g], [boys, b], others]) =>
          area(
            [girls, Math.round((girls * g) / 100)],
            [boys, Math.round((boys * b) / 100)],
            [others, 0],
          ),
        );
        const { areas, everyone } = solveSplits(some, null, null, POLICY);
        const cells = areas.map(({ gender }) => {
          const { counted, cell, scale } = divided(gender[0]);
          return { low: (counted - cell / 2) * scale, high: (counted + cell / 2) * scale };
        });
        const all = divided(everyone.gender[0]);
        const [lows, highs] = [
          sum(cells.map(({ low }) => low)),
          sum(cells.map(({ high }) => high)),
        ];
        if (Math.abs(all.counted - (lows + highs) / 2) < 1e-9) return;
        divisions++;
        for (const { low, high } of cells) {
          // The highest of this area with the lowest of all others is no more than everyone can be.
          expect(all.counted + all.width / 2).toBeGreaterThanOrEqual(lows - low + high - 1e-9);
          expect(all.counted - all.width / 2).toBeLessThanOrEqual(highs - high + low + 1e-9);
        }
      }),
      { numRuns: 500 },
    );
    expect(divisions).toBeGreaterThan(100);
  });

  it("compares an area with the sum of the others, and with nobody where these are too few", () => {
    const { areas, references } = solveSplits([north, south, small], null, null, POLICY);
    const own = divided(areas[1]?.gender[0]);
    // The small area is not divided by itself: of 225 others 40 are missing in a comparison with the north.
    expect(references[0]?.gender[0]?.kind).toBe("withheld");
    expect(own.respondents).toBe(80);
    const two = solveSplits([north, south], null, null, POLICY);
    const other = divided(two.references[0]?.gender[0]);
    const south2 = divided(two.areas[1]?.gender[0]);
    expect(other.counted / other.size).toBeCloseTo(south2.counted / south2.size, 12);
  });

  it("divides areas together that are too small by themselves, for everyone alone", () => {
    const { areas, everyone } = solveSplits([north, south, small, small], null, null, POLICY);
    expect(areas[2]?.gender.map(({ kind }) => kind)).toEqual(["withheld", "withheld"]);
    const all = divided(everyone.gender[0]);
    expect(all.isPartial).toBe(false);
    expect(all.respondents).toBe(60 + 80 + 40);
  });

  it("leaves a withheld area out of everyone, and everyone out where that is more than a tenth", () => {
    const hidden = area([14, 1], [14, 1], [0, 0], false);
    const few = solveSplits([north, south, hidden], null, null, POLICY);
    expect(divided(few.everyone.gender[0]).isPartial).toBe(true);
    const many = solveSplits([north, hidden, hidden], null, null, POLICY);
    expect(many.everyone.gender[0]?.kind).toBe("withheld");
  });

  it("says nothing of a withheld area, whatever its pupils answered", () => {
    const printed = (kGirls: number, kBoys: number): string =>
      JSON.stringify(
        solveSplits(
          [north, south, area([14, kGirls], [14, kBoys], [0, 0], false)],
          null,
          null,
          POLICY,
        ),
      );
    expect(printed(0, 3)).toBe(printed(4, 0));
  });
});

/** Grades one below the other, of pupils who gave their grade. */
const byGrade = (...grades: readonly (readonly [number, number])[]): Grid => [
  ...grades.map(([respondents, counted]) => [part(respondents, counted)]),
  [part(0)],
];
const small7and9: SplitArea = {
  everybody: byGrade([20, 0], [40, 0]),
  answered: byGrade([20, 9], [40, 9]),
  isShown: true,
  merged: { everybody: byGrade([60, 0]), answered: byGrade([60, 18]), places: [[0, 1]] },
};

it("divides a measure within the next that is told where the one between them is not", () => {
  const told = (k: number, isShown: boolean) => area([60, k], [60, k + 3], [2, 0], isShown);
  const ever = solveSplits([told(30, true)], null, null, POLICY);
  const sometimes = solveSplits([told(29, false)], null, ever, POLICY);
  const often = [told(28, true)];
  expect(solveSplits(often, null, sometimes, POLICY)).toEqual(
    solveSplits(often, null, ever, POLICY),
  );
  // By its own it would be told otherwise, and the two would cut each other.
  expect(solveSplits(often, null, null, POLICY).areas).not.toEqual(
    solveSplits(often, null, ever, POLICY).areas,
  );
});

describe("grades that are told together", () => {
  const usual: SplitArea = {
    everybody: byGrade([200, 0], [200, 0]),
    answered: byGrade([200, 20], [200, 120]),
    isShown: true,
  };
  const { areas, everyone, references } = solveSplits(
    [usual, usual, small7and9],
    null,
    null,
    POLICY,
  );

  it("are in no row of everyone, whose grades are told one by one", () => {
    expect(divided(areas[2]?.grade[0])).toMatchObject({ respondents: 60, counted: 18 });
    expect(everyone.grade.map((row) => divided(row).respondents)).toEqual([400, 400]);
    expect(everyone.grade.map((row) => divided(row).isPartial)).toEqual([true, true]);
  });

  it("are compared with the same grades of the others together: 280 of 800, not 7 less 7 + 9", () => {
    const [reference, ...more] = references[2]?.grade ?? [];
    const { counted, size } = divided(reference);
    expect(counted / size).toBeCloseTo(280 / 800, 9);
    expect(more).toEqual([]);
  });

  it.each([
    [
      [40, 50, 60],
      [[0], [1], [2]],
    ],
    [
      [10, 25, 60],
      [[0, 1], [2]],
    ],
    [
      [40, 50, 6],
      [[0], [1, 2]],
    ],
    [[10, 0, 60], [[0, 2]]],
    [[5, 6, 7], [[0, 1, 2]]],
    [[0, 0, 0], []],
  ])("%j → %j", (sizes, groups) => {
    expect(mergeGroups(sizes, 30)).toEqual(groups);
  });
});
