import { describe, expect, it } from "vitest";
import { parseInstrument } from "../../src/catalog/instrument.ts";
import { buildIndicators } from "../../src/score/build-indicators.ts";
import { itemValues } from "../../src/score/item-values.ts";
import { scoreScales } from "../../src/score/score-scales.ts";
import { settleDontKnow } from "../../src/score/settle-dont-know.ts";
import type { DontKnow, Item } from "../../src/vocabulary/instrument.ts";
import { MISSING } from "../../src/vocabulary/responses.ts";
import { refusal } from "../catalog/refusal.ts";
import { makeInstrument, makeItem, makeResponses, makeScale } from "../support/make.ts";

const [DONT_KNOW, BLANK, TICKED] = [MISSING.dont_know, MISSING.blank, MISSING.several_ticked];

/** Four pupils on one question: yes (3), no (2), don't know, blank. */
const ANSWERS = { a: [3, 2, DONT_KNOW, BLANK] };

function make(dontKnow?: DontKnow) {
  const changes: Partial<Item> = dontKnow === undefined ? {} : { dontKnow };
  return makeInstrument({
    items: [makeItem("a", changes)],
    scales: [makeScale("s", ["a"])],
    behaviours: [
      {
        id: "yes",
        label: { en: "Said yes" },
        labelStatus: { en: "proposal" },
        counts: { item: "a", atLeast: 3 },
        status: "proposal",
      },
      {
        id: "among",
        label: { en: "Said yes, of those who answered" },
        labelStatus: { en: "proposal" },
        counts: { item: "a", in: [3, 4] },
        among: { item: "a", answered: true },
        status: "proposal",
      },
    ],
  });
}

function states(dontKnow?: DontKnow): number[][] {
  const responses = makeResponses(ANSWERS);
  const indicators = buildIndicators(responses, make(dontKnow), new Map(), null);
  return indicators
    .filter(({ measure }) => measure.kind === "behaviour")
    .map(({ state }) => [...state]);
}

const scores = (dontKnow?: DontKnow) => [
  ...(scoreScales(makeResponses(ANSWERS), make(dontKnow)).get("s") ?? []),
];

describe("don't know, by hand", () => {
  it("is out of everything where nothing is said", () => {
    expect(states()).toEqual([
      [1, 0, -1, -1],
      [1, 0, -1, -1],
    ]);
    expect(states("excluded")).toEqual(states());
    expect(scores()).toEqual([3, 2, Number.NaN, Number.NaN]);
  });

  it("is the code that it stands for, in scores and behaviours", () => {
    expect(states(4)).toEqual([
      [1, 0, 1, -1],
      [1, 0, 1, -1],
    ]);
    expect(states(1)[0]).toEqual([1, 0, 0, -1]);
    expect(scores(1)).toEqual([3, 2, 1, Number.NaN]);
    const [scale] = make(1).scales;
    const values = scale && itemValues(scale, makeResponses(ANSWERS), make(1));
    expect([...(values?.[0] ?? [])]).toEqual([3, 2, 1, Number.NaN]);
  });

  it("counted: in the denominator and not counted; a score has no place for it", () => {
    expect(states("counted")).toEqual([
      [1, 0, 0, -1],
      [1, 0, 0, -1],
    ]);
    expect(scores("counted")).toEqual(scores());
  });

  it("changes no other reason, and the coded answers stay as they are", () => {
    const responses = makeResponses({ a: [DONT_KNOW, TICKED, BLANK, MISSING.not_applicable] });
    const settled = settleDontKnow(responses, make(2)).answers.get("a");
    expect([...(settled ?? [])]).toEqual([2, TICKED, BLANK, MISSING.not_applicable]);
    expect(responses.answers.get("a")?.[0]).toBe(DONT_KNOW);
    expect(settleDontKnow(responses, make())).toBe(responses);
  });

  it("is reversed and recoded like the code that it stands for", () => {
    const recode = { "1": 0, "2": 1, "3": 5, "4": 9 };
    const items = [{ item: "a", reverse: true, recode }];
    const instrument = { ...make(2), scales: [makeScale("s", [], { items })] };
    // Recoded 5, 1 and 1; reversed within 0 and 9.
    const found = scoreScales(makeResponses(ANSWERS), instrument).get("s");
    expect([...(found ?? [])]).toEqual([4, 8, 8, Number.NaN]);
  });
});

describe("in an instrument's file", () => {
  const file = (dontKnow: string) => `
schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: none, licence: none }
answers: { yesno: [ { code: 0, en: "no" }, { code: 1, en: "yes" }, { code: 9, en: "none" } ] }
items: [ { id: a, text: A, answers: yesno, missing: { 9: not_applicable }, dontKnow: ${dontKnow} } ]
`;
  const parse = (text: string) => parseInstrument(text, "small.yaml");

  it("is a word or a code", () => {
    expect(parse(file("counted")).items[0]?.dontKnow).toBe("counted");
    expect(parse(file("0")).items[0]?.dontKnow).toBe(0);
  });

  it.each(["5", "9"])("is refused where %s is no answer", (code) => {
    expect(refusal(() => parse(file(code)))).toMatchObject({
      facts: { place: "items[0].dontKnow" },
    });
  });
});
