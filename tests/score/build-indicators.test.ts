import { describe, expect, it } from "vitest";
import { buildIndicators } from "../../src/score/build-indicators.ts";
import { scoreScales } from "../../src/score/score-scales.ts";
import type { Instrument } from "../../src/vocabulary/instrument.ts";
import type { Norms } from "../../src/vocabulary/norms.ts";
import { makeInstrument, makeItem, makeResponses, makeScale } from "../support/make.ts";

const norms: Norms = {
  schema: "ctc-norms/1",
  id: "n",
  instrument: { id: "small", version: "1" },
  population: { en: "somebody" },
  waves: [],
  respondents: 10,
  derivation: { method: "fixed", by: [] },
  cuts: ["p1", "p2", "p3"].map((scale) => ({ scale, operator: ">=", value: 3, beyond: 0.4 })),
};

const noRule = (() => {
  const { score: _, ...scale } = makeScale("no_rule", ["a"]);
  return scale;
})();

const instrument: Instrument = makeInstrument({
  items: ["a", "b", "c", "d"].map((id) => makeItem(id)),
  scales: [
    makeScale("p1", ["a"], { kind: "protective" }),
    makeScale("p2", ["b"], { kind: "protective" }),
    makeScale("p3", ["c"], { kind: "protective" }),
    makeScale("no_norm", ["a"]),
    noRule,
    makeScale("not_asked", ["d"]),
  ],
  behaviours: [
    {
      id: "did",
      label: { en: "Did" },
      labelStatus: { en: "proposal" },
      status: "proposal",
      counts: { item: "a", atLeast: 3 },
      among: { item: "b", answered: true },
    },
  ],
  cumulative: [
    { id: "two", kind: "protective", atLeast: 2, label: { en: "Two" }, status: "proposal" },
    { id: "unknown", kind: "risk", label: { en: "Many" }, status: "not_found" },
  ],
});

const responses = makeResponses({
  a: [4, 4, 4, 1, null],
  b: [4, 1, null, 1, null],
  c: [1, 1, 1, null, null],
});
const indicators = buildIndicators(
  responses,
  instrument,
  scoreScales(responses, instrument),
  norms,
);
const byId = new Map(indicators.map((indicator) => [indicator.measure.id, indicator]));

describe("buildIndicators", () => {
  it("keeps the instrument's order: factors, behaviours, cumulative", () => {
    expect(indicators.map(({ measure }) => measure.id)).toEqual([
      "p1",
      "p2",
      "p3",
      "no_norm",
      "no_rule",
      "not_asked",
      "did",
      "two",
      "unknown",
    ]);
  });

  it("says why a measure is absent", () => {
    const reasons = ["no_norm", "no_rule", "not_asked", "unknown"].map(
      (id) => byId.get(id)?.absent,
    );
    expect(reasons).toEqual(["no_norm", "no_rule", "not_asked", "no_rule"]);
  });

  it("counts a behaviour only among those it is told of", () => {
    expect([...(byId.get("did")?.state ?? [])]).toEqual([1, 1, -1, 0, -1]);
  });

  it("takes a behaviour for a problem unless the instrument says that more is better", () => {
    const good = (id: string, goodWhen: "high" | "low" | undefined) =>
      instrument.behaviours.map((did) => ({ ...did, id, ...(goodWhen && { goodWhen }) }));
    const behaviours = [...good("a", undefined), ...good("b", "high"), ...good("c", "low")];
    const all = buildIndicators(responses, { ...instrument, behaviours }, new Map(), norms);
    const directions = all.filter(({ measure }) => measure.kind === "behaviour");
    expect(directions.map(({ measure }) => measure.goodWhen)).toEqual(["low", "high", "low"]);
  });

  it("cumulative: enough known is yes, too few possible is no, else unknown", () => {
    // Protected on p1, p2, p3: yes yes no | yes no no | yes ? no | no no ? | ? ? ?
    expect([...(byId.get("two")?.state ?? [])]).toEqual([1, 0, -1, 0, -1]);
  });

  it("carries the norm population's own share", () => {
    expect([...(byId.get("p1")?.beyond ?? [])]).toEqual([["", 0.4]]);
  });
});
