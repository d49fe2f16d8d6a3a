import { expect, test } from "vitest";
import { deriveMedianMad, type Spread } from "../../src/norms/derive-median-mad.ts";
import oracle from "../oracles/derive-median-mad.json" with { type: "json" };

const oneGrade = (respondents: number) => ({ names: ["9"], of: new Int32Array(respondents) });

function derive(kind: "risk" | "protective", scores: readonly number[], spread?: Spread) {
  return deriveMedianMad({
    scales: [{ id: "scale", kind }],
    scores: new Map([["scale", Float64Array.from(scores)]]),
    grade: oneGrade(scores.length),
    ...(spread && { spread }),
  });
}

for (const [number, { kind, scores, derived }] of oracle.cases.entries()) {
  test(`sample ${number + 1} (${kind}) has R's cuts`, () => {
    const sample = Float64Array.from(scores, (score) => score ?? Number.NaN);
    for (const expected of derived) {
      const { cuts, zeroSpread } = deriveMedianMad({
        scales: [{ id: "scale", kind: kind as "risk" | "protective" }],
        scores: new Map([["scale", sample]]),
        grade: oneGrade(sample.length),
        spread: expected.spread as Spread,
        multiplier: expected.multiplier,
      });
      expect(cuts).toHaveLength(1);
      expect(cuts[0]).toMatchObject({
        scale: "scale",
        grade: "9",
        operator: kind === "risk" ? ">" : ">=",
        respondents: expected.respondents,
      });
      expect(Math.abs((cuts[0]?.value ?? 0) - expected.value)).toBeLessThanOrEqual(5.1e-11);
      // Rounded to 3 decimals.
      expect(Math.abs((cuts[0]?.beyond ?? 0) - expected.beyond)).toBeLessThan(0.00051);
      expect(zeroSpread.length > 0).toBe(expected.width === 0);
    }
  });
}

test("hand-computed: median 2, median distance 1, mean distance 4/5", () => {
  const scores = [1, 1, 2, 2, 4];
  // Distances from 2: 1 1 0 0 2, in order 0 0 1 1 2.
  expect(derive("risk", scores).cuts[0]).toMatchObject({ value: 2.15, beyond: 0.2 });
  expect(derive("risk", scores, "mean-absolute-deviation").cuts[0]?.value).toBe(2.12);
  expect(derive("protective", scores).cuts[0]).toMatchObject({ value: 1.85, beyond: 0.6 });
});

test("without spread the cut is the median, and says so", () => {
  const { cuts, zeroSpread } = derive("risk", [0, 0, 0, 0, 2]);
  expect(cuts[0]).toMatchObject({ operator: ">", value: 0, beyond: 0.2 });
  expect(zeroSpread).toEqual([{ scale: "scale", grade: "9" }]);
  expect(derive("protective", [3, 3, 3, 1]).cuts[0]).toMatchObject({ value: 3, beyond: 0.75 });
});

test("a score that floating point puts beside the cut equals it", () => {
  // 0.1 + 0.2 is 4e-17 above 0.3: without spread, nobody is past the cut of a risk scale.
  const scores = [0.1 + 0.2, 0.3, 0.3, 0.3];
  expect(derive("risk", scores).cuts[0]).toMatchObject({ value: 0.3, beyond: 0 });
  expect(derive("protective", scores).cuts[0]).toMatchObject({ value: 0.3, beyond: 1 });
});

test("cuts go by grade in school order; nobody without grade or score takes part", () => {
  const { cuts } = deriveMedianMad({
    scales: [
      { id: "a", kind: "risk" },
      { id: "without-rule", kind: "risk" },
    ],
    scores: new Map([["a", Float64Array.from([1, 2, 3, 9, Number.NaN, 4])]]),
    grade: { names: ["11", "9", "7"], of: Int32Array.from([1, 1, 1, -1, 2, 0]) },
  });
  expect(cuts.map(({ scale, grade, respondents }) => [scale, grade, respondents])).toEqual([
    ["a", "9", 3],
    ["a", "11", 1],
  ]);
});
