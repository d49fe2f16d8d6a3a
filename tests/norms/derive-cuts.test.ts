import { describe, expect, it } from "vitest";
import { deriveCuts } from "../../src/norms/derive-cuts.ts";
import type { CutRule } from "../../src/vocabulary/norm-derivation.ts";
import type { Spread } from "../../src/vocabulary/norms.ts";
import oracle from "../oracles/derive-cuts.json" with { type: "json" };

type Case = (typeof oracle.cases)[number];
type Expected = Case["derived"][number];

function ruleOf(expected: Expected): CutRule {
  if ("percentile" in expected) {
    return { method: "percentile", percentile: Number(expected.percentile) };
  }
  if ("spread" in expected) {
    return { method: "median-mad", spread: expected.spread as Spread, multiplier: 0.15 };
  }
  return { method: "contrast" };
}

function derive({ kind, scores, weight, has }: Case, rule: CutRule, times = 1) {
  const { cuts } = deriveCuts({
    scales: [{ id: "scale", kind: kind as "risk" | "protective" }],
    scores: new Map([["scale", Float64Array.from(scores)]]),
    weight: Float64Array.from(weight, (one) => one * times),
    groups: [{ inside: new Uint8Array(scores.length).fill(1) }],
    rule,
    against: Int8Array.from(has, (state) => state ?? -1),
  });
  return cuts[0];
}

/** Rounding to 10 decimals moves a cut by half of the last of them. */
const HALF_A_DIGIT = 5.1e-11;

describe("cuts as R has them", () => {
  const rows = oracle.cases.flatMap((sample, at) =>
    sample.derived.map((expected) => ({ sample, at, expected, method: expected.method })),
  );

  it("are many", () => expect(rows.length).toBe(24 * 7));

  it.each(rows)("sample $at, $method", ({ sample, expected }) => {
    const cut = derive(sample, ruleOf(expected));
    expect(Math.abs((cut?.value ?? Number.NaN) - expected.value)).toBeLessThan(HALF_A_DIGIT);
    expect(cut?.share).toBeCloseTo(expected.beyond, 11);
    expect(cut?.criterion?.having.share).toBeCloseTo(expected.sensitivity, 11);
    expect(cut?.criterion?.lacking.share).toBeCloseTo(expected.specificity, 11);
  });

  it.each(rows)("sample $at, $method: weights × 2 change nothing", ({ sample, expected }) => {
    const rule = ruleOf(expected);
    expect(derive(sample, rule, 2)).toEqual(derive(sample, rule));
  });
});

