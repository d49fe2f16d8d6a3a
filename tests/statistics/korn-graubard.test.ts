import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kornGraubard } from "../../src/statistics/korn-graubard.ts";
import nchs from "../oracles/korn-graubard-nchs.json" with { type: "json" };

describe(`kornGraubard agrees with the printed limits of ${nchs.oracle}`, () => {
  it.each(nchs.cases)("$variable $level: $printedLow to $printedHigh", (row) => {
    const { low, high } = kornGraubard({ ...row, kishEffective: row.respondents });
    expect(Math.abs(100 * low - row.printedLow)).toBeLessThanOrEqual(0.0501);
    expect(Math.abs(100 * high - row.printedHigh)).toBeLessThanOrEqual(0.0501);
  });
});

const BASE = { share: 0, standardError: 0, respondents: 100, degreesOfFreedom: 5 };

describe("kornGraubard at the ends", () => {
  it("applies the factor of the df at 0 %: n* 59.58, high 0.0600 (Stata kg_nchs)", () => {
    const { low, high } = kornGraubard({ ...BASE, kishEffective: 100 });
    expect(low).toBe(0);
    expect(high).toBeCloseTo(0.06, 4);
  });

  it("is Clopper–Pearson for a simple sample: 1 − .025^(1/n) at 0 %", () => {
    const { high } = kornGraubard({ ...BASE, degreesOfFreedom: 99, kishEffective: 100 });
    expect(high).toBeCloseTo(1 - 0.025 ** (1 / 100), 12);
  });

  it("takes Kish's size at 100 %, with unequal weights wider: low = .025^(1/n*)", () => {
    const { low, high } = kornGraubard({
      ...BASE,
      share: 1,
      degreesOfFreedom: 99,
      kishEffective: 40,
    });
    expect(low).toBeCloseTo(0.025 ** (1 / 40), 12);
    expect(high).toBe(1);
  });

  it.each([
    { respondents: 100, degreesOfFreedom: 0 },
    { respondents: 100, degreesOfFreedom: -1 },
    { respondents: 1, degreesOfFreedom: 0 },
  ])("knows nothing with $respondents respondents and df $degreesOfFreedom", (few) => {
    const input = { share: 0.4, standardError: 0.1, kishEffective: 1, ...few };
    expect(kornGraubard(input)).toEqual({ low: 0, high: 1 });
  });

  it("caps n* at n where the design is better than a simple one", () => {
    const input = { share: 0.3, respondents: 200, degreesOfFreedom: 199, kishEffective: 200 };
    const capped = kornGraubard({ ...input, standardError: 0.001 });
    expect(kornGraubard({ ...input, standardError: 0 })).toEqual(capped);
    const simple = Math.sqrt((0.3 * 0.7) / 200);
    expect(capped.low).toBeCloseTo(kornGraubard({ ...input, standardError: simple }).low, 12);
  });

  it.each([
    { share: 1.2 },
    { share: Number.NaN },
    { standardError: -1 },
    { respondents: 0 },
    { kishEffective: 0 },
  ])("refuses %o", (wrong) => {
    const input = { ...BASE, kishEffective: 100, ...wrong };
    expect(() => kornGraubard(input)).toThrow(RangeError);
  });
});

describe("kornGraubard, whatever the data", () => {
  const input = fc.record({
    share: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)),
    standardError: fc.double({ min: 0, max: 0.5, noNaN: true }),
    respondents: fc.integer({ min: 1, max: 20_000 }),
    degreesOfFreedom: fc.integer({ min: 0, max: 20_000 }),
    kishEffective: fc.double({ min: 1, max: 20_000, noNaN: true }),
  });

  it("holds the share, stays within 0 and 1, and mirrors with 1 − share", () => {
    fc.assert(
      fc.property(input, (one) => {
        const { low, high } = kornGraubard(one);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(one.share);
        expect(high).toBeGreaterThanOrEqual(one.share);
        expect(high).toBeLessThanOrEqual(1);
        fc.pre(1 - (1 - one.share) === one.share);
        const mirrored = kornGraubard({ ...one, share: 1 - one.share });
        expect(mirrored.low).toBeCloseTo(1 - high, 9);
      }),
      { numRuns: 500 },
    );
  });
});
