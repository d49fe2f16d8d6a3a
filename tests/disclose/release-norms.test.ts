import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normStep, releaseCuts, releaseWithout } from "../../src/disclose/release-norms.ts";
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
) => releaseCuts([cut(changes)], method, POLICY);

describe("releaseCuts", () => {
  it("rounds the share to a step that hides five counts, and respondents to five", () => {
    // 1003 respondents: a hundredth is 10 of them, five on either side of 0.
    expect(release().cuts).toEqual([
      { scale: "s", grade: "9", operator: ">", value: 2.1, respondents: 1005, beyond: 0.41 },
    ]);
  });

  it("gives everything as it is where nothing is to be protected", () => {
    const { cuts } = releaseCuts(
      [cut({ respondents: 3, beyond: 1, share: 1 / 3 })],
      "median-mad",
      OPEN,
    );
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

  it("judges sensitivity and specificity each in its own group", () => {
    const criterion = { having: group(60, 100), lacking: group(500, 903) };
    expect(release({ criterion }).cuts[0]).toMatchObject({ sensitivity: 0.6, specificity: 0.55 });
    const few = { having: group(96, 100), lacking: group(500, 903) };
    expect(release({ criterion: few }).cuts[0]).not.toHaveProperty("sensitivity");
    // All of those without it are at risk: specificity 0 is not told.
    const all = { having: group(60, 100), lacking: group(0, 903) };
    expect(release({ criterion: all }).cuts[0]).not.toHaveProperty("specificity");
  });

  it("needs both groups of a contrast", () => {
    const criterion = { having: group(5, 9), lacking: group(500, 903) };
    expect(release({ criterion }).cuts).toHaveLength(1);
    expect(release({ criterion }, "contrast").cuts).toHaveLength(0);
    expect(release({}, "contrast").cuts).toHaveLength(0);
  });

  it("tells no numbers of both genders beside those of girls and boys", () => {
    const all = [cut({ gender: "girl" }), cut({ gender: "boy" }), cut()];
    const { cuts } = releaseCuts(all, "median-mad", POLICY);
    expect(cuts.map(({ respondents }) => respondents)).toEqual([1005, 1005, undefined]);
    expect(cuts[2]).toEqual({ scale: "s", grade: "9", operator: ">", value: 2.1 });
  });
});

describe("what a rounded share tells an outsider who knows the number of respondents", () => {
  it("is that many counts at least, for every share that can be printed", () => {
    for (const respondents of [81, 82, 99, 161, 399, 401, 801, 1003]) {
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
    [80, null],
    [81, 0.1],
    [161, 0.05],
    [401, 0.02],
    [801, 0.01],
    [1601, 0.005],
    [4001, 0.002],
    [8001, 0.001],
  ])("of %s respondents: step %s", (respondents, step) => {
    expect(normStep(respondents, POLICY)).toBe(step);
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