describe("by hand", () => {
  const everyone = (scores: readonly number[]) => ({
    scores: new Map([["s", Float64Array.from(scores)]]),
    weight: new Float64Array(scores.length).fill(1),
    groups: [{ inside: new Uint8Array(scores.length).fill(1) }],
  });

  it("percentile 75 of 1 2 3 4 5 is 4, of a protective scale 2; both count with their operator", () => {
    const sample = everyone([1, 2, 3, 4, 5]);
    const rule: CutRule = { method: "percentile", percentile: 75 };
    const risk = deriveCuts({ ...sample, scales: [{ id: "s", kind: "risk" }], rule });
    const protective = deriveCuts({ ...sample, scales: [{ id: "s", kind: "protective" }], rule });
    expect(risk.cuts[0]).toMatchObject({ operator: ">", value: 4, beyond: 1, notBelow: 2 });
    expect(protective.cuts[0]).toMatchObject({ operator: ">=", value: 2, beyond: 4, notAbove: 2 });
  });

  it("contrast: having 3 4 4, lacking 1 1 4 gives 2, sensitivity 1, specificity 2/3", () => {
    const sample = everyone([3, 4, 4, 1, 1, 4]);
    const against = Int8Array.from([1, 1, 1, 0, 0, 0]);
    const scales = [{ id: "s", kind: "risk" as const }];
    const rule: CutRule = { method: "contrast" };
    const { cuts } = deriveCuts({ ...sample, scales, rule, against });
    expect(cuts[0]).toMatchObject({
      value: 2,
      criterion: { having: { counted: 3, share: 1 }, lacking: { counted: 2, respondents: 3 } },
    });
    // Three on either side leave 3.5 only: 2/3 of those having it, 2/3 of the others.
    const wide = deriveCuts({ ...sample, scales, rule, against, fewest: 3 });
    expect(wide.cuts[0]?.value).toBe(3.5);
  });

  it("contrast of groups that are the same, or not there, gives no cut", () => {
    const scales = [{ id: "s", kind: "risk" as const }];
    const rule: CutRule = { method: "contrast" };
    const same = { ...everyone([2, 2, 2]), against: Int8Array.from([1, 0, 0]), scales, rule };
    const none = { ...everyone([1, 2, 3]), against: Int8Array.from([0, 0, -1]), scales, rule };
    for (const request of [same, none]) {
      expect(deriveCuts(request)).toEqual({
        cuts: [],
        without: [{ scale: "s", reason: "no_criterion" }],
      });
    }
  });

  it("fixed: the grade's own cut before that of all, and only for scales that have one", () => {
    const inside = Uint8Array.from([1, 1, 0, 0]);
    const { cuts } = deriveCuts({
      scales: [
        { id: "s", kind: "risk" },
        { id: "other", kind: "risk" },
      ],
      scores: new Map(["s", "other"].map((id) => [id, Float64Array.from([1, 2, 3, 4])])),
      weight: new Float64Array(4).fill(1),
      groups: [
        { grade: "7", inside },
        { grade: "9", inside: inside.map((one) => 1 - one) },
      ],
      rule: {
        method: "fixed",
        cuts: [
          { scale: "s", value: 3 },
          { scale: "s", grade: "7", operator: ">=", value: 2 },
        ],
      },
    });
    expect(cuts).toMatchObject([
      { scale: "s", grade: "7", operator: ">=", value: 2, beyond: 1 },
      { scale: "s", grade: "9", operator: ">", value: 3, beyond: 1 },
    ]);
  });

  it("a mean deviation is rounded to the step that is asked for", () => {
    const rule: CutRule = {
      method: "median-mad",
      spread: "mean-absolute-deviation",
      multiplier: 1,
    };
    const scales = [{ id: "s", kind: "risk" as const }];
    const request = { ...everyone([1, 1, 2, 2, 4, 2, 2]), scales, rule };
    // Distances from 2: 1 1 0 0 2 0 0, mean 4/7 = 0.571…
    expect(deriveCuts({ ...request, spreadStep: 0.01 }).cuts[0]?.value).toBe(2.57);
    expect(deriveCuts(request).cuts[0]?.value).toBe(2.5714285714);
  });
});

describe("a percentile on the scores of the sample", () => {
  const rule: CutRule = { method: "percentile", percentile: 80 };
  /** Cut, and who is past it, of `n` pupils of whom the lowest ⌊1 + (n − 1)p⌋ have 1, the others 2. */
  const derived = (kind: "risk" | "protective", n: number, onScores: boolean) => {
    const p = kind === "risk" ? 0.8 : 0.2;
    const low = Math.floor(1 + (n - 1) * p + 1e-9);
    const scores = Float64Array.from({ length: n }, (_, at) => (at < low ? 1 : 2));
    const { cuts } = deriveCuts({
      scales: [{ id: "s", kind }],
      scores: new Map([["s", scores]]),
      weight: new Float64Array(n).fill(1),
      groups: [{ inside: new Uint8Array(n).fill(1) }],
      rule,
      onScores,
    });
    return cuts[0];
  };
  const sizes = Array.from({ length: 40 }, (_, at) => at + 10);

  it.each(["risk", "protective"] as const)("moves no pupil across the cut (%s)", (kind) => {
    for (const n of sizes) {
      expect(derived(kind, n, true)?.beyond).toBe(derived(kind, n, false)?.beyond);
    }
  });

  it("tells nothing of the number of pupils, where interpolated digits tell (n − 1)·p", () => {
    const values = (onScores: boolean) =>
      new Set(sizes.map((n) => derived("risk", n, onScores)?.value));
    expect(values(true)).toEqual(new Set([1]));
    expect(values(false)).toEqual(new Set([1, 1.2, 1.4, 1.6, 1.8]));
    // At 0.2 · 11 between two scores, and at 0.2 · 10 on one.
    expect(derived("protective", 12, true)?.value).toBe(2);
    expect(derived("protective", 11, true)?.value).toBe(1);
  });
});
