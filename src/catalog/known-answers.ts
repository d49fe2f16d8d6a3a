import type { KnownAnswers } from "../vocabulary/proposal.ts";
import knownAnswers from "./data/answers/known-answers.json" with { type: "json" };

/** Answer texts that ship with the toolkit: the same answers in other words, and missing codes. */
export function builtInKnownAnswers(): KnownAnswers {
  // Not parsed at every start: tests/catalog/known-answers.test.ts holds the file to its rules.
  return knownAnswers as KnownAnswers;
}
