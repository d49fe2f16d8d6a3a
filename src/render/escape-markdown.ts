/** Control characters, line separators, and marks that reorder what is seen. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]+/g;
const PUNCTUATION = /[\\`*_[\]<>#|~&$]/g;
const LIST_OR_RULE = /^[-+=]/;
const NUMBERED_LIST = /^(\d+)([.)])(?=\s|$)/;

/**
 * Text that others wrote, as GitHub Flavored Markdown that shows exactly its words: on one line,
 * with nothing that could start a link, tag, table cell, heading, list, code, emphasis or formula.
 * Web and mail addresses in it do not become links.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(INVISIBLE, " ")
    .trim()
    .replace(PUNCTUATION, (sign, at: number, whole: string) =>
      sign === "_" && isInsideWord(whole, at) ? sign : `\\${sign}`,
    )
    .replace(LIST_OR_RULE, "\\$&")
    .replace(NUMBERED_LIST, "$1\\$2")
    .replace(/:\/\//g, "\\://")
    .replace(/(?<=[\w.+-])@/g, "\\@")
    .replace(/www\./gi, (start) => `${start.slice(0, 3)}\\.`);
}

/** An underscore between letters or digits is only itself, as in a file name. */
function isInsideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(at + 1));
}
