import { describe, expect, it } from "vitest";
import { itemsNeeded, scoreScales } from "../../src/score/score-scales.ts";
import type { Scale } from "../../src/vocabulary/instrument.ts";
import { MISSING } from "../../src/vocabulary/responses.ts";
import { makeInstrument, makeItem, makeResponses, makeScale } from "../support/make.ts";

function scoresOf(scale: Scale, answers: Readonly<Record<string, readonly (number | null)[]>>) {
  const items = Object.keys(answers).map((id) => makeItem(id));
  const instrument = makeInstrument({ items, scales: [scale] });
  return [...(scoreScales(makeResponses(answers), instrument).get(scale.id) ?? [])];
}

describe("scoreScales, by hand", () => {
  it("takes the mean of the answered items", () => {
    const scale = makeScale("s", ["a", "b"], { minimumAnswered: 1 });
    expect(scoresOf(scale, { a: [1, 4, null], b: [2, null, null] })).toEqual([1.5, 4, Number.NaN]);
  });

  it("reverses by code: min + max - code, and keeps the other items as they are", () => {
    const scale = makeScale("s", [], {
      items: [
        { item: "a", reverse: false },
        { item: "b", reverse: true },
      ],
    });
    expect(scoresOf(scale, { a: [1, 4], b: [1, 2] })).toEqual([(1 + 4) / 2, (4 + 3) / 2]);
  });

  it("recodes before it reverses, within the recoded values", () => {
    const recode = { "1": 0, "2": 5, "3": 6, "4": 10 };
    const plain = makeScale("s", [], { items: [{ item: "a", reverse: false, recode }] });
    const reversed = makeScale("s", [], { items: [{ item: "a", reverse: true, recode }] });
    expect(scoresOf(plain, { a: [1, 2, 4] })).toEqual([0, 5, 10]);
    expect(scoresOf(reversed, { a: [1, 2, 4] })).toEqual([10, 5, 0]);
  });

  it.each([
    ["sum", 1 + 3 + 4],
    ["max", 4],
    ["min", 1],
    ["count", 3],
  ] as const)("knows the rule %s", (score, expected) => {
    const scale = makeScale("s", ["a", "b", "c"], { score });
    expect(scoresOf(scale, { a: [1], b: [3], c: [4] })).toEqual([expected]);
  });

  it("gives no score under the minimum, whatever the reason for missing", () => {
    const scale = makeScale("s", ["a", "b"], { minimumAnswered: "all" });
    const answers = { a: [1, 1], b: [MISSING.dont_know, 2] };
    expect(scoresOf(scale, answers)).toEqual([Number.NaN, 1.5]);
  });

  it("takes a code that means no answer for this item out, and out of the reversal too", () => {
    const items = [makeItem("a", { missing: { "4": "not_applicable" } })];
    const scale = makeScale("s", [], { items: [{ item: "a", reverse: true }] });
    const instrument = makeInstrument({ items, scales: [scale] });
    const scores = scoreScales(makeResponses({ a: [1, 3] }), instrument).get("s");
    expect([...(scores ?? [])]).toEqual([3, 1]);
  });

  it("leaves out scales without a rule and scales with a question that was not asked", () => {
    const { score: _, ...noRule } = makeScale("no_rule", ["a"]);
    const instrument = makeInstrument({ scales: [noRule, makeScale("not_asked", ["a", "b"])] });
    expect([...scoreScales(makeResponses({ a: [1] }), instrument).keys()]).toEqual([]);
  });
});

describe("itemsNeeded", () => {
  it.each([
    [0.5, 4, 2],
    [0.5, 5, 3],
    [0.6, 5, 3], // 0.6 x 5 is 3.0000000000000004 in binary
    [2, 5, 2],
    [9, 5, 5],
    ["all", 5, 5],
    [undefined, 5, 5],
  ] as const)("%s of %s items is %s", (minimumAnswered, items, expected) => {
    const ids = Array.from({ length: items }, (_, at) => `i${at}`);
    const { minimumAnswered: _, ...scale } = makeScale("s", ids);
    const stated = minimumAnswered === undefined ? scale : { ...scale, minimumAnswered };
    expect(itemsNeeded(stated)).toBe(expected);
  });
});

describe("every rule with missing answers, by hand", () => {
  const gap = { a: [4, null], b: [2, MISSING.several_ticked], c: [null, 3] };
  it.each([
    // Of 4 2 – the first pupil, of – – 3 the second (one of three is a third: below one half).
    ["mean", 0.5, [3, Number.NaN]],
    ["mean", 1, [3, 3]],
    ["sum", 2, [6, Number.NaN]],
    ["sum", 1, [6, 3]],
    ["max", 1, [4, 3]],
    ["min", 1, [2, 3]],
    ["count", 1, [2, 1]],
    ["mean", "all", [Number.NaN, Number.NaN]],
  ] as const)("%s, at least %s", (score, minimumAnswered, expected) => {
    const scale = makeScale("s", ["a", "b", "c"], { score, minimumAnswered });
    expect(scoresOf(scale, gap)).toEqual(expected);
  });

  it.each([
    ["mean", (1 + 3 + 4) / 3],
    ["sum", 8],
    ["max", 4],
    ["min", 1],
    ["count", 3],
  ] as const)("%s of reversed answers", (score, expected) => {
    // 4 2 1 in codes 1 to 4 are 1 3 4.
    const items = ["a", "b", "c"].map((item) => ({ item, reverse: true }));
    expect(scoresOf(makeScale("s", [], { items, score }), { a: [4], b: [2], c: [1] })).toEqual([
      expected,
    ]);
  });

  it("count counts what is above 0 once recoded", () => {
    const recode = { "1": 0, "2": 0, "3": 1, "4": 2 };
    const items = ["a", "b"].map((item) => ({ item, reverse: false, recode }));
    const scale = makeScale("s", [], { items, score: "count" });
    expect(scoresOf(scale, { a: [1, 3, 4], b: [2, 1, 4] })).toEqual([0, 1, 2]);
  });
});
