import type { Operator } from "../vocabulary/instrument.ts";
import type { Path } from "./document.ts";
import type { Problem } from "./problem.ts";

/**
 * Does a cut with this operator count high scores? A high score is more of what a scale measures, risk
 * or protection, and every sentence about a share says so: a cut that counts low ones is refused
 * wherever it is read.
 */
export const countsHighScores = (operator: Operator): boolean =>
  operator === ">" || operator === ">=";

/** What is wrong with the operator of a cut; `path` is that of the cut. */
export function operatorProblems(
  { operator }: { readonly operator: Operator },
  path: Path,
): Problem[] {
  if (countsHighScores(operator)) return [];
  return [{ path: [...path, "operator"], problem: "cut-low-scores", facts: { operator } }];
}
