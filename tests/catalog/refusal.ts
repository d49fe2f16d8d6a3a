import { expect } from "vitest";
import { CtcError, type ErrorCode, type Facts } from "../../src/vocabulary/errors.ts";

/** The error that `run` ends with; the test fails when it ends well or with anything else. */
export function refusal(run: () => unknown): { code: ErrorCode; facts: Facts } {
  try {
    run();
  } catch (error) {
    if (error instanceof CtcError) return { code: error.code, facts: error.facts };
    throw error;
  }
  return expect.unreachable("nothing was refused");
}

/** Replaces one piece of a file that must be there exactly once. */
export function change(text: string, piece: string, replacement: string): string {
  expect(text.split(piece)).toHaveLength(2);
  return text.replace(piece, () => replacement);
}
