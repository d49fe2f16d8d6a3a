import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideAlike, divideWhole } from "../../src/disclose/divide-whole.ts";

const parts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 });

describe("dividing a number in multiples of five", () => {
  it("adds up, and is less than five from the exact part", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 200 }), (sizes, fives) => {
        const whole = 5 * fives;
        const all = sizes.reduce((sum, size) => sum + size, 0);
        const divided = divideWhole(whole, sizes, 5);
        expect(divided.reduce((sum, size) => sum + size, 0)).toBe(whole);
        divided.forEach((size, at) => {
          expect(size % 5).toBe(0);
          expect(Math.abs(size - (whole * (sizes[at] ?? 0)) / all)).toBeLessThan(5);
        });
      }),
    );
  });

  it("gives the larger remainder the five that is left, by hand: 98 and 99 of 200", () => {
    // 200 · 98/197 = 99.49 and 100.51: 95 and 100 with remainders 4.49 and 0.51.
    expect(divideWhole(200, [98, 99], 5)).toEqual([100, 100]);
    expect(divideWhole(20, [1, 1, 1], 5)).toEqual([10, 5, 5]);
  });
});

describe("sizes of the same groups for another measure", () => {
  it("are those of the area while a few blanks move none by more than a step", () => {
    // By itself 190 · 91/181 = 95.5 → 95 and 95; the area's 105 and 95 give 100 and 90.
    expect(divideAlike(190, [91, 90], [105, 95], 5)).toEqual([100, 90]);
  });

  it("are their own where many are blank, or a group was not asked", () => {
    expect(divideAlike(150, [50, 100], [100, 100], 5)).toEqual([50, 100]);
    expect(divideAlike(100, [0, 98], [100, 100], 5)).toEqual([0, 100]);
  });
});
