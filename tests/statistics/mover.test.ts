import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moverDifference } from "../../src/statistics/mover.ts";
import oracle from "../oracles/newcombe-difference.json" with { type: "json" };

describe(`moverDifference agrees with ${oracle.oracle}`, () => {
  it.each(oracle.cases)("$first.value − $second.value", (row) => {
    const { low, high } = moverDifference(row.first, row.second);
    expect(low).toBeCloseTo(row.low, 12);
    expect(high).toBeCloseTo(row.high, 12);
    expect(low).toBeCloseTo(row.printedLow, 4);
    expect(high).toBeCloseTo(row.printedHigh, 4);
  });
});

describe("moverDifference", () => {
  const share = fc
    .tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000))
    .map((ends) => ends.sort((a, b) => a - b).map((end) => end / 1000))
    .map(([low = 0, value = 0, high = 0]) => ({ low, value, high }));

  it("holds the difference, stays within −1 and 1, and turns its sign with the order", () => {
    fc.assert(
      fc.property(share, share, (first, second) => {
        const { low, high } = moverDifference(first, second);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(first.value - second.value);
        expect(high).toBeGreaterThanOrEqual(first.value - second.value);
        const turned = moverDifference(second, first);
        expect(turned.low).toBeCloseTo(-high, 14);
        expect(turned.high).toBeCloseTo(-low, 14);
      }),
    );
  });

  it("knows nothing where one interval is everything", () => {
    const nothing = { value: 0.5, low: 0, high: 1 };
    const { low, high } = moverDifference(nothing, { value: 0.5, low: 0.5, high: 0.5 });
    expect([low, high]).toEqual([-0.5, 0.5]);
  });

  it("refuses a share outside its interval", () => {
    const right = { value: 0.5, low: 0.4, high: 0.6 };
    expect(() => moverDifference(right, { ...right, low: 0.55 })).toThrow(RangeError);
  });
});
