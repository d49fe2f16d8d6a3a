import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendallW, midRanks } from "../../src/statistics/kendall-w.ts";
import oracle from "../oracles/kendall-w.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";

describe(`Kendall's W agrees with ${oracle.oracle}`, () => {
  it.each(oracle.cases.map((one, at) => ({ ...one, at })))("case $at", ({ orders, w, p }) => {
    const found = kendallW(orders);
    expectClose(found?.w ?? Number.NaN, w, 1e-12);
    expectClose(found?.p ?? Number.NaN, p, 1e-9);
  });
});

describe("Kendall's W", () => {
  it("is 1 where all are of one mind, and 0 where two are of opposite minds", () => {
    const same = [1, 2, 3, 4, 5];
    expect(kendallW([same, same, same])).toEqual({ w: 1, p: 0 });
    expect(kendallW([same, [5, 4, 3, 2, 1]])?.w).toBe(0);
  });

  it("says nothing of one voter, one thing, or voters who put everything in one place", () => {
    expect(kendallW([])).toBeNull();
    expect(kendallW([[1, 2, 3]])).toBeNull();
    expect(kendallW([[1], [1]])).toBeNull();
    expect(
      kendallW([
        [1, 1],
        [2, 2],
      ]),
    ).toBeNull();
  });

  it("refuses orders of different things", () =>
    expect(() => kendallW([[1, 2], [1]])).toThrow(RangeError));

  it("does not mind who comes first, nor which factor, and stays in [0, 1]", () => {
    const orders = fc
      .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 8 }))
      .chain(([voters, things]) =>
        fc.array(
          fc.array(fc.integer({ min: 1, max: things }), { minLength: things, maxLength: things }),
          { minLength: voters, maxLength: voters },
        ),
      );
    fc.assert(
      fc.property(orders, (all) => {
        const found = kendallW(all);
        const turned = kendallW(all.map((order) => [...order].reverse()).reverse());
        expect(turned?.w ?? null).toEqual(found?.w ?? null);
        if (found === null) return;
        expect(found.w).toBeGreaterThanOrEqual(0);
        expect(found.w).toBeLessThanOrEqual(1);
        expect(found.p).toBeGreaterThanOrEqual(0);
        expect(found.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("gives those who share a place the mean of the places they fill", () =>
    expect(midRanks([3, 1, 1, 9])).toEqual([3, 1.5, 1.5, 4]));
});
