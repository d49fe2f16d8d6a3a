import { DOUBLED, type RecordScanner } from "./record-scanner.ts";
import { unquote } from "./unquote.ts";

const ASCII = 128;

/**
 * Codes the cells of all columns: each different text of a column gets the next number.
 *
 * Cells are looked up by their bytes; a text is decoded only when it is seen in its column for the
 * first time. One open-addressing table holds all columns. An entry keeps no copy of its bytes but
 * the place where they stand in the file; only texts that had to be unquoted are kept in `own`.
 */
export class CellDictionary {
  /** Column → its different texts in order of first appearance. */
  readonly texts: string[][];
  private readonly file: Uint8Array;
  /** Column × ASCII byte → code + 1, for cells of one byte; place 0 (NUL never occurs) for empty ones. */
  private readonly short: Uint32Array;
  private own: Uint8Array = new Uint8Array(1024);
  private ownLength = 0;
  /** Entry + 1, or 0 for free; the length is a power of two, at most half of it is used. */
  private slots: Int32Array = new Int32Array(1024);
  private entries = 0;
  private hashes: Int32Array = new Int32Array(512);
  private columns: Int32Array = new Int32Array(512);
  private codes: Uint32Array = new Uint32Array(512);
  private starts: Uint32Array = new Uint32Array(512);
  private lengths: Uint32Array = new Uint32Array(512);
  private owned: Uint8Array = new Uint8Array(512);
  private readonly decoder: InstanceType<typeof TextDecoder> = new TextDecoder("utf-8", {
    ignoreBOM: true,
  });

  constructor(file: Uint8Array, columns: number) {
    this.file = file;
    this.texts = Array.from({ length: columns }, () => []);
    this.short = new Uint32Array(columns * ASCII);
  }

  /**
   * Writes the codes of a record's cells to `codes`, from `place` on, one for each column; columns
   * that the record does not reach get the code of an empty cell.
   */
  codeRecord(record: RecordScanner, codes: Uint32Array, place: number): void {
    const { file, short } = this;
    const { starts, ends, marks } = record;
    const columns = this.texts.length;
    const stored = Math.min(record.stored, columns);
    for (let column = 0; column < stored; column++) {
      const start = starts[column] as number;
      const end = ends[column] as number;
      // Nearly all cells of a survey are one digit or empty, and known: no call for those.
      if (end - start < 2) {
        const first = end === start ? 0 : (file[start] as number);
        const known = first < ASCII ? (short[column * ASCII + first] as number) : 0;
        if (known > 0) {
          codes[place + column] = known - 1;
          continue;
        }
      }
      codes[place + column] = this.codeOf(column, start, end, marks[column] as number);
    }
    for (let column = stored; column < columns; column++) {
      codes[place + column] = this.emptyCode(column);
    }
  }

  /** Code of an empty cell. */
  emptyCode(column: number): number {
    return this.codeOfBytes(column, this.file, 0, 0);
  }

  private codeOf(column: number, start: number, end: number, mark: number): number {
    if (mark < DOUBLED) return this.codeOfBytes(column, this.file, start, end);
    this.makeOwnRoom(end - start);
    const from = this.ownLength;
    const to = unquote({ bytes: this.file, start, end, mark }, this.own, from);
    return this.codeOfBytes(column, this.own, from, to);
  }

  private codeOfBytes(column: number, bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    const first = length === 0 ? 0 : (bytes[start] as number);
    if (length > 1 || first >= ASCII) return this.codeOfLong(column, bytes, start, end);
    const place = column * ASCII + first;
    const known = this.short[place] as number;
    if (known > 0) return known - 1;
    const code = this.addText(column, bytes, start, end);
    this.short[place] = code + 1;
    return code;
  }

  private codeOfLong(column: number, bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(column, bytes, start, end);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = (this.slots[slot] as number) - 1;
      if (entry < 0) break;
      if (this.hashes[entry] === hash && this.isSame(entry, column, bytes, start, end)) {
        return this.codes[entry] as number;
      }
      slot = (slot + 1) & mask;
    }
    const code = this.addText(column, bytes, start, end);
    this.slots[slot] = this.addEntry(hash, column, code, bytes, start, end - start) + 1;
    if (this.entries * 2 > this.slots.length) this.rehash();
    return code;
  }

  private isSame(
    entry: number,
    column: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): boolean {
    if (this.columns[entry] !== column || this.lengths[entry] !== end - start) return false;
    const other = this.owned[entry] === 1 ? this.own : this.file;
    const shift = (this.starts[entry] as number) - start;
    for (let at = start; at < end; at++) {
      if (bytes[at] !== other[at + shift]) return false;
    }
    return true;
  }

  private addText(column: number, bytes: Uint8Array, start: number, end: number): number {
    const texts = this.texts[column] as string[];
    return texts.push(this.decoder.decode(bytes.subarray(start, end))) - 1;
  }

  private addEntry(
    hash: number,
    column: number,
    code: number,
    bytes: Uint8Array,
    start: number,
    length: number,
  ): number {
    if (this.entries === this.hashes.length) this.makeEntryRoom();
    const entry = this.entries++;
    this.hashes[entry] = hash;
    this.columns[entry] = column;
    this.codes[entry] = code;
    this.starts[entry] = start;
    this.lengths[entry] = length;
    if (bytes === this.own) {
      this.owned[entry] = 1;
      this.ownLength = start + length;
    }
    return entry;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let entry = 0; entry < this.entries; entry++) {
      let slot = (this.hashes[entry] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry + 1;
    }
  }

  private makeEntryRoom(): void {
    const room = this.hashes.length * 2;
    this.hashes = grown(this.hashes, new Int32Array(room));
    this.columns = grown(this.columns, new Int32Array(room));
    this.codes = grown(this.codes, new Uint32Array(room));
    this.starts = grown(this.starts, new Uint32Array(room));
    this.lengths = grown(this.lengths, new Uint32Array(room));
    this.owned = grown(this.owned, new Uint8Array(room));
  }

  private makeOwnRoom(length: number): void {
    const needed = this.ownLength + length;
    if (needed <= this.own.length) return;
    this.own = grown(this.own, new Uint8Array(Math.max(needed, this.own.length * 2)));
  }
}

function grown<T extends Int32Array | Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** FNV-1a over column and bytes, then the finishing mix of MurmurHash3, whose low bits are good. */
function hashOf(column: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = Math.imul(column ^ 0x811c9dc5, 0x01000193);
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
