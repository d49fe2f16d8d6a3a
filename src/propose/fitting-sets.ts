import type { Instrument } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";

/**
 * Answer sets whose words are all that a column holds beside missing answers, for a person who has
 * to find out what the column is. Bare codes fit too many sets to help, so they fit none.
 */
export function fittingSets(texts: readonly string[], instrument: Instrument): readonly string[] {
  const { blank, codes } = instrument.missing;
  const missing = new Set([...blank, ...Object.keys(codes)].map(foldAnswer));
  const folded = texts.map(foldAnswer).filter((text) => !missing.has(text));
  if (!folded.some((text) => /\p{L}/u.test(text))) return [];
  return Object.entries(instrument.answers).flatMap(([set, answers]) => {
    const words = new Set(answers.flatMap(({ en, sv }) => [en, sv ?? en].map(foldAnswer)));
    return folded.every((text) => words.has(text)) ? [set] : [];
  });
}
