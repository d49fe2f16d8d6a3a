const BLANKS = /[\t\n\v\f\r\u2028\u2029]+/g;
/** Control characters, which a terminal obeys (ESC), and marks that reorder what is seen. */
const OBEYED = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that others wrote, for one line of a terminal: line ends and tabs become a blank, and what a
 * terminal would obey is written out (`\u001b`), so that no name of an area can clear a screen, forge
 * a message or hide half of one.
 */
export function harmlessText(text: string): string {
  return text
    .replace(BLANKS, " ")
    .replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
