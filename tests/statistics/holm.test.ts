import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "../../src/statistics/benjamini-hochberg.ts";
import { holm } from "../../src/statistics/holm.ts";
import oracle from "../oracles/holm.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";

describe(`holm agrees with ${oracle.oracle}`, () => {
  it.each(oracle.cases)("$p", ({ p, adjusted }) => {
    const family = [p].flat();
    const expected = [adjusted].flat();
    const actual = holm(family);
    expect(actual).toHaveLength(expected.length);
    for (const [i, value] of expected.entries()) expectClose(actual[i] ?? Number.NaN, value, 1e-14);
  });
});

describe("holm", () => {
  it("leaves an empty family empty", () => expect(holm([])).toEqual([]));

  it.each([-0.1, 1.1, Number.NaN])("refuses %d", (p) =>
    expect(() => holm([0.5, p])).toThrow(RangeError),
  );

  it("does not mind the order given, and is never less strict than Benjamini–Hochberg", () => {
    const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(family, (pValues) => {
        const adjusted = holm(pValues);
        expect(holm([...pValues].reverse())).toEqual([...adjusted].reverse());
        const milder = benjaminiHochberg(pValues);
        for (const [i, p] of adjusted.entries()) {
          expect(p).toBeGreaterThanOrEqual(milder[i] ?? Number.NaN);
          expect(p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
