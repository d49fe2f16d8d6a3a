import { describe, expect, it } from "vitest";
import { estimateTrend } from "../../../src/estimate/trend/logistic-trend.ts";
import { stackMeasure, stackWaves } from "../../../src/estimate/trend/stack-waves.ts";
import { expectClose } from "../../support/close-to.ts";
import { waveSums } from "../../support/wave-sums.ts";

/** Pupils of one kind: how many there are, and how many of them are counted. */
interface Kind {
  readonly n: number;
  readonly k: number;
  readonly grade?: string;
  readonly gender?: string;
}

function trendOf(waves: readonly (readonly Kind[])[], times: readonly (number | null)[]) {
  const sums = waves.map((kinds, at) => {
    const pupils = kinds.flatMap(({ n, k, grade = "", gender = "" }) =>
      Array.from({ length: n }, (_, i) => ({ state: i < k ? 1 : 0, grade, gender })),
    );
    return waveSums({
      wave: String(at),
      state: Int8Array.from(pupils, ({ state }) => state),
      grade: pupils.map(({ grade }) => grade),
      gender: pupils.map(({ gender }) => gender),
    }).sums;
  });
  const design = stackWaves(sums, [], false);
  const measure = stackMeasure(
    sums.map((wave) => wave.measures[0] ?? null),
    design,
  );
  const inside = new Uint8Array(design.rows).fill(1);
  return estimateTrend({ measure, inside, times }, design, "fail");
}

const slopeOf = (found: ReturnType<typeof trendOf>): number => {
  if (typeof found === "string") throw new Error(found);
  return found.slope;
};

describe("a logistic trend", () => {
  it("of two waves is the logarithm of the odds ratio over the years between them", () => {
    const found = trendOf([[{ n: 100, k: 20 }], [{ n: 100, k: 40 }]], [2017, 2021]);
    expectClose(slopeOf(found), Math.log((40 * 80) / (60 * 20)) / 4, 1e-12);
  });

  it("of two waves has the variance Σ n_h/(n_h − 1) · 1/(n_h p(1 − p)) of the logits", () => {
    const found = trendOf([[{ n: 100, k: 20 }], [{ n: 50, k: 20 }]], [0, 1]);
    if (typeof found === "string") throw new Error(found);
    const variance = 100 / 99 / (100 * 0.2 * 0.8) + 50 / 49 / (50 * 0.4 * 0.6);
    expectClose(found.standardError ** 2, variance, 1e-11);
    // 150 respondents, 2 strata, 2 coefficients
    expect(found.degreesOfFreedom).toBe(150 - 2 + 1 - 2);
  });

  it("uses the real distance between waves", () => {
    const waves = [[{ n: 200, k: 40 }], [{ n: 200, k: 60 }], [{ n: 200, k: 90 }]];
    const [even, uneven] = [trendOf(waves, [0, 1, 2]), trendOf(waves, [0, 4, 6])];
    expect(slopeOf(even)).not.toBeCloseTo(slopeOf(uneven) * 3, 4);
  });

  it("sees through a change in who answered: in each grade nothing changed", () => {
    const first = [
      { n: 100, k: 10, grade: "7" },
      { n: 20, k: 10, grade: "9" },
    ];
    const last = [
      { n: 20, k: 2, grade: "7" },
      { n: 100, k: 50, grade: "9" },
    ];
    expect(Math.abs(slopeOf(trendOf([first, last], [0, 1])))).toBeLessThan(1e-12);
  });

  it("leaves a grade out in which nobody is counted: it says nothing about the slope", () => {
    const without = [[{ n: 100, k: 20, grade: "7" }], [{ n: 100, k: 30, grade: "7" }]];
    const beside = without.map((kinds) => [...kinds, { n: 9, k: 0, grade: "9" }]);
    expect(slopeOf(trendOf(beside, [0, 1]))).toBe(slopeOf(trendOf(without, [0, 1])));
  });

  it("is not made where a wave is 0 or 100 per cent", () => {
    const waves = [[{ n: 50, k: 0 }], [{ n: 50, k: 5 }], [{ n: 50, k: 9 }]];
    expect(trendOf(waves, [0, 1, 2])).toBe("no_spread");
    const full = [[{ n: 50, k: 50 }], [{ n: 50, k: 5 }], [{ n: 50, k: 9 }]];
    expect(trendOf(full, [0, 1, 2])).toBe("no_spread");
    // A wave that takes no part does not matter.
    expect(slopeOf(trendOf(waves, [null, 1, 2]))).toBeGreaterThan(0);
  });

  it("is not made where every wave has another grade: time and grade are one", () => {
    const waves = [[{ n: 50, k: 10, grade: "7" }], [{ n: 50, k: 20, grade: "9" }]];
    expect(trendOf(waves, [0, 1])).toBe("not_identified");
  });

  it("is not made where grade and gender together leave a solution at infinity", () => {
    const first = [
      { n: 20, k: 20, grade: "7", gender: "girl" },
      { n: 20, k: 0, grade: "9", gender: "boy" },
    ];
    const last = [
      { n: 20, k: 0, grade: "7", gender: "boy" },
      { n: 20, k: 20, grade: "9", gender: "girl" },
    ];
    expect(trendOf([first, last], [0, 1])).toBe("not_identified");
  });
});
