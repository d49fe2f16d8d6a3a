import { expect } from "vitest";
import { factsInWords } from "../../src/i18n/facts-in-words.ts";
import { translator } from "../../src/i18n/translate.ts";
import { CtcError, type ErrorCode, type Facts } from "../../src/vocabulary/errors.ts";

/**
 * The error that `run` ends with, its problem in English words, without the facts that stand in
 * those words; the test fails when it ends well or with anything else.
 */
export function refusal(run: () => unknown): { code: ErrorCode; facts: Facts } {
  try {
    run();
  } catch (error) {
    if (error instanceof CtcError) return { code: error.code, facts: inEnglish(error.facts) };
    throw error;
  }
  return expect.unreachable("nothing was refused");
}

const PLACE = ["file", "place", "line", "row", "column", "text", "more"];

function inEnglish(facts: Facts): Facts {
  if (facts.problem === undefined) return facts;
  const words = factsInWords(facts, translator("en"));
  const kept = Object.entries(words).filter(([name]) => PLACE.includes(name));
  return { ...Object.fromEntries(kept), problem: words.problem ?? "" };
}

/** Replaces one piece of a file that must be there exactly once. */
export function change(text: string, piece: string, replacement: string): string {
  expect(text.split(piece)).toHaveLength(2);
  return text.replace(piece, () => replacement);
}
