import type { Policy } from "../vocabulary/policy.ts";
import { numberOfFlag, roundingStep } from "../vocabulary/row-flags.ts";
import {
  countOf,
  dividedAlikeRange,
  type PrintedFigure,
  type Range,
  shareRange,
} from "./printed.ts";

/** What a row's flags say of its numbers. */
export interface RowFlags {
  readonly isPartial: boolean;
  /** Step of `rounded:STEP`; null on an exact row. */
  readonly step: number | null;
  /** A part of a divided total. */
  readonly isDivided: boolean;
  /** Everyone as the sum of printed rows, which say all that it says; further off than half a step. */
  readonly isSum: boolean;
  /** Of `at-most:X` and `at-least:X`: the share itself is not told. */
  readonly bound: Range | null;
}

export function rowFlags(flags: readonly string[]): RowFlags {
  const [atMost, atLeast] = [numberOfFlag(flags, "at-most:"), numberOfFlag(flags, "at-least:")];
  return {
    isPartial: flags.includes("partial"),
    step: roundingStep(flags),
    isDivided: flags.includes("divided"),
    isSum: flags.includes("summed"),
    bound: atMost === null && atLeast === null ? null : { low: atLeast ?? 0, high: atMost ?? 1 },
  };
}

/** What the respondents and the share of a row stand for. */
export function numbersOf(
  printed: { readonly respondents: number | null; readonly value: number | null },
  flags: RowFlags,
  exact: (value: number) => Range,
  policy: Policy,
): Pick<PrintedFigure, "respondents" | "share" | "divided" | "isRounded" | "isLimit"> {
  const { respondents, value } = printed;
  const { step, isDivided, bound } = flags;
  const isLimit = bound !== null;
  const isRounded = step !== null || isLimit;
  if (flags.isSum) return { respondents: null, share: null, divided: null, isRounded, isLimit };
  const count = countOf(respondents, step === null ? null : policy.roundCountsTo);
  if (isDivided && step !== null) {
    if (respondents === null || value === null) {
      return { respondents: null, share: null, divided: null, isRounded, isLimit };
    }
    const divided = { respondents, share: shareRange(value, step) };
    const range = dividedAlikeRange(respondents, policy.roundCountsTo, policy);
    return { respondents: range, share: null, divided, isRounded, isLimit };
  }
  const own = value === null ? null : step === null ? exact(value) : shareRange(value, step);
  return { respondents: count, share: bound ?? own, divided: null, isRounded, isLimit };
}
