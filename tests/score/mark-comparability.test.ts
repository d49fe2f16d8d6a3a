import { describe, expect, it } from "vitest";
import { buildIndicators } from "../../src/score/build-indicators.ts";
import { markComparability } from "../../src/score/mark-comparability.ts";
import { scoreScales } from "../../src/score/score-scales.ts";
import type { Comparability } from "../../src/vocabulary/project.ts";
import { makeInstrument, makeItem, makeResponses, makeScale } from "../support/make.ts";

const cut = { operator: ">", value: 2, source: "test" } as const;
const instrument = makeInstrument({
  items: ["a", "b", "c", "not_asked"].map((id) => makeItem(id)),
  scales: [
    makeScale("first", ["a", "b"], { cut }),
    makeScale("second", ["c"], { cut }),
    makeScale("protected", ["c"], { kind: "protective", cut }),
    makeScale("absent", ["not_asked"], { cut }),
  ],
  behaviours: [
    {
      id: "split",
      label: { en: "Used either kind" },
      labelStatus: { en: "proposal" },
      counts: {
        any: [
          { item: "a", atLeast: 3 },
          { item: "c", atLeast: 3 },
        ],
      },
      status: "proposal",
    },
    {
      id: "half_asked",
      label: { en: "Used either kind, one of them not asked" },
      labelStatus: { en: "proposal" },
      counts: {
        any: [
          { item: "a", atLeast: 3 },
          { item: "not_asked", atLeast: 3 },
        ],
      },
      status: "proposal",
    },
  ],
  cumulative: [
    { id: "two_risk", kind: "risk", atLeast: 2, label: { en: "Two" }, status: "proposal" },
  ],
});
const responses = makeResponses({ a: [1, 4, null], b: [1, 4, 2], c: [1, 1, 4] });
const indicators = buildIndicators(responses, instrument, scoreScales(responses, instrument), null);

const marked = (comparability: Readonly<Record<string, Comparability>>) =>
  Object.fromEntries(
    markComparability(indicators, instrument, comparability).flatMap(({ measure }) =>
      measure.comparability === undefined ? [] : [[measure.id, measure.comparability]],
    ),
  );

describe("what a wave says about its questions", () => {
  it("reaches the measures that use the question, and the counts of factors", () => {
    expect(marked({ b: "reworded" })).toEqual({ first: "reworded", two_risk: "reworded" });
    expect(marked({ c: "reworded" })).toEqual({
      second: "reworded",
      protected: "reworded",
      split: "reworded",
      two_risk: "reworded",
    });
  });

  it("is the strictest of what is said about any of them", () => {
    expect(marked({ a: "reworded", b: "not_comparable" })).toMatchObject({
      first: "not_comparable",
      split: "reworded",
    });
  });

  it("says nothing about what is absent or comparable, and changes no respondent's state", () => {
    expect(marked({ not_asked: "reworded", a: "comparable" })).toEqual({});
    const states = markComparability(indicators, instrument, { a: "reworded" }).map((i) => i.state);
    expect(states).toEqual(indicators.map(({ state }) => state));
  });
});

describe("a question that was split in two", () => {
  it("counts who says yes to either part", () => {
    const split = indicators.find(({ measure }) => measure.id === "split");
    expect([...(split?.state ?? [])]).toEqual([0, 1, 1]);
  });

  it("is absent where one part was not asked: only those who said yes would be left", () => {
    const half = indicators.find(({ measure }) => measure.id === "half_asked");
    expect(half?.absent).toBe("not_asked");
  });
});
