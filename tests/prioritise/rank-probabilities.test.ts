import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankProbabilities } from "../../src/prioritise/rank-probabilities.ts";
import { openRandom } from "../../src/simulate/random.ts";
import { normalCdf } from "../../src/statistics/distributions.ts";
import oracle from "../oracles/joint-differences.json" with { type: "json" };

const draws = (seed: string, count = 100_000) => ({
  draws: count,
  normal: openRandom(seed).normal,
});

describe("rankProbabilities", () => {
  it.each([
    ["strata, clusters and weights", oracle.full],
    ["clusters and weights", oracle.clusters],
    ["weights", oracle.weights],
  ])("equals 400,000 draws in R with the covariance of %s", (_, expected) => {
    const made = rankProbabilities(expected.values, expected.covariance, 3, draws("oracle"));
    made.forEach((probability, at) => {
      const p = expected.amongThree[at] ?? Number.NaN;
      const standardError = Math.sqrt(p * (1 - p) * (1 / 100_000 + 1 / 400_000));
      expect(Math.abs(probability - p)).toBeLessThan(4 * standardError + 1e-4);
    });
  });

  it.each([
    [0.1, 0, 0.01, 0.02, 0],
    [0.1, 0.05, 0.01, 0.02, 0.012],
    [0.02, 0.05, 0.003, 0.001, -0.0015],
  ])("of two estimates %f and %f is Φ of their difference", (a, b, varA, varB, covariance) => {
    const matrix = [
      [varA, covariance],
      [covariance, varB],
    ];
    const exact = normalCdf((a - b) / Math.sqrt(varA + varB - 2 * covariance));
    const [first = 0, second = 0] = rankProbabilities([a, b], matrix, 1, draws("two"));
    expect(Math.abs(first - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 100_000));
    expect(first + second).toBeCloseTo(1, 12);
  });

  it("is certain where nothing varies, and where there are no more estimates than places", () => {
    const still = [0, 0, 0, 0].map(() => [0, 0, 0, 0]);
    expect(rankProbabilities([4, 1, 3, 2], still, 2, draws("still", 10))).toEqual([1, 0, 1, 0]);
    expect(rankProbabilities([1, 2], [], 3, draws("few", 10))).toEqual([1, 1]);
  });

  it("adds up to the number of places, and is the same for the same seed", () => {
    const estimates = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4 });
    fc.assert(
      fc.property(estimates, (values) => {
        const covariance = values.map((_, row) =>
          values.map((__, column) => (row === column ? 0.02 : 0.01)),
        );
        const one = rankProbabilities(values, covariance, 3, draws("same", 200));
        expect(one.reduce((sum, p) => sum + p, 0)).toBeCloseTo(3, 9);
        expect(rankProbabilities(values, covariance, 3, draws("same", 200))).toEqual(one);
      }),
      { numRuns: 50 },
    );
  });
});
