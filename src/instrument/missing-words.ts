import type { MissingReason } from "../vocabulary/instrument.ts";

/** What labels of missing values begin with, in folded form, and the reason they give. */
const BEGINNINGS: readonly (readonly [MissingReason, RegExp])[] = [
  ["dont_know", /^(jag )?vet (ej|inte)\b|^(i )?(don't|do not|dont) know\b/],
  ["not_applicable", /^(ska|skall) (ej|inte) besvaras\b|^(not|non)[ -]applicable\b|^n\/a$/],
  ["not_applicable", /^(ej|inte) (aktuell|tillämplig|relevant)/],
  ["no_answer", /^(ej|inget|inte) svar\b|^(ej|inte) besvarad\b|^no (answer|response)\b/],
  ["no_answer", /^(vill (ej|inte) svara|uppgift saknas|refused|missing)\b/],
];

/**
 * The reason that the label of a value gives for a missing answer; undefined for any other label.
 * An answer set that has such words as an answer of its own is asked before.
 *
 * @param folded the label as `foldLabel` gives it
 */
export function reasonInWords(folded: string): MissingReason | undefined {
  return BEGINNINGS.find(([, words]) => words.test(folded))?.[0];
}

/**
 * What stands where there is no answer: LimeSurvey's "not shown", R, pandas, Excel, and the signs of
 * statistical tables (`.` is among what the instruments declare).
 */
const PROGRAMS: ReadonlyMap<string, MissingReason> = new Map([
  ["n/a", "not_applicable"],
  ["na", "blank"],
  ["<na>", "blank"],
  ["nan", "blank"],
  ["#null!", "blank"],
  ["#n/a", "blank"],
  ["..", "blank"],
  ["-", "blank"],
  ["–", "blank"],
]);

/**
 * The reason behind what a program or a table has for a missing value, in folded form. What the wave
 * or the instrument declares as an answer, a group or an area is asked before.
 */
export function reasonOfPlatform(folded: string): MissingReason | undefined {
  return PROGRAMS.get(folded);
}
