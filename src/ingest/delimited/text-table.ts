/** Bytes of texts that are decoded at once. */
const CHUNK = 4096;

/**
 * The different texts of all columns, found by their bytes: one open-addressing table. The bytes
 * are kept in a store of their own, close together: comparing with the place in the file where a
 * text stood first would be a miss of the processor's cache for nearly every cell.
 */
export class TextTable {
  /** Entry + 1, or 0 for free; the length is a power of two, at most half of it is used. */
  private slots: Int32Array = new Int32Array(1024);
  private entries = 0;
  private hashes: Int32Array = new Int32Array(512);
  private columns: Int32Array = new Int32Array(512);
  private codes: Uint32Array = new Uint32Array(512);
  /** Entry → where its bytes begin in the store; they end where those of the next begin. */
  private starts: Uint32Array = new Uint32Array(513);
  private store: Uint8Array = new Uint8Array(4096);

  /** Code of a text in its column; a text that the column has not had gets `nextCode`. */
  codeOf(column: number, bytes: Uint8Array, start: number, end: number, nextCode: number): number {
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
    this.slots[slot] = this.entries + 1;
    this.addEntry(hash, column, nextCode);
    this.keep(bytes, start, end);
    if (this.entries * 2 > this.slots.length) this.rehash();
    return nextCode;
  }

  private isSame(
    entry: number,
    column: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): boolean {
    const { starts, store } = this;
    const from = starts[entry] as number;
    if (this.columns[entry] !== column) return false;
    if ((starts[entry + 1] as number) - from !== end - start) return false;
    const shift = from - start;
    for (let at = start; at < end; at++) {
      if (bytes[at] !== store[at + shift]) return false;
    }
    return true;
  }

  /**
   * Calls `each` with every text. Many short texts are decoded at once and cut apart, as long as
   * they are ASCII: a call of the decoder for each would take longer than reading their cells.
   */
  forEach(each: (column: number, code: number, text: string) => void): void {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const { starts, store } = this;
    for (let entry = 0; entry < this.entries; ) {
      const first = entry;
      const from = starts[first] as number;
      while (entry < this.entries && (starts[entry] as number) - from < CHUNK) entry++;
      const chunk = decoder.decode(store.subarray(from, starts[entry]));
      const isAscii = chunk.length === (starts[entry] as number) - from;
      for (let at = first; at < entry; at++) {
        const [start, end] = [starts[at] as number, starts[at + 1] as number];
        const text = isAscii
          ? chunk.slice(start - from, end - from)
          : decoder.decode(store.subarray(start, end));
        each(this.columns[at] as number, this.codes[at] as number, text);
      }
    }
  }

  private addEntry(hash: number, column: number, code: number): void {
    if (this.entries === this.hashes.length) this.makeRoom();
    const entry = this.entries++;
    this.hashes[entry] = hash;
    this.columns[entry] = column;
    this.codes[entry] = code;
  }

  /** Appends the bytes of the entry just added to the store. */
  private keep(bytes: Uint8Array, start: number, end: number): void {
    let to = this.starts[this.entries - 1] as number;
    const needed = to + end - start;
    if (needed > this.store.length) {
      this.store = grown(this.store, new Uint8Array(Math.max(needed, this.store.length * 2)));
    }
    const { store } = this;
    for (let at = start; at < end; at++) store[to++] = bytes[at] as number;
    this.starts[this.entries] = to;
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

  private makeRoom(): void {
    const room = this.hashes.length * 2;
    this.hashes = grown(this.hashes, new Int32Array(room));
    this.columns = grown(this.columns, new Int32Array(room));
    this.codes = grown(this.codes, new Uint32Array(room));
    this.starts = grown(this.starts, new Uint32Array(room + 1));
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
