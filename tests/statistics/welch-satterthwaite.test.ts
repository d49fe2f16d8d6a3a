import { describe, expect, it } from "vitest";
import { welchSatterthwaite } from "../../src/statistics/welch-satterthwaite.ts";

const part = (standardError: number, degreesOfFreedom: number) => ({
  standardError,
  degreesOfFreedom,
});

describe("Welch's degrees of freedom", () => {
  it("are those of a single part, and the sum of equal ones", () => {
    expect(welchSatterthwaite([part(0.3, 12)])).toBeCloseTo(12, 12);
    expect(welchSatterthwaite([part(0.3, 12), part(0.3, 12)])).toBeCloseTo(24, 12);
  });

  it("are (4 + 1)² / (16/10 + 1/5) for standard errors 2 and 1 with 10 and 5", () =>
    expect(welchSatterthwaite([part(2, 10), part(1, 5)])).toBeCloseTo(25 / 1.8, 12));

  it("are infinite where nothing is estimated", () => {
    const infinite = Number.POSITIVE_INFINITY;
    expect(welchSatterthwaite([part(1, infinite)])).toBe(infinite);
    expect(welchSatterthwaite([part(0, 3)])).toBe(infinite);
  });

  it("refuses parts that cannot be", () => {
    expect(() => welchSatterthwaite([part(-1, 3)])).toThrow(RangeError);
    expect(() => welchSatterthwaite([part(1, 0)])).toThrow(RangeError);
  });
});
