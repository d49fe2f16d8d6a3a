import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../../src/catalog/built-in.ts";
import { builtInSimulationModel } from "../../../src/catalog/simulation-model.ts";
import { readSimulationPlan } from "../../../src/catalog/simulation-plan.ts";
import {
  allRemoved,
  removalsOf,
  removeRespondents,
} from "../../../src/score/honesty/remove-respondents.ts";
import { screenRespondents } from "../../../src/score/honesty/screen-respondents.ts";
import { buildTraits } from "../../../src/simulate/answers/build-traits.ts";
import { planWave } from "../../../src/simulate/plan-wave.ts";
import { openRandom } from "../../../src/simulate/random.ts";
import { simulateWave } from "../../../src/simulate/simulate-wave.ts";
import { toResponses } from "../../../src/simulate/to-responses.ts";
import type { HonestyRule, HonestyTest, Instrument } from "../../../src/vocabulary/instrument.ts";
import { type Indicator, UNKNOWN } from "../../../src/vocabulary/measure.ts";
import { MISSING, type Responses } from "../../../src/vocabulary/responses.ts";
import { makeInstrument, makeItem, makeResponses } from "../../support/make.ts";
import { repositoryFiles } from "../../support/memory-io.ts";

const OCC = [1, 2, 3].map((code) => ({ code, en: `times ${code}` }));
const instrument = makeInstrument({
  answers: { ...makeInstrument().answers, occ: OCC, cig: [{ code: 0, en: "not" }, ...OCC] },
  items: [
    ...["a", "b", "c", "d"].map((id) => makeItem(id)),
    ...["month", "ever"].map((id) => makeItem(id, { answers: "occ" })),
    makeItem("smokes", { answers: "cig" }),
  ],
});

const ruleOf = (test: HonestyTest): HonestyRule => ({
  id: test.kind,
  label: { en: test.kind },
  status: "proposal",
  thresholdStatus: "proposal",
  ...test,
});

function found(
  test: HonestyTest,
  responses: Responses,
  durations: readonly number[] | null = null,
): readonly number[] | null {
  const times = durations === null ? null : Float64Array.from(durations);
  const request = { responses, instrument, durations: () => times };
  const [screen] = screenRespondents([ruleOf(test)], request);
  return screen?.found == null ? null : [...screen.found];
}

