import type { Change, DiffRow, DiffSide } from "../../vocabulary/profile-diff.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { ABSENT, message, paragraph, sequence, WITHHELD } from "../blocks.ts";

/** The sign that stands for a number, by why it is not there. */
export function signOf(row: Pick<DiffRow, "status">): Inline {
  return row.status === "protected" ? WITHHELD : ABSENT;
}

/** A share of one of the two surveys, without its unit. */
export function shareCell(side: DiffSide): Inline {
  if (side.status === "withheld") return WITHHELD;
  if (side.value === null) return ABSENT;
  const { value, step } = side;
  return { kind: "share", value, bare: true, ...(step === null ? {} : { step }) };
}

/** The limits of a share. */
export function shareLimits({ low, high, step, status }: DiffSide): Inline {
  if (status === "withheld") return WITHHELD;
  if (low === null || high === null) return ABSENT;
  return { kind: "shareInterval", low, high, ...(step === null ? {} : { step }) };
}

/** A change or difference in percentage points, without its unit. */
export function points(value: number, step: number | null = null): Inline {
  return { kind: "points", value, ...(step === null ? {} : { step }) };
}

/** Its limits. */
export function pointsLimits(
  { low, high }: Pick<Change, "low" | "high">,
  step: number | null = null,
): Inline {
  if (low === null || high === null) return ABSENT;
  return { kind: "pointsLimits", low, high, ...(step === null ? {} : { step }) };
}

/** What each sign in the rows means, as one line under the table. */
export function legend(rows: readonly (readonly Inline[])[]): readonly Block[] {
  const holds = (sign: Inline): boolean => rows.some((row) => row.includes(sign));
  const signs = [
    ...(holds(WITHHELD) ? [message("profile.legend.withheld", { sign: WITHHELD })] : []),
    ...(holds(ABSENT) ? [message("evaluation.legend.absent", { sign: ABSENT })] : []),
  ];
  return signs.length === 0 ? [] : [paragraph(sequence(...signs))];
}
