import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInPolicy } from "../../src/catalog/built-in.ts";
import {
  releaseCodes,
  releaseMissing,
  releasePart,
  releaseReliability,
  releaseText,
  treatComparison,
} from "../../src/disclose/release-check.ts";
import type { Treatment } from "../../src/disclose/solve-survey.ts";
import type { MissingReason } from "../../src/vocabulary/instrument.ts";
import type { Policy } from "../../src/vocabulary/policy.ts";

const policy = builtInPolicy("default") as Policy;
const open = builtInPolicy("open") as Policy;
const EXACT: Treatment = { kind: "exact" };
const WITHHELD: Treatment = { kind: "withheld" };

it("tells shares without an answer from rounded counts, none exactly, few not at all", () => {
  const counts = new Map<MissingReason, number>([
    ["blank", 43],
    ["dont_know", 9],
  ]);
  // 43 → 45, 9 → not told, 52 → 50, each of 200.
  expect(releaseMissing(counts, 201, policy)).toEqual({
    all: 0.25,
    byReason: { blank: 0.23, dont_know: null },
  });
  expect(releaseMissing(new Map(), 200, policy)).toEqual({ all: 0, byReason: {} });
  expect(releaseMissing(counts, 200, open).byReason).toEqual({ blank: 0.22, dont_know: 0.05 });
});

it("names a code only where enough gave it", () => {
  const counts = new Map([
    [4, 5],
    [1, 900],
    [7, 4],
  ]);
  expect(releaseCodes(counts, 1000, policy)).toEqual([1, 4]);
  expect(releaseCodes(counts, 1000, open)).toEqual([1, 4, 7]);
  expect(releaseCodes(new Map([[1, 8]]), 9, policy)).toEqual([]);
});

it("tells how many a rule finds, and nothing of a group that is small itself", () => {
  expect([0, 9, 12, 43].map((count) => releasePart(count, 50, policy))).toEqual([0, null, 10, 45]);
  expect([0, 3].map((count) => releasePart(count, 9, policy))).toEqual([null, null]);
  expect(releasePart(3, 9, open)).toBe(3);
});

it("shows numbers and what many gave alike, never what one pupil wrote", () => {
  expect(releaseText("9", 1, policy)).toBe("9");
  expect(releaseText(" 99,5", 1, policy)).toBe(" 99,5");
  expect(releaseText("0701234567", 1, policy)).toBeNull();
  expect(releaseText("Lisa i 9C", 9, policy)).toBeNull();
  expect(releaseText("Stämmer ganska bra", 10, policy)).toBe("Stämmer ganska bra");
  expect(releaseText("x".repeat(60), 10, policy)).toBe("x".repeat(40));
});

it("rounds reliability, and tells none of too few", () => {
  const measured = {
    respondents: 43,
    alpha: 0.70312,
    low: 0.5,
    high: 0.8,
    pairwise: null,
    itemRest: [{ item: "a", correlation: -0.106 }],
  };
  expect(releaseReliability(measured, policy)).toMatchObject({
    respondents: 45,
    alpha: 0.7,
    itemRest: [{ item: "a", correlation: -0.11 }],
  });
  expect(releaseReliability({ ...measured, respondents: 9 }, policy)).toBeNull();
});

describe("a figure with and without the removed", () => {
  const all = { respondents: 1000, counted: 300 };
  const without = (respondents: number, counted: number) => ({
    all,
    kept: { respondents: 1000 - respondents, counted: 300 - counted },
  });
  const treat = (persons: ReturnType<typeof without>, everyone: Treatment = EXACT) =>
    treatComparison(persons, "low", everyone, policy);

  it("is exact where the removed could be shown as a group", () => {
    expect(treat(without(40, 20))).toEqual(EXACT);
    expect(treat(without(40, 0))).toEqual(EXACT);
  });

  it("is rounded where they could not, and withheld where they are few", () => {
    expect(treat(without(40, 2))).toMatchObject({ kind: "rounded" });
    expect(treat(without(40, 38))).toMatchObject({ kind: "rounded" });
    expect(treat(without(9, 5))).toEqual(WITHHELD);
  });

  it("is never finer than the municipality's own figure", () => {
    expect(treat(without(40, 20), WITHHELD)).toEqual(WITHHELD);
    const coarse: Treatment = { kind: "rounded", step: 0.1, respondentsTo: 50 };
    expect(treat(without(40, 20), coarse)).toMatchObject({ kind: "rounded", step: 0.1 });
  });

  it("never gives a small group away by subtraction of two exact rows", () => {
    const persons = fc.record({
      removed: fc.integer({ min: 0, max: 60 }),
      counted: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(persons, ({ removed, counted }) => {
        const few = Math.min(removed, counted);
        const isSmall = removed < 10 || (few > 0 && few < 5) || removed - few < 5;
        if (isSmall) expect(treat(without(removed, few)).kind).not.toBe("exact");
      }),
    );
  });
});
