import { QUOTE } from "./record-scanner.ts";

const BACKSLASH = 0x5c;

/**
 * The text with every quote that a backslash escapes (`\"`) doubled instead (`""`), as RFC 4180 has
 * it. A quote behind two backslashes is not escaped. Other backslashes stay as they are.
 *
 * @returns null where there is no such quote
 */
export function doubleEscapedQuotes(text: Uint8Array): Uint8Array | null {
  let doubled: Uint8Array | null = null;
  let backslashes = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at] as number;
    if (byte === QUOTE && backslashes % 2 === 1) {
      doubled ??= text.slice();
      doubled[at - 1] = QUOTE;
    }
    backslashes = byte === BACKSLASH ? backslashes + 1 : 0;
  }
  return doubled;
}
