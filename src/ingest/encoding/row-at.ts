const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d];

/**
 * Row, as a spreadsheet counts, of an offset in text whose ASCII bytes mean ASCII. Line ends
 * between quotes do not count; only for messages, so any quote opens or closes.
 */
export function rowAt(bytes: Uint8Array, offset: number): number {
  let row = 1;
  let quoted = false;
  for (let at = 0; at < offset; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && (byte === LF || (byte === CR && bytes[at + 1] !== LF))) row++;
  }
  return row;
}
