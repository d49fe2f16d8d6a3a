import { adjustFamily } from "../statistics/adjust-family.ts";
import { type Adjustment, LEVEL } from "../vocabulary/estimation.ts";
import type {
  DifferenceInDifferences,
  DifferenceVerdict,
  EvaluatedFactor,
} from "../vocabulary/evaluation.ts";
import { isTotal } from "../vocabulary/figure.ts";
import type { Priority } from "../vocabulary/priorities.ts";
import type { DiffRow } from "../vocabulary/profile-diff.ts";
import {
  type ComparedRow,
  differenceInDifferences,
  type UnjudgedDifference,
} from "./difference-in-differences.ts";
import { judgeTarget } from "./judge-target.ts";

/** What the chosen factors came to in the area, and in others. */
export interface Outcome {
  readonly priorities: readonly Priority[];
  /** Rows of everyone in the area, one per factor that both profiles have. */
  readonly rows: readonly DiffRow[];
  readonly others: readonly { readonly area: string; readonly rows: readonly DiffRow[] }[];
  readonly adjustment: Adjustment;
  /** Of the later profile. */
  readonly wave: string | null;
}

/** Each chosen factor, in the order of the decision: change, target, and difference in differences. */
export function evaluatePriorities(outcome: Outcome): readonly EvaluatedFactor[] {
  const { priorities, rows, others, adjustment, wave } = outcome;
  const found = priorities.flatMap(({ factor, target }) => {
    const row = rowOf(rows, factor);
    if (row === undefined) return [];
    const elsewhere = others.map(
      ({ area, rows: all }): ComparedRow => ({ area, row: rowOf(all, factor) }),
    );
    const difference = differenceInDifferences(row, elsewhere);
    return [
      { row, target: target === undefined ? null : judgeTarget(target, row, wave), difference },
    ];
  });
  const adjusted = adjustFamily(
    found.map(({ difference }) => difference?.p ?? null),
    adjustment,
  );
  return found.map(({ row, target, difference }, at) => ({
    row,
    target,
    differenceInDifferences:
      difference === null ? null : judged(difference, adjusted[at] ?? null, row.goodWhen),
  }));
}

const rowOf = (rows: readonly DiffRow[], factor: string): DiffRow | undefined =>
  rows.find((row) => row.measure === factor && isTotal(row));

function judged(
  difference: UnjudgedDifference,
  pAdjusted: number | null,
  goodWhen: DiffRow["goodWhen"],
): DifferenceInDifferences {
  return { ...difference, pAdjusted, verdict: verdictOf(difference, pAdjusted, goodWhen) };
}

function verdictOf(
  { value, between }: UnjudgedDifference,
  pAdjusted: number | null,
  goodWhen: DiffRow["goodWhen"],
): DifferenceVerdict {
  if (pAdjusted === null || pAdjusted >= LEVEL) return "cannot-be-told";
  if (between !== null && between.low <= 0 && between.high >= 0) return "cannot-be-told";
  return value > 0 === (goodWhen === "high") ? "better" : "worse";
}
