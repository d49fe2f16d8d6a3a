import { describe, expect, it } from "vitest";
import { buildIndicators } from "../../src/score/build-indicators.ts";
import { scoreScales } from "../../src/score/score-scales.ts";
import type { Cut, Norms } from "../../src/vocabulary/norms.ts";
import type { Responses } from "../../src/vocabulary/responses.ts";
import { makeInstrument, makeItem, makeResponses, makeScale } from "../support/make.ts";

const instrument = makeInstrument({ items: [makeItem("a")], scales: [makeScale("s", ["a"])] });

const normsOf = (cuts: readonly Partial<Cut>[], fallback?: string): Norms => ({
  schema: "ctc-norms/1",
  id: "n",
  instrument: { id: "small", version: "1" },
  population: { en: "Pupils" },
  waves: [],
  respondents: 100,
  derivation: { method: "fixed", by: ["grade", "gender"] },
  ...(fallback === undefined ? {} : { fallback }),
  cuts: cuts.map((cut) => ({ scale: "s", operator: ">", value: 2, ...cut })),
});

function indicatorOf(responses: Responses, norms: Norms) {
  const [indicator] = buildIndicators(
    responses,
    instrument,
    scoreScales(responses, instrument),
    norms,
  );
  return indicator;
}

const GRADES = ["7", "7", "9", "9"];
const pupils = makeResponses({ a: [1, 3, 1, 3] }, { grade: GRADES });
const sharesOf = (cuts: readonly Partial<Cut>[], fallback?: string) => [
  ...(indicatorOf(pupils, normsOf(cuts, fallback))?.beyond ?? []),
];

describe("cuts by gender, by hand", () => {
  it("judge girls and boys by their own, others by that of the grade, all by the grade's operator", () => {
    const genders = { names: ["girl", "boy", "other"], of: Int32Array.of(0, 1, 2, -1, 0, 1) };
    const responses: Responses = {
      ...makeResponses({ a: [3, 3, 3, 3, 3, 3] }, { grade: ["7", "7", "7", "7", "9", "9"] }),
      gender: genders,
    };
    const cuts: Partial<Cut>[] = [
      { grade: "7", gender: "girl", value: 3 },
      { grade: "7", gender: "boy", value: 2 },
      { grade: "7", operator: ">=", value: 3 },
      { grade: "9", gender: "girl", value: 1 },
      { grade: "9", gender: "boy", value: 4 },
    ];
    expect([...(indicatorOf(responses, normsOf(cuts))?.state ?? [])]).toEqual([0, 1, 1, 1, 1, 0]);
  });

  it("have the norm's share of the grade as the mean of girls and boys", () => {
    const cuts: Partial<Cut>[] = [
      { grade: "7", gender: "girl", respondents: 300, beyond: 0.4 },
      { grade: "7", gender: "boy", respondents: 100, beyond: 0.6 },
      { grade: "7" },
    ];
    expect(sharesOf(cuts)).toEqual([["7", (300 * 0.4 + 100 * 0.6) / 400]]);
    expect(sharesOf([{ ...cuts[0] }, { grade: "7", gender: "boy", beyond: 0.6 }])).toEqual([]);
  });
});

describe("the norm's share", () => {
  it("of the fallback serves grades without a cut, never one whose share is not told", () => {
    expect(sharesOf([{ grade: "7", beyond: 0.3 }], "7")).toEqual([
      ["7", 0.3],
      ["9", 0.3],
    ]);
    expect(sharesOf([{ grade: "7", beyond: 0.3 }, { grade: "9" }], "7")).toEqual([["7", 0.3]]);
  });

  it("of all grades is not that of a grade with a cut of its own", () => {
    expect(sharesOf([{ beyond: 0.3 }])).toEqual([["", 0.3]]);
    expect(sharesOf([{ beyond: 0.3 }, { grade: "9" }])).toEqual([]);
  });
});