describe("rules by hand", () => {
  it("a condition finds whom it is true of, and nobody of whom it is not known", () => {
    const test: HonestyTest = { kind: "condition", when: { item: "month", atLeast: 2 } };
    expect(found(test, makeResponses({ month: [1, 2, 3, null] }))).toEqual([0, 1, 1, 0]);
    expect(found(test, makeResponses({ a: [1] }))).toBeNull();
    const either = ["month", "ever"].map((item) => ({ item, atLeast: 3 }));
    const both: HonestyTest = { kind: "condition", when: { count: either, atLeast: 2 } };
    expect(found(both, makeResponses({ month: [3, 3], ever: [3, 2] }))).toEqual([1, 0]);
    expect(found(both, makeResponses({ month: [3, 3] }))).toBeNull();
  });

  it("above a limit: a higher code in one set; between two sets, some where the limit is never", () => {
    const responses = makeResponses({
      month: [1, 2, 3, 3, null, 2],
      ever: [1, 3, 2, null, 1, 1],
      smokes: [1, 0, 0, 3, 1, 3],
    });
    const same = { item: "month", limit: "ever" };
    const other = { item: "smokes", limit: "ever" };
    const test = (atLeast: number, ...pairs: (typeof same)[]): HonestyTest => ({
      kind: "above_limit",
      pairs,
      atLeast,
    });
    expect(found(test(1, same), responses)).toEqual([0, 0, 1, 0, 0, 1]);
    expect(found(test(1, other), responses)).toEqual([1, 0, 0, 0, 1, 1]);
    expect(found(test(2, same, other), responses)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(found(test(1, { item: "month", limit: "a" }), responses)).toBeNull();
  });

  it("an age that the grade rules out; without a grade, or in another grade, nobody", () => {
    const ages = makeResponses({ a: [12, 16, 19, 16, 16] }, { grade: ["7", "7", "9", "", "9"] });
    const test: HonestyTest = {
      kind: "age_against_grade",
      items: ["a"],
      lowest: { 7: 13 },
      highest: { 7: 15, 9: 18 },
    };
    expect(found(test, ages)).toEqual([1, 1, 1, 0, 0]);
    expect(found({ ...test, lowest: {}, highest: { 8: 16 } }, ages)).toBeNull();
  });

  it("straight-lining: enough answers, and nearly all the same within their set", () => {
    const responses = makeResponses({
      a: [2, 2, 2, 1, null],
      b: [2, 2, 2, 1, null],
      c: [2, 2, null, 1, 2],
      d: [2, 3, 2, 4, 2],
    });
    const test: HonestyTest = {
      kind: "straight_lining",
      answers: ["yes4"],
      minimumAnswered: 3,
      share: 0.9,
    };
    expect(found(test, responses)).toEqual([1, 0, 1, 0, 0]);
    expect(found({ ...test, share: 0.75 }, responses)).toEqual([1, 1, 1, 1, 0]);
    expect(found({ ...test, minimumAnswered: 5 }, responses)).toBeNull();
  });

  it("speed: below the share of the median; who has no time passes", () => {
    const responses = makeResponses({ a: [1, 1, 1, 1, 1] });
    const test: HonestyTest = { kind: "speed", columns: ["t"], shareOfMedian: 0.3 };
    // Median of 100, 200, 400, 50: (100 + 200) / 2 = 150; the limit is 45, then 60.
    expect(found(test, responses, [100, 200, 400, 50, Number.NaN])).toEqual([0, 0, 0, 0, 0]);
    const wider: HonestyTest = { ...test, shareOfMedian: 0.4 };
    expect(found(wider, responses, [100, 200, 400, 50, Number.NaN])).toEqual([0, 0, 0, 1, 0]);
    expect(found(test, responses, null)).toBeNull();
  });

  it("few answers: of the questions that were put; don't know is no answer", () => {
    const responses = makeResponses({
      a: [1, null, MISSING.dont_know, 1],
      b: [1, null, null, MISSING.not_applicable],
      c: [1, null, null, MISSING.not_applicable],
      d: [1, 1, null, MISSING.not_applicable],
    });
    expect(found({ kind: "few_answers", lessThan: 0.25 }, responses)).toEqual([0, 0, 1, 0]);
    expect(found({ kind: "few_answers", lessThan: 0.3 }, responses)).toEqual([0, 1, 1, 0]);
  });
});

describe("removal", () => {
  const responses = makeResponses({ month: [3, 3, 1, 1], ever: [1, 3, 1, 3] });
  const rules = [
    ruleOf({ kind: "condition", when: { item: "month", atLeast: 3 } }),
    ruleOf({ kind: "above_limit", pairs: [{ item: "month", limit: "ever" }], atLeast: 1 }),
  ];
  const screens = screenRespondents(rules, { responses, instrument, durations: () => null });
  const removals = removalsOf(screens);

  it("counts each respondent once, under the first rule", () => {
    expect(removals.map(({ removed }) => [...removed])).toEqual([
      [1, 1, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect([...allRemoved(removals, 4)]).toEqual([1, 1, 0, 0]);
  });

  it("takes them out of the denominator and leaves them in the design", () => {
    const measure = { id: "x" } as Indicator["measure"];
    const indicator: Indicator = { measure, state: Int8Array.from([1, 0, 1, UNKNOWN]) };
    const [kept] = removeRespondents([indicator], allRemoved(removals, 4));
    expect([...(kept?.state ?? [])]).toEqual([UNKNOWN, UNKNOWN, 1, UNKNOWN]);
    expect([...indicator.state]).toEqual([1, 0, 1, UNKNOWN]);
  });
});

describe("the rules of ctcys on invented pupils whose manner is known", () => {
  const ctcys = builtInInstrument("ctcys") as Instrument;
  const model = builtInSimulationModel();
  const path = "data-samples/plans/linkoping.yaml";
  const text = new TextDecoder().decode(repositoryFiles(path)[path] as Uint8Array);
  const plan = readSimulationPlan(text, "linkoping.yaml");
  const traits = buildTraits(ctcys, model);

  it.each(["2022", "2024"])(
    "finds most who do not answer in earnest, and few others: %s",
    (wave) => {
      const simulated = simulateWave(planWave(plan, wave, traits, ctcys), ctcys, model);
      const responses = toResponses(simulated);
      const screens = screenRespondents(ctcys.honesty ?? [], {
        responses,
        instrument: ctcys,
        durations: () => null,
      });
      const removed = allRemoved(removalsOf(screens), responses.respondents);
      const manner = simulated.pupils.map(({ key }) => mannerOf(key));
      const share = (wanted: string) => {
        const rows = manner.flatMap((each, row) => (each === wanted ? [row] : []));
        expect(rows.length).toBeGreaterThan(10);
        return rows.filter((row) => removed[row] === 1).length / rows.length;
      };
      expect(share("exaggerating")).toBeGreaterThan(0.9);
      expect(share("straight-lining")).toBeGreaterThan(0.9);
      expect(share("honest")).toBeLessThan(0.02);
      expect(screens.find(({ rule }) => rule.id === "speed")?.found).toBeNull();
    },
  );

  /** As the simulation draws it: the first number of a pupil's own stream decides. */
  function mannerOf(key: string): string {
    const { exaggerating, straightLining } = model.dishonesty;
    const chance = openRandom(`${key}/person`).uniform();
    if (chance < exaggerating) return "exaggerating";
    return chance < exaggerating + straightLining ? "straight-lining" : "honest";
  }
});
