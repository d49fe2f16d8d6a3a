import { describe, expect, it } from "vitest";
import { estimateMeanScore } from "../../src/estimate/mean-score.ts";
import { normShare } from "../../src/estimate/norm-share.ts";
import { makeDesign } from "../support/survey-design.ts";

const inside = Uint8Array.of(1, 1, 1, 1, 0);

describe("estimateMeanScore", () => {
  const score = Float64Array.of(2, Number.NaN, 3, 1, 4);

  it("is the weighted mean of those scored in the domain: (2·2 + 1·3 + 1·1)/4", () => {
    const design = makeDesign(5, { weight: [2, 9, 1, 1, 9] });
    expect(estimateMeanScore(score, inside, design)).toBe(2);
  });

  it("is null where nobody is scored or has weight", () => {
    expect(estimateMeanScore(score.fill(Number.NaN), inside, makeDesign(5))).toBeNull();
    const weightless = makeDesign(5, { weight: [0, 0, 0, 0, 1] });
    expect(estimateMeanScore(Float64Array.of(1, 2, 3, 4, 5), inside, weightless)).toBeNull();
  });
});

describe("normShare", () => {
  const names = ["7", "9"];
  const state = Int8Array.of(1, 0, 0, -1, 1);
  const gradeOf = Int32Array.of(0, 1, 1, 0, 0);
  const shareFor = (
    beyond: [string, number][],
    grades = gradeOf,
    design = makeDesign(5),
  ): number | null =>
    normShare({
      beyond: new Map(beyond),
      gradeOf: grades,
      gradeNames: names,
      state,
      inside,
      design,
      gradeStep: 1,
    });

  it("is weighted to the grades of the denominator: one of grade 7, two of grade 9", () => {
    // (0.412 + 2 · 0.401)/3 = 0.40466…
    const byGrade: [string, number][] = [
      ["7", 0.412],
      ["9", 0.401],
    ];
    expect(shareFor(byGrade)).toBe(0.4047);
    // (4 · 0.412 + 2 · 0.401)/6 = 0.40833…
    const design = makeDesign(5, { weight: [4, 1, 1, 1, 1] });
    expect(shareFor(byGrade, gradeOf, design)).toBe(0.4083);
  });

  it("takes a cut for all grades, also for those without a grade", () => {
    expect(shareFor([["", 0.412]], Int32Array.of(0, -1, 1, 1, 0))).toBe(0.412);
  });

  it("is null where a grade of the denominator has no share", () => {
    expect(shareFor([["7", 0.412]])).toBeNull();
    expect(shareFor([["7", 0.4]], Int32Array.of(0, -1, 0, 0, 0))).toBeNull();
  });

  it("does not mind a grade that is not in the denominator", () => {
    expect(shareFor([["9", 0.401]], Int32Array.of(1, 1, 1, 0, 0))).toBe(0.401);
  });

  it("is null for nobody", () => {
    const nobody = normShare({
      beyond: new Map([["", 0.4]]),
      gradeOf,
      gradeNames: names,
      state,
      inside: new Uint8Array(5),
      design: makeDesign(5),
      gradeStep: 1,
    });
    expect(nobody).toBeNull();
  });

  it("takes pupils per grade to the step of the participants' table, none to nothing", () => {
    // 13 pupils in grade 7 and 2 in grade 9 count as 15 and 5: (15 · 0.5 + 5 · 0.1)/20 = 0.4
    const grades = Int32Array.from({ length: 15 }, (_, row) => (row < 13 ? 0 : 1));
    const everybody = { state: new Int8Array(15), inside: new Uint8Array(15).fill(1) };
    const beyond = new Map([
      ["7", 0.5],
      ["9", 0.1],
    ]);
    const request = { beyond, gradeOf: grades, gradeNames: names, ...everybody };
    expect(normShare({ ...request, design: makeDesign(15), gradeStep: 5 })).toBe(0.4);
    const weight = Array.from({ length: 15 }, () => 2);
    const weighted = makeDesign(15, { weight });
    expect(normShare({ ...request, design: weighted, gradeStep: 5 })).toBe(0.4467);
  });
});
