import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { releaseGenders } from "../../src/disclose/release-coverage.ts";
import {
  judgeCuts,
  normStep,
  releaseCuts,
  releaseWithout,
} from "../../src/disclose/release-norms.ts";
import { roundShare } from "../../src/disclose/round-row.ts";
import type { DerivedCut } from "../../src/vocabulary/norm-derivation.ts";
import { policyNamed } from "../support/policies.ts";

const POLICY = policyNamed("default");
const OPEN = policyNamed("open");

const cut = (changes: Partial<DerivedCut> = {}): DerivedCut => ({
  scale: "s",
  kind: "risk",
  grade: "9",
  operator: ">",
  value: 2.1,
  respondents: 1003,
  beyond: 413,
  share: 413 / 1003,
  notBelow: 600,
  notAbove: 700,
  isMedian: false,
  ...changes,
});

const group = (counted: number, respondents: number) => ({
  respondents,
  counted,
  share: counted / respondents,
});

const release = (
  changes: Partial<DerivedCut> = {},
  method: "median-mad" | "contrast" | "fixed" = "median-mad",
) => {
  const { cuts, ...judged } = judgeCuts([cut(changes)], method, POLICY);
  return { ...judged, cuts: releaseCuts(cuts, POLICY) };
};

describe("releaseCuts", () => {
  it("rounds the share to a step that hides five counts, and respondents to five", () => {
    // 1003 respondents: a hundredth is 10 of them, five on either side of 0.
    expect(release().cuts).toEqual([
      {
        scale: "s",
        grade: "9",
        operator: ">",
        value: 2.1,
        respondents: 1005,
        beyond: 0.41,
        step: 0.01,
      },
    ]);
  });

  it("gives everything as it is where nothing is to be protected", () => {
    const cuts = releaseCuts([cut({ respondents: 3, beyond: 1, share: 1 / 3 })], OPEN);
    expect(cuts[0]).toMatchObject({ respondents: 3, beyond: 0.333 });
  });

  it("has no cut of nine pupils, nor one that is further out than five of them", () => {
    for (const few of [{ respondents: 9 }, { notBelow: 4 }, { notAbove: 4 }]) {
      expect(release({ ...few, isMedian: true })).toEqual({
        cuts: [],
        withheld: [{ scale: "s", grade: "9", reason: "protected" }],
        medians: [],
      });
    }
  });

  it("does not tell why few have no cut, nor that all of few answered alike", () => {
    const none = { scale: "s", grade: "8", reason: "no_criterion" } as const;
    expect(releaseWithout([none], POLICY)).toEqual([{ ...none, reason: "protected" }]);
    expect(releaseWithout([none], OPEN)).toEqual([none]);
    expect(release({ isMedian: true }).medians).toHaveLength(1);
  });

  it("keeps a fixed cut of few, without a word about them", () => {
    const { cuts } = release({ respondents: 9, notBelow: 1 }, "fixed");
    expect(cuts).toEqual([{ scale: "s", grade: "9", operator: ">", value: 2.1 }]);
  });

  it("does not tell a share that few are past, or few are not, or all of them are", () => {
    for (const beyond of [4, 999, 1003]) {
      expect(release({ beyond, share: beyond / 1003 }).cuts[0]).not.toHaveProperty("beyond");
    }
    expect(release({ beyond: 0, share: 0 }).cuts[0]).toMatchObject({ beyond: 0 });
  });

  it("tells sensitivity and specificity together, for each is left over from the other", () => {
    const criterion = { having: group(60, 100), lacking: group(500, 903) };
    expect(release({ criterion }).cuts[0]).toMatchObject({ sensitivity: 0.6, specificity: 0.55 });
    const few = { having: group(96, 100), lacking: group(500, 903) };
    // All of those without it are at risk: specificity 0 is not told.
    const all = { having: group(60, 100), lacking: group(0, 903) };
    for (const withheld of [few, all]) {
      const [written] = release({ criterion: withheld }).cuts;
      expect(written).toMatchObject({ beyond: 0.41 });
      expect(written).not.toHaveProperty("sensitivity");
      expect(written).not.toHaveProperty("specificity");
    }
  });

  it("tells neither where those who answered one question alone are too few to be told of", () => {
    const groups = { having: group(60, 100), lacking: group(500, 903) };
    const leftOver = (respondents: number, counted: number) => {
      const left = { respondents, counted, goodWhen: "low" } as const;
      const [written] = release({ criterion: { ...groups, leftOver: [left] } }).cuts;
      return written !== undefined && "sensitivity" in written && "specificity" in written;
    };
    expect([leftOver(0, 0), leftOver(10, 5), leftOver(10, 0)]).toEqual([true, true, true]);
    expect([leftOver(6, 0), leftOver(9, 5), leftOver(10, 4)]).toEqual([false, false, false]);
  });

  it("tells shares of all grades of a scale or of none, and no numbers beside a grade of few", () => {
    const written = (changes: Partial<DerivedCut>) =>
      releaseCuts([cut(), cut({ grade: "7", ...changes }), cut({ scale: "other" })], POLICY);
    const shares = (changes: Partial<DerivedCut>) => written(changes).map((one) => "beyond" in one);
    expect(shares({})).toEqual([true, true, true]);
    // Four past the cut of grade 7, nine pupils in it: both would be left over.
    expect(shares({ beyond: 4 })).toEqual([false, false, true]);
    expect(shares({ respondents: 9, beyond: 0 })).toEqual([false, false, true]);
    expect(written({ respondents: 9 }).map((one) => one.respondents)).toEqual([
      undefined,
      undefined,
      1005,
    ]);
  });

  it("counts pupils who are served by the cut of another grade as one more group", () => {
    const left = (respondents: number, counted: number) =>
      new Map([["s", { respondents, counted, goodWhen: "low" as const }]]);
    const [few] = releaseCuts([cut()], POLICY, { leftOver: left(9, 5) });
    expect(few).toEqual({ scale: "s", grade: "9", operator: ">", value: 2.1 });
    const [many] = releaseCuts([cut()], POLICY, { leftOver: left(20, 10) });
    expect(many).toMatchObject({ respondents: 1005, beyond: 0.41 });
  });

  it("needs both groups of a contrast", () => {
    const criterion = { having: group(5, 9), lacking: group(500, 903) };
    expect(release({ criterion }).cuts).toHaveLength(1);
    expect(release({ criterion }, "contrast").cuts).toHaveLength(0);
    expect(release({}, "contrast").cuts).toHaveLength(0);
  });

  it("tells no shares of girls and boys, and one number of respondents for all scales", () => {
    const all = ["s", "t"].flatMap((scale, at) => [
      cut({ scale, gender: "girl", respondents: 1003 + 40 * at }),
      cut({ scale, gender: "boy", respondents: 1003 + 40 * at }),
      cut({ scale }),
    ]);
    const genders = releaseGenders(
      ["girl", "boy"].map((gender) => ({ grade: "9", gender, pupils: null, respondents: 1100 })),
      2203,
      POLICY,
    );
    const cuts = releaseCuts(all, POLICY, { genders });
    expect(cuts.some((one) => "beyond" in one)).toBe(false);
    const numbers = cuts.map(({ respondents }) => respondents);
    // 2205 divided in fives: 220.5 each, the odd one to the first.
    expect(numbers).toEqual([1105, 1100, undefined, 1105, 1100, undefined]);
  });
});

