import { CR, LF, QUOTE } from "./record-scanner.ts";

const BLANK = 0x20;

/**
 * The text of a file that parts its cells by two characters, a delimiter and a blank (`a, "b", c`),
 * without these blanks. Told only by all of them: a blank behind every delimiter outside quotes, from
 * the first line on, which has one.
 *
 * @param delimiter one ASCII character
 * @returns null for any other file; decided in the first line of nearly all
 */
export function dropBlanksBehind(delimiter: string, text: Uint8Array): Uint8Array | null {
  const separator = delimiter.charCodeAt(0);
  const kept = { bytes: null as Uint8Array | null, to: 0 };
  let copied = 0;
  let isCellStart = true;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at] as number;
    if (byte === QUOTE && isCellStart) at = closingQuote(text, at + 1);
    isCellStart = byte === LF || byte === CR;
    if (isCellStart && kept.bytes === null) return null;
    if (byte !== separator) continue;
    if (text[at + 1] !== BLANK) return null;
    kept.bytes ??= new Uint8Array(text.length);
    kept.bytes.set(text.subarray(copied, at + 1), kept.to);
    kept.to += at + 1 - copied;
    at++;
    copied = at + 1;
    isCellStart = true;
  }
  if (kept.bytes === null) return null;
  kept.bytes.set(text.subarray(copied), kept.to);
  return kept.bytes.subarray(0, kept.to + text.length - copied);
}

/** Place of the quote that closes the one before `from`; the last byte where none does. */
function closingQuote(text: Uint8Array, from: number): number {
  let at = text.indexOf(QUOTE, from);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at < 0 ? text.length : at;
}
