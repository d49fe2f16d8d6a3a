/**
 * The form in which names and words are compared: NFC, outer blanks cut, inner blanks folded to
 * one, lower case. `Skäggetorp`, decomposed `Skäggetorp` and ` skäggetorp ` are one name.
 */
export function foldName(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

/**
 * The form in which answers are compared: `foldName`, and typographic quotes, dashes and dots become
 * plain, since platforms change them on the way. LimeSurvey's apostrophe before what a spreadsheet
 * would take for a formula (`'-1`) is not part of the answer.
 */
export function foldAnswer(text: string): string {
  return foldName(text)
    .replace(/[’‘´`]/g, "'")
    .replace(/[–—−]/g, "-")
    .replace(/…/g, "...")
    .replace(/^'(?=[=+@-])/, "");
}

/** Letters that Swedish sorts after z; everything else goes by code point. */
const AFTER_Z = new Map([
  ["å", "{a"],
  ["ä", "{b"],
  ["æ", "{b"],
  ["ö", "{c"],
  ["ø", "{c"],
]);

function sortKey(name: string): string {
  return [...foldName(name)].map((letter) => AFTER_Z.get(letter) ?? withoutAccent(letter)).join("");
}

function withoutAccent(letter: string): string {
  return letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

/**
 * Order of names in every list: Swedish letters after z, other accents ignored, case ignored, ties
 * by code unit. A table of our own: what the platform offers sorts differently from one Node to the next.
 */
export function compareNames(one: string, other: string): number {
  const [a, b] = [sortKey(one), sortKey(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}
