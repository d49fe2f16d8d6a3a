import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateDifference } from "../../src/estimate/difference.ts";
import { estimateShare } from "../../src/estimate/share.ts";
import { studentTQuantile, studentTTwoSided } from "../../src/statistics/distributions.ts";
import { moverDifference } from "../../src/statistics/mover.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import { makeDesign } from "../support/survey-design.ts";

function compare(state: Int8Array, first: Uint8Array, design: Design) {
  const second = first.map((one) => 1 - one);
  const a = estimateShare(state, first, design, "fail");
  const b = estimateShare(state, second, design, "fail");
  if (a === null || b === null) throw new Error("nobody in a denominator");
  return { a, b, ...estimateDifference(state, first, second, design, "fail", a, b) };
}

describe("estimateDifference by hand", () => {
  it("of 2 among 4 and 1 among 5, nothing declared: SE² = SE1² + SE2², df 8", () => {
    const state = Int8Array.of(1, 1, 0, 0, 1, 0, 0, 0, 0);
    const first = Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0, 0);
    const { value, low, high, p } = compare(state, first, makeDesign(9));
    const standardError = Math.sqrt(0.25 / 3 + 0.16 / 4);
    const half = studentTQuantile(0.975, 8) * standardError;
    expect(value).toBeCloseTo(0.3, 15);
    expect(low).toBeCloseTo(0.3 - half, 12);
    expect(high).toBeCloseTo(Math.min(1, 0.3 + half), 12);
    expect(p).toBeCloseTo(studentTTwoSided(0.3 / standardError, 8), 12);
  });

  it("takes MOVER and no p where a share is 0", () => {
    const state = Int8Array.of(0, 0, 0, 1, 0, 1);
    const { a, b, low, high, p } = compare(state, Uint8Array.of(1, 1, 1, 0, 0, 0), makeDesign(6));
    expect({ low, high }).toEqual(moverDifference(a, b));
    expect(p).toBeNull();
  });

  it("takes MOVER and no p where one area has a single cluster: nothing is known about it", () => {
    const design = makeDesign(10, { cluster: [..."aabbbccddd"] });
    const state = Int8Array.of(1, 0, 0, 1, 1, 0, 0, 1, 0, 0);
    const first = Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    const { a, b, low, high, p } = compare(state, first, design);
    expect(a.degreesOfFreedom).toBe(0);
    expect({ low, high }).toEqual(moverDifference(a, b));
    expect(high - low).toBeGreaterThan(0.9);
    expect(p).toBeNull();
  });

  it("takes MOVER and no p where an area has one cluster in each of two strata: df 0, SE not 0", () => {
    const design = makeDesign(14, {
      stratum: [..."aaaaaabbbbbbbb"],
      cluster: [..."11223344556677"],
    });
    const state = Int8Array.of(1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 1);
    const first = Uint8Array.of(1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0);
    const { a, p } = compare(state, first, design);
    expect(a.degreesOfFreedom).toBe(0);
    expect(a.standardError).toBeGreaterThan(0);
    expect(p).toBeNull();
  });

  it("takes MOVER and no p where the two go up and down together exactly", () => {
    const design = makeDesign(8, { cluster: [..."aaaabbbb"] });
    const state = Int8Array.of(1, 1, 1, 1, 1, 0, 1, 0);
    const { p, value } = compare(state, Uint8Array.of(1, 1, 0, 0, 1, 1, 0, 0), design);
    expect(value).toBe(0);
    expect(p).toBeNull();
  });

  it("refuses domains that overlap", () => {
    const state = Int8Array.of(1, 0, 1, 0);
    const all = new Uint8Array(4).fill(1);
    const share = estimateShare(state, all, makeDesign(4), "fail");
    if (share === null) throw new Error("nobody in the denominator");
    expect(() => estimateDifference(state, all, all, makeDesign(4), "fail", share, share)).toThrow(
      RangeError,
    );
  });
});

describe("estimateDifference, whatever the data", () => {
  const person = fc.record({
    state: fc.constantFrom(-1, 0, 1),
    first: fc.constantFrom(0, 1),
    weight: fc.integer({ min: 1, max: 30 }),
    cluster: fc.constantFrom("1", "2", "3", "4", "5"),
  });
  const surveys = fc.tuple(
    fc.array(person, { minLength: 4, maxLength: 60 }),
    fc.boolean(),
    fc.boolean(),
  );

  it("stays within [−1, 1], holds the difference, turns its sign with the order", () => {
    fc.assert(
      fc.property(surveys, ([people, weighted, clustered]) => {
        const n = people.length;
        const design = makeDesign(n, {
          ...(weighted && { weight: people.map(({ weight }) => weight) }),
          ...(clustered && { cluster: people.map(({ cluster }) => cluster) }),
        });
        fc.pre(!clustered || design.clusters > 1);
        const state = Int8Array.from(people, ({ state }) => state);
        const first = Uint8Array.from(people, (one) => one.first);
        const second = first.map((one) => 1 - one);
        const a = estimateShare(state, first, design, "fail");
        const b = estimateShare(state, second, design, "fail");
        fc.pre(a !== null && b !== null);
        const one = estimateDifference(state, first, second, design, "fail", a, b);
        expect(one.low).toBeGreaterThanOrEqual(-1);
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.high).toBeGreaterThanOrEqual(one.value);
        expect(one.high).toBeLessThanOrEqual(1);
        const turned = estimateDifference(state, second, first, design, "fail", b, a);
        expect(turned.value).toBeCloseTo(-one.value, 14);
        expect(turned.low).toBeCloseTo(-one.high, 10);
        if (one.p === null) expect(turned.p).toBeNull();
        else expect(turned.p).toBeCloseTo(one.p, 10);
      }),
    );
  });
});
