import type { Figure } from "../vocabulary/figure.ts";
import type { DiffSide } from "../vocabulary/profile-diff.ts";
import { codedEdge, roundingStep } from "../vocabulary/row-flags.ts";

/**
 * A figure as each of the two profiles shows it. What one of them withholds has no number in either:
 * what is protected now is not told again because it once was.
 */
export function diffSides(
  before: Figure,
  after: Figure,
): { readonly before: DiffSide; readonly after: DiffSide } {
  const isProtected = before.status === "withheld" || after.status === "withheld";
  return { before: sideOf(before, isProtected), after: sideOf(after, isProtected) };
}

function sideOf(figure: Figure, isProtected: boolean): DiffSide {
  const { status, reason, respondents, value, low, high, flags } = figure;
  if (isProtected || status !== "shown" || codedEdge(flags) !== null)
    return { ...EMPTY, status, reason };
  return { status, reason, respondents, value, low, high, step: roundingStep(flags) };
}

const EMPTY = { respondents: null, value: null, low: null, high: null, step: null };
