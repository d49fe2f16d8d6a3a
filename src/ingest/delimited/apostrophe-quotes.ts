import { CR, LF, QUOTE } from "./record-scanner.ts";

const APOSTROPHE = 0x27;

/**
 * The text of a file that quotes with apostrophes (`'a, b','it''s'`), with quotes instead. Told by
 * its header, in which a name stands between apostrophes, and by all cells: none begins with a
 * quote, and every one that begins with an apostrophe ends with one in the same line. Such a cell
 * ends at the first apostrophe before a delimiter or a line end; others in it are text. It never
 * goes over a line end, as apostrophes also stand in plain text: a row of the file stays a row.
 * Apostrophes in such cells that are doubled throughout are one each, and so are quotes.
 *
 * @param delimiter one ASCII character
 * @returns null for any other file; decided in the first line of nearly all
 */
export function apostrophesToQuotes(delimiter: string, text: Uint8Array): Uint8Array | null {
  const separator = delimiter.charCodeAt(0);
  if (!hasQuotedName(text, separator)) return null;
  const cells = quotedCells(text, separator);
  if (cells === null) return null;
  const areAll = (byte: number): boolean =>
    cells.every(([from, to]) => isDoubled(byte, text.subarray(from, to)));
  const doubled = { apostrophes: areAll(APOSTROPHE), quotes: areAll(QUOTE) };
  const quoted = new Uint8Array(text.length * (doubled.quotes ? 1 : 2));
  let length = 0;
  let copied = 0;
  for (const [from, to] of cells) {
    quoted.set(text.subarray(copied, from), length);
    length += from - copied;
    quoted[length - 1] = QUOTE;
    for (let at = from; at < to; at++) {
      quoted[length++] = text[at] as number;
      if (doubled.apostrophes && text[at] === APOSTROPHE) at++;
      if (!doubled.quotes && text[at] === QUOTE) quoted[length++] = QUOTE;
    }
    quoted[length++] = QUOTE;
    copied = to + 1;
  }
  quoted.set(text.subarray(copied), length);
  return quoted.subarray(0, length + text.length - copied);
}

/** Whether a cell of the first line stands between apostrophes. */
function hasQuotedName(text: Uint8Array, separator: number): boolean {
  for (let at = 0; at < text.length && !isLineEnd(text[at]); at++) {
    const isCellStart = at === 0 || text[at - 1] === separator;
    if (isCellStart && text[at] === APOSTROPHE) return true;
  }
  return false;
}

/** First byte and byte behind the last of the text of each such cell; null if one does not end, or begins with a quote. */
function quotedCells(
  text: Uint8Array,
  separator: number,
): readonly (readonly [from: number, to: number])[] | null {
  const cells: [number, number][] = [];
  let isCellStart = true;
  for (let at = 0; at < text.length; at++) {
    if (isCellStart && text[at] === QUOTE) return null;
    if (isCellStart && text[at] === APOSTROPHE) {
      const end = cellEnd(text, at + 1, separator);
      if (end < 0) return null;
      cells.push([at + 1, end]);
      at = end;
      isCellStart = false;
    } else isCellStart = text[at] === separator || isLineEnd(text[at]);
  }
  return cells;
}

/** Place of the closing apostrophe; −1 if there is none in the line. */
function cellEnd(text: Uint8Array, from: number, separator: number): number {
  for (let at = from; at < text.length && !isLineEnd(text[at]); at++) {
    if (text[at] !== APOSTROPHE) continue;
    const behind = text[at + 1];
    if (behind === undefined || behind === separator || isLineEnd(behind)) return at;
  }
  return -1;
}

function isDoubled(byte: number, cell: Uint8Array): boolean {
  for (let at = cell.indexOf(byte); at >= 0; at = cell.indexOf(byte, at + 2)) {
    if (cell[at + 1] !== byte) return false;
  }
  return true;
}

const isLineEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;
