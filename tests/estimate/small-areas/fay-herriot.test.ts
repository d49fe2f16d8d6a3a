import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fayHerriot } from "../../../src/estimate/small-areas/fay-herriot.ts";
import type { VarianceMethod } from "../../../src/estimate/small-areas/variance-between.ts";
import oracle from "../../oracles/fay-herriot.json" with { type: "json" };
import { expectClose } from "../../support/close-to.ts";

type Case = (typeof oracle.cases)[number];

const methodOf = ({ method }: Case): VarianceMethod =>
  method === "adjusted" ? "adjusted" : "restricted";

const areasOf = ({ y, v }: Case) => y.map((value, i) => ({ value, variance: v[i] ?? Number.NaN }));

describe(`fayHerriot agrees with ${oracle.oracle}`, () => {
  it.each(oracle.cases)("$name, $method", (expected) => {
    const model = fayHerriot(areasOf(expected), methodOf(expected));
    // A may be 0, which R finds as a very small number.
    expect(Math.abs(model.varianceBetween - expected.varianceBetween)).toBeLessThan(1e-10);
    expectClose(model.mean, expected.mean, 1e-9);
    for (const [i, { value, meanSquaredError }] of model.predictions.entries()) {
      expectClose(value, expected.values[i] ?? Number.NaN, 1e-9);
      expectClose(meanSquaredError, expected.meanSquaredErrors[i] ?? Number.NaN, 1e-9);
    }
  });

  it("gives the variance and the mean of 13 BCG trials that Viechtbauer (2010) prints", () => {
    const bcg = oracle.cases.filter(
      ({ name, method }) => name === "bcg" && method === "restricted",
    );
    const models = bcg.map((printed) => fayHerriot(areasOf(printed), "restricted"));
    const rounded = models.map(({ varianceBetween, mean }) => [
      varianceBetween.toFixed(4),
      mean.toFixed(4),
    ]);
    expect(rounded).toEqual([["0.3132", "-0.7145"]]);
  });
});

const area = fc.record({
  value: fc.double({ min: -4, max: 4, noNaN: true }),
  variance: fc.double({ min: 0.001, max: 2, noNaN: true }),
});
const method = fc.constantFrom<VarianceMethod>("restricted", "adjusted");

describe("fayHerriot", () => {
  it("finds no variance between areas that are alike; adjusted, never none", () => {
    const alike = [0.1, 0.2, 0.1, 0.3].map((variance) => ({ value: -1, variance }));
    const { varianceBetween, predictions } = fayHerriot(alike, "restricted");
    expect(varianceBetween).toBe(0);
    expect(predictions.map(({ shrinkage }) => shrinkage)).toEqual([1, 1, 1, 1]);
    expect(fayHerriot(alike, "adjusted").varianceBetween).toBeGreaterThan(0.01);
  });

  it("draws every area towards the mean and never past it, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(area, { minLength: 4, maxLength: 30 }), method, (areas, how) => {
        const { mean, predictions } = fayHerriot(areas, how);
        const backwards = fayHerriot([...areas].reverse(), how);
        expect([...backwards.predictions].reverse()).toEqual(predictions);
        for (const [i, { value, meanSquaredError, shrinkage }] of predictions.entries()) {
          const own = areas[i]?.value ?? Number.NaN;
          expect(value).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-12);
          expect(value).toBeLessThanOrEqual(Math.max(own, mean) + 1e-12);
          expect(meanSquaredError).toBeGreaterThan(0);
          expect(shrinkage).toBeGreaterThanOrEqual(0);
          expect(shrinkage).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("refuses what tells nothing", () => {
    const two = [0, 1].map((value) => ({ value, variance: 1 }));
    expect(() => fayHerriot(two, "restricted")).toThrow(RangeError);
    expect(() => fayHerriot([...two, { value: 2, variance: 1 }], "adjusted")).toThrow(RangeError);
    for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => fayHerriot([...two, { value: 0, variance: wrong }], "restricted")).toThrow(
        RangeError,
      );
    }
  });
});
