import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pupilsConcerned } from "../../src/prioritise/pupils-concerned.ts";

describe("pupilsConcerned", () => {
  it("of 35.3 % (29.0–41.9) of 298 pupils is 105 (85–125): 38 pupils wide, so fives", () => {
    const share = { value: 0.353, low: 0.29, high: 0.419 };
    expect(pupilsConcerned(share, 298)).toEqual({ value: 105, low: 85, high: 125, step: 5 });
  });

  it.each([
    [1000, 0.3, 0.34, 10], // 40 wide
    [1000, 0.3, 0.379, 10], // 79 wide
    [1000, 0.3, 0.38, 20],
    [1000, 0.3, 0.5, 50],
    [10_000, 0.3, 0.34, 100],
  ])("of %i pupils between %f and %f counts in %i", (pupils, low, high, step) => {
    expect(pupilsConcerned({ value: low, low, high }, pupils).step).toBe(step);
  });

  it("stays within nobody and everybody, and its limits hold those of the share", () => {
    const shares = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 20_000 }), (three, pupils) => {
        const [low = 0, value = 0, high = 0] = [...three].sort((a, b) => a - b);
        const made = pupilsConcerned({ value, low, high }, pupils);
        expect(made.low).toBeGreaterThanOrEqual(0);
        expect(made.high).toBeLessThanOrEqual(pupils);
        expect(made.low).toBeLessThanOrEqual(low * pupils + 1e-6);
        expect(made.high).toBeGreaterThanOrEqual(high * pupils - 1e-6);
        expect(made.low).toBeLessThanOrEqual(made.value);
        expect(made.value).toBeLessThanOrEqual(made.high);
      }),
    );
  });
});
