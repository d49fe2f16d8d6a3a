import { expect, it } from "vitest";
import { subtractSums } from "../../src/audit/subtract-sums.ts";
import type { Fact } from "../../src/audit/system.ts";

const fact = (terms: Record<number, number>, low: number, high: number): Fact => ({
  terms: Object.entries(terms).map(([cell, factor]) => [Number(cell), factor] as const),
  low,
  high,
  source: 0,
});

it("leaves of a municipality what is not in its areas", () => {
  const areas = [fact({ 0: 1, 1: 1 }, 10, 10), fact({ 2: 1, 3: 1 }, 20, 20)];
  const everyone = fact({ 0: 1, 1: 1, 2: 1, 3: 1, 4: 1 }, 33, 33);
  expect(subtractSums([...areas, everyone])).toEqual([...areas, fact({ 4: 1 }, 3, 3)]);
});

it("takes a sum with its factor, and only where all of it is there with one", () => {
  const sum = fact({ 0: 1, 1: 1 }, 10, 10);
  const share = fact({ 0: 3, 1: 3, 2: -2 }, 0, 5);
  const uneven = fact({ 0: 3, 1: 2, 2: -2 }, 0, 5);
  expect(subtractSums([sum, share, uneven])).toEqual([sum, fact({ 2: -2 }, -30, -25), uneven]);
});

it("keeps one of two that say the same, and both of two that contradict each other", () => {
  const one = fact({ 0: 1, 1: 1 }, 10, 10);
  expect(subtractSums([one, { ...one }])).toEqual([one]);
  const other = fact({ 0: 1, 1: 1 }, 11, 11);
  expect(subtractSums([one, other])).toEqual([one, other]);
});

it("takes nothing from what is known to lie between two numbers only", () => {
  const loose = fact({ 0: 1, 1: 1 }, 9, 10);
  const all = fact({ 0: 1, 1: 1, 2: 1 }, 12, 12);
  expect(subtractSums([loose, all])).toEqual([loose, all]);
});
