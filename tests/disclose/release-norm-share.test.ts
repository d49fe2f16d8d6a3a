import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarsenNorm, normShareStep } from "../../src/disclose/release-norm-share.ts";
import type { Figure, Released } from "../../src/vocabulary/figure.ts";

const figure = (norm: number | null, value: number, flags: readonly string[] = []) =>
  ({
    norm,
    value,
    flags,
    differenceFromNorm:
      norm === null
        ? null
        : { value: value - norm, low: value - 0.031 - norm, high: value + 0.027 - norm, p: null },
  }) as unknown as Released<Figure>;

describe("the norm's share as fine as it is known", () => {
  it("is a multiple of the step, and so is the difference, its limits outwards", () => {
    const shown = coarsenNorm(figure(0.4321, 0.3), 0.05);
    expect(shown).toMatchObject({
      norm: 0.45,
      value: 0.3,
      differenceFromNorm: { value: -0.15, low: -0.2, high: -0.1, p: null },
      flags: ["norm:0.05"],
    });
  });

  it("leaves the difference within its limits, and the limits around the exact ones", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        fc.constantFrom(0.001, 0.005, 0.01, 0.05, 0.1),
        (norm, value, step) => {
          const exact = figure(norm, value).differenceFromNorm;
          const told = coarsenNorm(figure(norm, value), step).differenceFromNorm;
          if (exact === null || told === null) throw new Error("no difference");
          for (const each of [told.value, told.low, told.high]) {
            expect(Math.abs(each / step - Math.round(each / step))).toBeLessThan(1e-6);
            expect(Object.is(each, -0)).toBe(false);
          }
          expect(told.low).toBeLessThanOrEqual(exact.low + 1e-6);
          expect(told.high).toBeGreaterThanOrEqual(exact.high - 1e-6);
          expect(told.low <= told.value && told.value <= told.high).toBe(true);
        },
      ),
    );
  });

  it.each([
    ["rounded:0.10", 0.05, ["rounded:0.10"]],
    ["calibrated:0.05", 0.05, ["calibrated:0.05"]],
    ["calibrated:0.01", 0.05, ["calibrated:0.01", "norm:0.05"]],
  ])("in a row %s, known to %s", (flag, step, flags) => {
    expect(coarsenNorm(figure(0.4, 0.3, [flag]), step).flags).toEqual(flags);
  });

  it("stays where the norms do not say how fine it is, or there is no norm", () => {
    for (const one of [figure(0.4321, 0.3), figure(null, 0.3)]) {
      expect(coarsenNorm(one, null)).toBe(one);
    }
    const none = figure(null, 0.3);
    expect(coarsenNorm(none, 0.05)).toBe(none);
  });

  it("is no finer than the coarsest of the scale's cuts", () => {
    const cut = (scale: string, step?: number) => ({
      scale,
      operator: ">" as const,
      value: 2,
      ...(step === undefined ? {} : { step }),
    });
    const cuts = [cut("a", 0.01), cut("a", 0.05), cut("a"), cut("b", 0.1), cut("c")];
    expect(["a", "b", "c", "d"].map((scale) => normShareStep(cuts, scale))).toEqual([
      0.05,
      0.1,
      null,
      null,
    ]);
  });
});
