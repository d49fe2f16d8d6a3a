import { expect, test } from "vitest";
import { deriveCuts } from "../../src/norms/derive-cuts.ts";
import type { Spread } from "../../src/vocabulary/norms.ts";
import oracle from "../oracles/derive-median-mad.json" with { type: "json" };

type Kind = "risk" | "protective";

/** The one cut of a scale whose respondents all weigh the same. */
function derive(
  kind: Kind,
  scores: readonly number[],
  spread: Spread = "median-absolute-deviation",
  multiplier = 0.15,
) {
  const { cuts } = deriveCuts({
    scales: [{ id: "scale", kind }],
    scores: new Map([["scale", Float64Array.from(scores)]]),
    weight: new Float64Array(scores.length).fill(1),
    groups: [{ grade: "9", inside: new Uint8Array(scores.length).fill(1) }],
    rule: { method: "median-mad", spread, multiplier },
  });
  return cuts[0];
}

for (const [number, { kind, scores, derived }] of oracle.cases.entries()) {
  test(`sample ${number + 1} (${kind}) has R's cuts`, () => {
    const sample = scores.map((score) => score ?? Number.NaN);
    for (const expected of derived) {
      const cut = derive(kind as Kind, sample, expected.spread as Spread, expected.multiplier);
      expect(cut).toMatchObject({
        scale: "scale",
        grade: "9",
        operator: kind === "risk" ? ">" : ">=",
        respondents: expected.respondents,
        isMedian: expected.width === 0,
      });
      expect(Math.abs((cut?.value ?? 0) - expected.value)).toBeLessThanOrEqual(5.1e-11);
      expect(cut?.share).toBeCloseTo(expected.beyond, 12);
    }
  });
}

test("hand-computed: median 2, median distance 1, mean distance 4/5", () => {
  const scores = [1, 1, 2, 2, 4];
  // Distances from 2: 1 1 0 0 2, in order 0 0 1 1 2.
  expect(derive("risk", scores)).toMatchObject({ value: 2.15, beyond: 1 });
  expect(derive("risk", scores, "mean-absolute-deviation")?.value).toBe(2.12);
  expect(derive("protective", scores)).toMatchObject({ value: 1.85, beyond: 3 });
});

test("without spread the cut is the median, and says so", () => {
  expect(derive("risk", [0, 0, 0, 0, 2])).toMatchObject({ value: 0, beyond: 1, isMedian: true });
  expect(derive("protective", [3, 3, 3, 1])).toMatchObject({ value: 3, beyond: 3, isMedian: true });
});

test("a score that floating point puts beside the cut equals it", () => {
  // 0.1 + 0.2 is 4e-17 above 0.3: without spread, nobody is past the cut of a risk scale.
  const scores = [0.1 + 0.2, 0.3, 0.3, 0.3];
  expect(derive("risk", scores)).toMatchObject({ value: 0.3, beyond: 0 });
  expect(derive("protective", scores)).toMatchObject({ value: 0.3, beyond: 4 });
});
