import type { Operator } from "./instrument.ts";

/**
 * Scores this close to a cut, or to each other, are equal. A mean of seven answers is not exact in
 * binary, and the side on which a respondent falls must not hang on the last bit.
 */
export const SCORE_TOLERANCE = 1e-9;

/** Is a score past a cut, under the cut's own operator? Scores within 1e-9 of the cut equal it. */
export function isPast(score: number, operator: Operator, value: number): boolean {
  const difference = score - value;
  if (operator === ">") return difference > SCORE_TOLERANCE;
  if (operator === ">=") return difference >= -SCORE_TOLERANCE;
  return operator === "<" ? difference < -SCORE_TOLERANCE : difference <= SCORE_TOLERANCE;
}
