import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaQuantile,
  betaTails,
  normalCdf,
  normalQuantile,
  studentTQuantile,
  studentTTwoSided,
} from "../../src/statistics/distributions.ts";
import oracle from "../oracles/distributions.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import { sharedPath } from "../support/shared.ts";

/** JSON has no infinity; the oracle writes −1. */
const degrees = (df: number): number => (df === -1 ? Number.POSITIVE_INFINITY : df);
const at = (row: readonly number[]): [number, number, number, number] => {
  const [p = Number.NaN, q = Number.NaN, r = Number.NaN, s = Number.NaN] = row;
  return [p, q, r, s];
};

describe(`agreement to 1e-12 with ${oracle.oracle}`, () => {
  it.each(oracle.qbeta)("beta quantile %d of (%d, %d)", (...row) => {
    const [p, a, b, quantile] = at(row);
    expectClose(betaQuantile(p, a, b), quantile, 1e-12);
  });

  it.each(oracle.pbeta)("beta tails at %d of (%d, %d)", (...row) => {
    const [x, a, b, lower] = at(row);
    const upper = row[4] ?? Number.NaN;
    const tails = betaTails(x, 1 - x, a, b);
    expectClose(tails.lower, lower, 1e-12);
    // The upper tail is 1 − lower below the middle: absolute there.
    expect(Math.abs(tails.upper - upper)).toBeLessThan(1e-12 * Math.max(upper, 1e-3));
  });

  it.each(oracle.qt)("t quantile %d, df %d", (...row) => {
    const [p, df, quantile] = at(row);
    expectClose(studentTQuantile(p, degrees(df)), quantile, 1e-12);
  });

  it.each(oracle.ptTwoSided)("two-sided p of t = %d, df %d", (...row) => {
    const [t, df, p] = at(row);
    expectClose(studentTTwoSided(t, degrees(df)), p, 1e-12);
    expectClose(studentTTwoSided(-t, degrees(df)), p, 1e-12);
  });

  it.each(oracle.pnorm)("normal tail at %d", (...row) => {
    const [z, p] = at(row);
    expectClose(normalCdf(z), p, 1e-12);
  });

  it.each(oracle.qnorm)("normal quantile %d", (...row) => {
    const [p, z] = at(row);
    expectClose(normalQuantile(p), z, 1e-12);
  });
});

/** Rows of numbers below a header. */
const numbersOf = (path: string | null): number[][] =>
  path === null
    ? []
    : readFileSync(path, "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",").map(Number));

const QBETA = sharedPath("oracles", "qbeta.csv");
const QT = sharedPath("oracles", "qt.csv");

describe.skipIf(QBETA === null || QT === null)("the grids qbeta.csv and qt.csv", () => {
  it("are rows of the oracle above, number by number", () => {
    const rows = (grid: readonly (readonly number[])[]) => new Set(grid.map(String));
    const [beta, t] = [rows(oracle.qbeta), rows(oracle.qt)];
    expect(numbersOf(QBETA).filter((row) => !beta.has(String(row)))).toEqual([]);
    expect(numbersOf(QT).filter((row) => !t.has(String(row)))).toEqual([]);
    expect([numbersOf(QBETA).length, numbersOf(QT).length]).toEqual([168, 32]);
  });
});

describe("limits", () => {
  it("puts all mass at the end where a shape is 0", () => {
    expect(betaQuantile(0.025, 0, 12.5)).toBe(0);
    expect(betaQuantile(0.975, 12.5, 0)).toBe(1);
  });

  it("gives 0 where the quantile is below the smallest number", () => {
    expect(betaQuantile(0.025, 1e-4, 2)).toBe(0);
    expect(betaQuantile(0.975, 2, 1e-4)).toBe(1);
  });

  it("reaches the ends of the distributions", () => {
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentTTwoSided(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(studentTTwoSided(0, 3)).toBe(1);
  });

  it.each([
    () => betaQuantile(1.1, 1, 1),
    () => betaQuantile(0.5, 0, 0),
    () => betaQuantile(0.5, -1, 1),
    () => betaQuantile(0.5, Number.NaN, 1),
    () => betaTails(0.5, 0.5, 0, 1),
    () => studentTQuantile(0.5, 0),
    () => studentTQuantile(0, 3),
    () => studentTTwoSided(Number.NaN, 3),
    () => normalQuantile(-0.1),
    () => normalCdf(Number.NaN),
  ])("refuses what has no meaning: %s", (call) => expect(call).toThrow(RangeError));
});

describe("whatever the parameters", () => {
  const shape = fc.double({ min: 0.3, max: 20_000, noNaN: true });
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

  it("the tail at a beta quantile is the probability asked for", () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b);
        // Where the slope is steep the last digit of x moves the tail; that much is allowed.
        const next = x * (1 + 2 ** -50);
        const moves = Math.abs(betaTails(next, 1 - next, a, b).lower - p);
        expect(Math.abs(betaTails(x, 1 - x, a, b).lower - p)).toBeLessThan(1e-11 + 4 * moves);
      }),
    );
  });

  it("t quantiles are symmetric and their two tails add up", () => {
    fc.assert(
      fc.property(probability, fc.double({ min: 0.5, max: 1e6, noNaN: true }), (p, df) => {
        const t = studentTQuantile(p, df);
        expect(studentTTwoSided(t, df)).toBeCloseTo(2 * Math.min(p, 1 - p), 11);
        expect(Math.abs(studentTQuantile(1 - p, df) + t)).toBeLessThan(1e-9 * (1 + Math.abs(t)));
      }),
    );
  });
});
