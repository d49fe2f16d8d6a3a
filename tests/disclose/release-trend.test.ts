import { describe, expect, it } from "vitest";
import { builtInPolicy } from "../../src/catalog/built-in.ts";
import {
  releaseChange,
  releasePoint,
  releaseTrend,
  releaseWithheldPoint,
  type UntoldChange,
  type UntoldTrend,
} from "../../src/disclose/release-trend.ts";
import { shareOfPersons } from "../../src/estimate/share.ts";
import type { Policy } from "../../src/vocabulary/policy.ts";

const policyOf = (id: string): Policy => {
  const policy = builtInPolicy(id);
  if (policy === undefined) throw new Error(id);
  return policy;
};
const [protecting, open] = [policyOf("default"), policyOf("open")];
const share = (() => {
  const found = shareOfPersons(123, 45);
  if (found === null) throw new Error("nobody");
  return found;
})();
const NAMED = { wave: "2021", time: 2021 };

describe("a point of a trend", () => {
  it("is what the wave's own profile shows", () => {
    const point = releasePoint(NAMED, share, { kind: "exact" }, [], protecting);
    const { value, low, high } = share;
    expect(point).toMatchObject({ status: "shown", respondents: 123, value, low, high });
    expect(releasePoint(NAMED, share, { kind: "partial" }, ["nchs:Pc"], protecting).flags).toEqual([
      "nchs:Pc",
      "partial",
    ]);
  });

  it("holds no number where it is withheld there", () => {
    const withheld = releasePoint(NAMED, share, { kind: "withheld" }, ["nchs:Px"], protecting);
    expect(withheld).toEqual(releaseWithheldPoint(NAMED));
    expect(Object.values(withheld).filter((value) => typeof value === "number")).toEqual([2021]);
  });

  it("has neither limits nor an exact number where it is rounded", () => {
    const rounded = { kind: "rounded", step: 0.05, respondentsTo: 5 } as const;
    expect(releasePoint(NAMED, share, rounded, [], protecting)).toMatchObject({
      ...{ respondents: 125, value: 0.35, low: null, high: null },
      flags: ["rounded:0.05"],
    });
  });

  it("is withheld where the policy keeps the standard of NCHS and the share does not", () => {
    const nchs: Policy = { ...protecting, presentation: "nchs" };
    expect(releasePoint(NAMED, share, { kind: "exact" }, ["nchs:Px"], nchs).status).toBe(
      "withheld",
    );
  });
});

const CHANGE: UntoldChange = {
  ...{ from: "2017", to: "2021", value: 0.0412345, low: 0.0012345, high: 0.0812345 },
  ...{ p: 0.01234, pAdjusted: 0.04321, smallestSeen: 0.0571234 },
};

describe("a change", () => {
  it("has limits outwards to thousandths and p's upwards to two digits", () => {
    expect(releaseChange(CHANGE, "low", protecting)).toEqual({
      ...CHANGE,
      ...{ low: 0.001, high: 0.082, p: 0.013, pAdjusted: 0.044, smallestSeen: 0.058 },
      verdict: "worse",
    });
  });

  it("has tiny p's as 0.001, and none as none", () => {
    const tiny = releaseChange({ ...CHANGE, p: 1e-9, pAdjusted: 1e-8 }, "high", protecting);
    expect(tiny).toMatchObject({ p: 0.001, pAdjusted: 0.001, verdict: "better" });
    const none = { ...CHANGE, p: null, pAdjusted: null, smallestSeen: null };
    expect(releaseChange(none, "low", protecting)).toMatchObject({
      ...{ p: null, pAdjusted: null, smallestSeen: null, verdict: "cannot_be_told" },
    });
  });

  it("follows the p that is printed: 0.04991 is printed as 0.05", () => {
    const close = { ...CHANGE, pAdjusted: 0.04991 };
    expect(releaseChange(close, "low", protecting)).toMatchObject({
      ...{ pAdjusted: 0.05, verdict: "cannot_be_told" },
    });
    expect(releaseChange(close, "low", open).verdict).toBe("worse");
  });

  it("is exact where nothing is protected", () => {
    expect(releaseChange(CHANGE, "low", open)).toEqual({ ...CHANGE, verdict: "worse" });
  });
});

const TREND: UntoldTrend = {
  ...{ from: "2017", to: "2023", waves: 3, oddsRatio: 1.0449, low: 1.0123, high: 1.0789 },
  ...{ p: 0.0071, pAdjusted: 0.0213 },
};

it("a trend tells its verdict, and its numbers only where nothing is protected", () => {
  const named = { from: "2017", to: "2023", waves: 3 };
  const nothing = { oddsRatio: null, low: null, high: null, p: null, pAdjusted: null };
  expect(releaseTrend(TREND, "low", protecting)).toEqual({
    ...{ ...named, ...nothing, direction: "up", verdict: "worse" },
  });
  expect(releaseTrend({ ...TREND, oddsRatio: 0.95 }, "low", protecting)).toMatchObject({
    ...{ direction: "down", verdict: "better" },
  });
  expect(releaseTrend({ ...TREND, pAdjusted: 0.05 }, "low", protecting)).toEqual({
    ...{ ...named, ...nothing, direction: null, verdict: "cannot_be_told" },
  });
  expect(releaseTrend(TREND, "high", open)).toEqual({
    ...{ ...TREND, direction: "up", verdict: "better" },
  });
});