describe("what a rounded share tells an outsider who knows the number of respondents", () => {
  it("is that many counts at least, for every share that can be printed", () => {
    for (const respondents of [83, 84, 99, 163, 399, 403, 803, 1003]) {
      const step = normStep(respondents, POLICY) ?? 0;
      const counts = new Map<number, number>();
      for (let k = 0; k <= respondents; k++) {
        const printed = roundShare(k / respondents, step);
        counts.set(printed, (counts.get(printed) ?? 0) + 1);
      }
      // The last interval may be cut off where the step does not divide 1; these all do.
      expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(POLICY.protection);
    }
  });

  it.each([
    [82, null],
    [83, 0.1],
    [163, 0.05],
    [403, 0.02],
    [803, 0.01],
    [1603, 0.005],
    [4003, 0.002],
    [8003, 0.001],
  ])("of %s respondents: step %s", (respondents, step) => {
    expect(normStep(respondents, POLICY)).toBe(step);
  });

  it("is one step for all numbers of respondents that are printed alike", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (fives) => {
        const alike = [-2, -1, 0, 1, 2].map((more) => normStep(5 * fives + more, POLICY));
        expect(new Set(alike).size).toBe(1);
      }),
    );
  });

  it("never gets finer with fewer respondents", () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        const step = (n: number): number => normStep(n, POLICY) ?? 1;
        expect(step(few)).toBeGreaterThanOrEqual(step(many));
      }),
    );
  });
});
