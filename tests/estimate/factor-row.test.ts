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
  const grades = new Map([
    ["7", 15],
    ["9", 5],
  ]);
  const shareFor = (beyond: [string, number][], of: ReadonlyMap<string, number> = grades) =>
    normShare(new Map(beyond), of);

  it("is weighted to the grades as printed: (15 · 0.412 + 5 · 0.402)/20 = 0.4095", () => {
    expect(
      shareFor([
        ["7", 0.412],
        ["9", 0.402],
      ]),
    ).toBe(0.4095);
  });

  it("takes a cut for all grades, whoever answered", () => {
    expect(shareFor([["", 0.412]])).toBe(0.412);
    expect(shareFor([["", 0.412]], new Map())).toBe(0.412);
  });

  it("is null where a grade has no share, or nobody is printed", () => {
    expect(shareFor([["7", 0.412]])).toBeNull();
    expect(shareFor([["7", 0.412]], new Map([["7", 0]]))).toBeNull();
  });

  it("does not mind a grade of which nobody is printed", () => {
    expect(
      shareFor(
        [["9", 0.401]],
        new Map([
          ["7", 0],
          ["9", 5],
        ]),
      ),
    ).toBe(0.401);
  });
});
