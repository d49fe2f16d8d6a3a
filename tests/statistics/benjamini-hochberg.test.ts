import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "../../src/statistics/benjamini-hochberg.ts";
import oracle from "../oracles/benjamini-hochberg.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";

describe(`benjaminiHochberg agrees with ${oracle.oracle}`, () => {
  it.each(oracle.cases)("$p", ({ p, adjusted }) => {
    const family = [p].flat();
    const expected = [adjusted].flat();
    const actual = benjaminiHochberg(family);
    expect(actual).toHaveLength(expected.length);
    for (const [i, value] of expected.entries()) expectClose(actual[i] ?? Number.NaN, value, 1e-14);
  });
});

describe("benjaminiHochberg", () => {
  it("leaves an empty family empty", () => expect(benjaminiHochberg([])).toEqual([]));

  it.each([-0.1, 1.1, Number.NaN])("refuses %d", (p) =>
    expect(() => benjaminiHochberg([0.5, p])).toThrow(RangeError),
  );

  it("keeps the order of p, stays within [p, 1], and does not mind the order given", () => {
    const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(family, (pValues) => {
        const adjusted = benjaminiHochberg(pValues);
        expect(benjaminiHochberg([...pValues].reverse())).toEqual([...adjusted].reverse());
        for (const [i, p] of pValues.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
