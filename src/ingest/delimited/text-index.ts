import type { TextIndex } from "../../vocabulary/table.ts";

const NARROW = 2 ** 8;
const WIDE = 2 ** 16;

/**
 * The same entries with room for `room` of them at least, each wide enough for the place of one of
 * `texts` texts. Most of the time of reading 46 million cells into new memory is the machine's for
 * making that memory, so a cell takes one byte where one is enough.
 */
export function withRoom(index: TextIndex, room: number, texts: number): TextIndex {
  const bytes = texts <= NARROW ? 1 : texts <= WIDE ? 2 : 4;
  if (index.length >= room && index.BYTES_PER_ELEMENT >= bytes) return index;
  const larger = ofWidth(Math.max(bytes, index.BYTES_PER_ELEMENT), Math.max(room, index.length));
  larger.set(index);
  return larger;
}

/** The first `rows` entries; copied when much of the memory behind them would be idle. */
export function fitted(index: TextIndex, rows: number): TextIndex {
  return index.length > rows * 1.1 ? index.slice(0, rows) : index.subarray(0, rows);
}

function ofWidth(bytes: number, length: number): TextIndex {
  if (bytes === 1) return new Uint8Array(length);
  return bytes === 2 ? new Uint16Array(length) : new Uint32Array(length);
}
