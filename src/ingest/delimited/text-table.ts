/** Bytes of texts that are decoded at once. */
const CHUNK = 4096;

/** What is known of an entry, side by side, so that one look at memory finds all of it. */
const [HASH, COLUMN, CODE, START, PARTS] = [0, 1, 2, 3, 4];

/**
 * The different texts of all columns, found by their bytes: one open-addressing table. The bytes
 * are kept in a store of their own, close together: comparing with the place in the file where a
 * text stood first would be a miss of the processor's cache for nearly every cell.
 */
export class TextTable {
  /** Entry + 1, or 0 for free; the length is a power of two, at most half of it is used. */
  private slots: Int32Array = new Int32Array(1024);
  /** Different texts so far. */
  count = 0;
  /**
   * Entry → its parts. Its bytes begin at START in the store and end where those of the next begin,
   * so there is always one entry more than texts.
   */
  private entries: Uint32Array = new Uint32Array(512 * PARTS);
  private store: Uint8Array = new Uint8Array(4096);

  /** Code of a text in its column; a text that the column has not had gets `nextCode`. */
  codeOf(column: number, bytes: Uint8Array, start: number, end: number, nextCode: number): number {
    const hash = hashOf(column, bytes, start, end);
    const { slots, entries } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = (slots[slot] as number) - 1;
      if (entry < 0) break;
      const at = entry * PARTS;
      if (entries[at + HASH] === hash && this.isSame(at, column, bytes, start, end)) {
        return entries[at + CODE] as number;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = this.count + 1;
    this.addEntry(hash, column, nextCode);
    this.keep(bytes, start, end);
    if (this.count * 2 > slots.length) this.rehash();
    return nextCode;
  }

  /** @param at where the parts of the entry begin */
  private isSame(
    at: number,
    column: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): boolean {
    const { entries, store } = this;
    const from = entries[at + START] as number;
    if (entries[at + COLUMN] !== column) return false;
    if ((entries[at + PARTS + START] as number) - from !== end - start) return false;
    const shift = from - start;
    for (let byte = start; byte < end; byte++) {
      if (bytes[byte] !== store[byte + shift]) return false;
    }
    return true;
  }

  /**
   * Calls `each` with every text. Many short texts are decoded at once and cut apart, as long as
   * they are ASCII: a call of the decoder for each would take longer than reading their cells.
   */
  forEach(each: (column: number, code: number, text: string) => void): void {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const { store } = this;
    for (let entry = 0; entry < this.count; ) {
      const first = entry;
      const from = this.part(first, START);
      while (entry < this.count && this.part(entry, START) - from < CHUNK) entry++;
      const chunk = decoder.decode(store.subarray(from, this.part(entry, START)));
      const isAscii = chunk.length === this.part(entry, START) - from;
      for (let at = first; at < entry; at++) {
        const [start, end] = [this.part(at, START), this.part(at + 1, START)];
        const text = isAscii
          ? chunk.slice(start - from, end - from)
          : decoder.decode(store.subarray(start, end));
        each(this.part(at, COLUMN), this.part(at, CODE), text);
      }
    }
  }

  private part(entry: number, part: number): number {
    return this.entries[entry * PARTS + part] as number;
  }

  private addEntry(hash: number, column: number, code: number): void {
    const at = this.count * PARTS;
    // One entry more than this one, for the end of its bytes.
    if (at + 2 * PARTS > this.entries.length) {
      this.entries = grown(this.entries, new Uint32Array(this.entries.length * 2));
    }
    this.count++;
    this.entries[at + HASH] = hash;
    this.entries[at + COLUMN] = column;
    this.entries[at + CODE] = code;
  }

  /** Appends the bytes of the entry just added to the store. */
  private keep(bytes: Uint8Array, start: number, end: number): void {
    let to = this.part(this.count - 1, START);
    const needed = to + end - start;
    if (needed > this.store.length) {
      this.store = grown(this.store, new Uint8Array(Math.max(needed, this.store.length * 2)));
    }
    const { store } = this;
    for (let at = start; at < end; at++) store[to++] = bytes[at] as number;
    this.entries[this.count * PARTS + START] = to;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let entry = 0; entry < this.count; entry++) {
      let slot = this.part(entry, HASH) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry + 1;
    }
  }
}

function grown<T extends Uint32Array | Uint8Array>(old: T, larger: T): T {
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
  return (hash ^ (hash >>> 16)) >>> 0;
}
