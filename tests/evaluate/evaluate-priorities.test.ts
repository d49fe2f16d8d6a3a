import { describe, expect, it } from "vitest";
import { evaluatePriorities } from "../../src/evaluate/evaluate-priorities.ts";
import type { Adjustment } from "../../src/vocabulary/estimation.ts";
import { diffRow, type OracleShare } from "./rows.ts";

const share = (value: number, se = 0.02): OracleShare => ({
  value,
  low: value - 2 * se,
  high: value + 2 * se,
  se,
  df: 400,
});
const area = (name: string, changes: readonly number[]) => ({
  area: name,
  rows: changes.map((change, at) =>
    diffRow(share(0.5), share(0.5 + change), { measure: `f${at}` }),
  ),
});
const evaluate = (
  own: readonly number[],
  others: readonly (readonly number[])[],
  adjustment: Adjustment = "benjamini-hochberg",
) =>
  evaluatePriorities({
    priorities: own.map((_, at) => ({ factor: `f${at}`, reasons: ["r"] })),
    rows: area("here", own).rows,
    others: others.map((changes, at) => area(`area ${at}`, changes)),
    adjustment,
    wave: "2026",
  });

describe("chosen factors", () => {
  it("come in the order of the decision; one that is not in both profiles is left out", () => {
    const rows = area("here", [0, 0]).rows;
    const found = evaluatePriorities({
      priorities: ["f1", "gone", "f0"].map((factor) => ({ factor, reasons: ["r"] })),
      rows,
      others: [],
      adjustment: "holm",
      wave: null,
    });
    expect(found.map(({ row }) => row.measure)).toEqual(["f1", "f0"]);
    expect(found.map((one) => one.differenceInDifferences)).toEqual([null, null]);
  });

  it("differ from other areas only where both intervals leave out 0", () => {
    // Same mean change elsewhere; in the second case the areas are unlike each other.
    const [alike] = evaluate([-0.2], [[0.01], [-0.01], [0]]);
    const [unlike] = evaluate([-0.2], [[0.2], [-0.2], [0]]);
    expect(alike?.differenceInDifferences?.verdict).toBe("better");
    expect(unlike?.differenceInDifferences?.verdict).toBe("cannot-be-told");
    expect(unlike?.differenceInDifferences?.pAdjusted).toBeLessThan(0.001);
  });

  it("follow what is good: less of a risk, more of a protective factor", () => {
    const [worse] = evaluate([0.2], [[0]]);
    expect(worse?.differenceInDifferences?.verdict).toBe("worse");
  });

  it("have p's that are adjusted for each other, as the profile says", () => {
    // SE of the difference is 0.04, so 0.09 has p = 0.0245 and 0.03 has p = 0.45.
    const one = evaluate([-0.09], [[0]])[0]?.differenceInDifferences;
    expect(one?.verdict).toBe("better");
    const two = evaluate([-0.09, -0.03], [[0, 0]])[0]?.differenceInDifferences;
    expect(two?.pAdjusted).toBeCloseTo(2 * (two?.p ?? 0), 12);
    expect(two?.verdict).toBe("better");
    const three = evaluate([-0.09, -0.03, 0], [[0, 0, 0]], "holm")[0]?.differenceInDifferences;
    expect(three?.pAdjusted).toBeCloseTo(3 * (three?.p ?? 0), 12);
    expect(three?.verdict).toBe("cannot-be-told");
  });
});
