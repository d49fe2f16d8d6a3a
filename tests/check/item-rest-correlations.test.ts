import fc from "fast-check";
import { expect, it } from "vitest";
import { itemRestCorrelations } from "../../src/check/item-rest-correlations.ts";
import { cronbachAlpha } from "../../src/statistics/cronbach-alpha.ts";

const of = (...items: readonly (readonly number[])[]): Float64Array[] =>
  items.map((item) => Float64Array.from(item));

it("by hand: 1 2 3 against 1 2 3 + 3 2 1 has nothing to go with, 3 2 1 goes against", () => {
  const { respondents, correlations } = itemRestCorrelations(of([1, 2, 3], [1, 2, 3], [3, 2, 1]));
  expect(respondents).toBe(3);
  // The others of the first sum to 4 everywhere; those of the third to 2 4 6.
  expect(correlations).toEqual([null, null, -1]);
});

it("leaves out rows with a gap", () => {
  const gap = itemRestCorrelations(of([1, 2, 3, Number.NaN], [1, 2, 3, 9]));
  expect(gap).toEqual({ respondents: 3, correlations: [1, 1] });
});

it("is what Cronbach's alpha has beside it, which R psych proves", () => {
  const answer = fc.constantFrom(1, 2, 3, 4, Number.NaN);
  const row = fc.tuple(answer, answer, answer);
  fc.assert(
    fc.property(fc.array(row, { minLength: 3, maxLength: 40 }), (rows) => {
      const items = of(...[0, 1, 2].map((at) => rows.map((one) => one[at] ?? Number.NaN)));
      const known = cronbachAlpha(items, "complete");
      fc.pre(known !== null);
      const { respondents, correlations } = itemRestCorrelations(items);
      expect(respondents).toBe(known.respondents);
      known.itemRest.forEach((expected, at) => {
        if (expected !== null && correlations[at] !== null) {
          expect(correlations[at]).toBeCloseTo(expected, 9);
        }
      });
    }),
  );
});
