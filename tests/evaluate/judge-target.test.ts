import { describe, expect, it } from "vitest";
import { judgeTarget } from "../../src/evaluate/judge-target.ts";
import type { DiffSide } from "../../src/vocabulary/profile-diff.ts";

const side = (value: number, low: number, high: number, step: number | null = null): DiffSide => ({
  status: "shown",
  reason: null,
  respondents: 100,
  value,
  low,
  high,
  step,
});
const judge = (
  target: number,
  after: DiffSide,
  goodWhen: "high" | "low" = "low",
  wave: string | null = "2026",
) => judgeTarget({ value: target, wave: "2026" }, { after, goodWhen, status: "compared" }, wave);

describe("a target", () => {
  it.each([
    // lower is better
    [0.3, side(0.25, 0.2, 0.3), "low", "reached"],
    [0.3, side(0.25, 0.2, 0.301), "low", "cannot-be-told"],
    [0.3, side(0.35, 0.3, 0.4), "low", "cannot-be-told"],
    [0.3, side(0.35, 0.301, 0.4), "low", "not-reached"],
    [0, side(0, 0, 0.03), "low", "cannot-be-told"],
    // higher is better
    [0.3, side(0.35, 0.3, 0.4), "high", "reached"],
    [0.3, side(0.35, 0.299, 0.4), "high", "cannot-be-told"],
    [0.3, side(0.25, 0.2, 0.299), "high", "not-reached"],
    [1, side(1, 0.95, 1), "high", "cannot-be-told"],
  ] as const)("of %d beside %j, %s being better, is %s", (target, after, goodWhen, verdict) =>
    expect(judge(target, after, goodWhen).verdict).toBe(verdict),
  );

  it("beside a rounded share is judged with half a step to spare", () => {
    expect(judge(0.33, side(0.25, 0.2, 0.3, 0.05)).verdict).toBe("reached");
    expect(judge(0.32, side(0.25, 0.2, 0.3, 0.05)).verdict).toBe("cannot-be-told");
    expect(judge(0.17, side(0.25, 0.2, 0.3, 0.05)).verdict).toBe("not-reached");
    expect(judge(0.18, side(0.25, 0.2, 0.3, 0.05)).verdict).toBe("cannot-be-told");
  });

  it("tells how far the share is past it in the good direction", () => {
    expect(judge(0.3, side(0.25, 0.2, 0.3)).past).toBeCloseTo(0.05, 14);
    expect(judge(0.3, side(0.25, 0.2, 0.3), "high").past).toBeCloseTo(-0.05, 14);
  });

  it.each([
    ["2024", "not-due"],
    ["2024 vår", "not-due"],
    ["2026", "reached"],
    ["2028", "reached"],
    ["spring", "reached"],
    [null, "reached"],
  ])("for 2026, in the wave %s, is %s", (wave, verdict) =>
    expect(judge(0.3, side(0.2, 0.1, 0.25), "low", wave).verdict).toBe(verdict),
  );

  it("is not judged beside a share that is not told or may not be compared", () => {
    const target = { value: 0.3, wave: "2026" };
    const hidden: DiffSide = {
      ...side(0.2, 0.1, 0.3),
      status: "withheld",
      reason: "protected",
      value: null,
      low: null,
      high: null,
    };
    const none = { ...target, past: null, verdict: null };
    expect(judge(0.3, hidden)).toEqual(none);
    const stopped = { after: side(0.2, 0.1, 0.25), goodWhen: "low", status: "stopped" } as const;
    expect(judgeTarget(target, stopped, "2026")).toEqual(none);
  });
});
