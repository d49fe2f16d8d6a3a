import { describe, expect, it } from "vitest";
import { applyCuts, findCut } from "../../src/score/apply-cuts.ts";
import { requireCuts } from "../../src/score/require-cuts.ts";
import type { Cut, Norms } from "../../src/vocabulary/norms.ts";
import { isPast } from "../../src/vocabulary/past-cut.ts";
import { makeInstrument, makeResponses, makeScale } from "../support/make.ts";

describe("isPast: a score on the cut, under each operator", () => {
  const third = (1 + 2 + 2) / 3;
  const almost = third + 4e-16;
  it.each([
    [">", false],
    [">=", true],
    ["<", false],
    ["<=", true],
  ] as const)("%s", (operator, expected) => {
    expect(isPast(third, operator, third)).toBe(expected);
    expect(isPast(almost, operator, third)).toBe(expected);
  });

  it.each([
    [">", 2.1, true],
    [">=", 1.9, false],
    ["<", 1.9, true],
    ["<=", 2.1, false],
  ] as const)("%s, off the cut", (operator, score, expected) => {
    expect(isPast(score, operator, 2)).toBe(expected);
  });
});

const cut = (value: number, grade?: string, gender?: Cut["gender"]): Cut => ({
  scale: "s",
  operator: ">",
  value,
  ...(grade === undefined ? {} : { grade }),
  ...(gender === undefined ? {} : { gender }),
});

describe("applyCuts", () => {
  const grades = { names: ["7", "9"], of: Int32Array.of(0, 1, -1, 0) };
  const nobody = { names: [], of: Int32Array.of(-1, -1, -1, -1) };

  it("judges everyone by the cut of their own grade; unknown grade and score are unknown", () => {
    const scores = Float64Array.of(2.5, 2.5, 2.5, Number.NaN);
    const states = applyCuts(scores, [cut(2, "7"), cut(3, "9")], grades, nobody);
    expect([...states]).toEqual([1, 0, -1, -1]);
  });

  it("uses a cut for all grades for everyone, those without a grade too", () => {
    const states = applyCuts(Float64Array.of(1, 3, 3, 3), [cut(2)], grades, nobody);
    expect([...states]).toEqual([0, 1, 1, 1]);
  });

  it("uses the fallback grade only for a grade that is known", () => {
    const states = applyCuts(Float64Array.of(3, 3, 3, 3), [cut(2, "7")], grades, nobody, "7");
    expect([...states]).toEqual([1, 1, -1, 1]);
  });

  it("prefers the cut of the gender", () => {
    const cuts = [cut(2, "7"), cut(1, "7", "girl")];
    expect(findCut(cuts, "7", "girl")?.value).toBe(1);
    expect(findCut(cuts, "7", "boy")?.value).toBe(2);
    expect(findCut(cuts, "7", undefined)?.value).toBe(2);
  });
});

describe("requireCuts", () => {
  const norms = (cuts: readonly Cut[], fallback?: string): Norms => ({
    schema: "ctc-norms/1",
    id: "n",
    instrument: { id: "small", version: "1" },
    population: { en: "somebody" },
    waves: [],
    respondents: 10,
    derivation: { method: "fixed", by: ["grade"] },
    cuts,
    ...(fallback === undefined ? {} : { fallback }),
  });
  const instrument = makeInstrument({ scales: [makeScale("s", ["a"])] });
  const scores = new Map([["s", Float64Array.of(1, 2, 3)]]);
  const check = (grade: readonly string[], file: Norms) => () =>
    requireCuts(makeResponses({ a: [1, 2, 3] }, { grade }), instrument, scores, file, "in.csv");

  it("refuses a declared grade without a cut, and names it", () => {
    expect(check(["7", "9", "9"], norms([cut(2, "7")]))).toThrow(
      'norms-grade-missing {"norms":"n","grade":"9","scale":"s"}',
    );
  });

  it("refuses a survey without grades where every cut goes by grade", () => {
    const byGrade = check([], norms([cut(2, "7"), cut(2, "9")]));
    expect(byGrade).toThrow('grade-needed {"file":"in.csv","norms":"n"}');
    expect(check([], norms([cut(2)]))).not.toThrow();
  });

  it("is content with a fallback, and with a grade that the instrument does not declare", () => {
    expect(check(["7", "9", "9"], norms([cut(2, "7")], "7"))).not.toThrow();
    expect(check(["7", "7", "IM"], norms([cut(2, "7")]))).not.toThrow();
  });
});
