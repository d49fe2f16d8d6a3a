import { expect, it } from "vitest";
import { adjustFamily } from "../../src/statistics/adjust-family.ts";

it("adjusts p-values among those that there are, each by its own rule", () => {
  // 0.01 · 2/1 and 0.04 · 2/2 by both rules; 0.03 is 0.03 · 2/1 by Holm alone
  expect(adjustFamily([0.04, null, 0.01], "benjamini-hochberg")).toEqual([0.04, null, 0.02]);
  expect(adjustFamily([0.04, null, 0.01], "holm")).toEqual([0.04, null, 0.02]);
  expect(adjustFamily([0.04, null, 0.03], "benjamini-hochberg")).toEqual([0.04, null, 0.04]);
  expect(adjustFamily([0.04, null, 0.03], "holm")).toEqual([0.06, null, 0.06]);
  expect(adjustFamily([null], "holm")).toEqual([null]);
});
