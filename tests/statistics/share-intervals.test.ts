import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedSize } from "../../src/statistics/adjusted-size.ts";
import { kornGraubard } from "../../src/statistics/korn-graubard.ts";
import { logitInterval } from "../../src/statistics/logit-interval.ts";
import { waldInterval } from "../../src/statistics/wald-interval.ts";
import { wilson } from "../../src/statistics/wilson.ts";

const BASE = {
  share: 0.2,
  standardError: 0.04,
  respondents: 100,
  degreesOfFreedom: 99,
  kishEffective: 100,
};

describe("adjustedSize", () => {
  it("is p(1 − p)/SE², at most n where it is capped", () => {
    expect(adjustedSize({ ...BASE, standardError: 0.05 })).toBeCloseTo(0.16 / 0.0025, 12);
    expect(adjustedSize({ ...BASE, standardError: 0.02 })).toBe(100);
    expect(adjustedSize({ ...BASE, standardError: 0.02, capped: false })).toBeCloseTo(400, 10);
  });

  it("is Kish's where there is no spread, and 0 where nothing is known of it", () => {
    expect(adjustedSize({ ...BASE, standardError: 0, kishEffective: 60 })).toBeCloseTo(60, 12);
    expect(adjustedSize({ ...BASE, degreesOfFreedom: 0 })).toBe(0);
  });
});

describe("intervals of a share", () => {
  const makers = { kornGraubard, wilson, logitInterval, waldInterval };

  it.each(Object.entries(makers))("%s: [0, 1] without degrees of freedom", (_, make) => {
    const { low, high } = make({ ...BASE, degreesOfFreedom: 0 });
    expect(low).toBeCloseTo(0, 12);
    expect(high).toBeCloseTo(1, 12);
  });

  it.each(Object.entries(makers))("%s refuses what no share has", (_, make) => {
    for (const wrong of [{ share: 1.1 }, { standardError: -1 }, { respondents: 0 }])
      expect(() => make({ ...BASE, ...wrong })).toThrow(RangeError);
  });

  it("the logit of 0 and 1 is infinite", () => {
    expect(() => logitInterval({ ...BASE, share: 0 })).toThrow(RangeError);
    expect(() => logitInterval({ ...BASE, share: 1 })).toThrow(RangeError);
  });

  it("Korn–Graubard and Wilson are a point where a whole population answered", () => {
    const whole = { ...BASE, kishEffective: Number.POSITIVE_INFINITY, capped: false };
    for (const make of [kornGraubard, wilson])
      expect(make({ ...whole, standardError: 0 })).toEqual({ low: 0.2, high: 0.2 });
  });

  it("mirror with 1 − share", () => {
    const shares = fc.integer({ min: 1, max: 99 });
    const errors = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(shares, errors, fc.integer({ min: 1, max: 90 }), (per, error, df) => {
        const input = { ...BASE, standardError: error / 1000, degreesOfFreedom: df };
        for (const make of Object.values(makers)) {
          const one = make({ ...input, share: per / 100 });
          const other = make({ ...input, share: 1 - per / 100 });
          expect(other.low).toBeCloseTo(1 - one.high, 9);
          expect(other.high).toBeCloseTo(1 - one.low, 9);
        }
      }),
    );
  });
});
