/** Texts in bytes, each kept once, with the order of first appearance as its code. */
export class ByteDictionary {
  private arena: Uint8Array = new Uint8Array(32);
  /** Text number `code` stands from `ends[code]` to `ends[code + 1]` in the arena. */
  private readonly ends: number[] = [0];
  private readonly hashes: number[] = [];
  /** Code + 1 by hash, 0 free; open addressing, at most half full. */
  private table: Uint32Array = new Uint32Array(16);

  get size(): number {
    return this.hashes.length;
  }

  /** The code of these bytes; a new one where they were not seen before. */
  code(source: Uint8Array, from: number, length: number): number {
    const hash = hashOf(source, from, length);
    const mask = this.table.length - 1;
    let place = hash & mask;
    for (let found = this.table[place]; found !== 0; found = this.table[place]) {
      const code = (found as number) - 1;
      if (this.hashes[code] === hash && this.equals(code, source, from, length)) return code;
      place = (place + 1) & mask;
    }
    return this.add(source, from, length, { hash, place });
  }

  /** The bytes of a text; a view. */
  bytes(code: number): Uint8Array {
    return this.arena.subarray(this.ends[code] ?? 0, this.ends[code + 1] ?? 0);
  }

  private equals(code: number, source: Uint8Array, from: number, length: number): boolean {
    const start = this.ends[code] as number;
    if ((this.ends[code + 1] as number) - start !== length) return false;
    for (let at = 0; at < length; at++) {
      if (this.arena[start + at] !== source[from + at]) return false;
    }
    return true;
  }

  private add(
    source: Uint8Array,
    from: number,
    length: number,
    { hash, place }: { hash: number; place: number },
  ): number {
    const code = this.size;
    const start = this.ends[code] as number;
    this.makeRoom(start + length);
    for (let at = 0; at < length; at++) this.arena[start + at] = source[from + at] as number;
    this.ends.push(start + length);
    this.hashes.push(hash);
    this.table[place] = code + 1;
    if (this.size * 2 > this.table.length) this.enlargeTable();
    return code;
  }

  private makeRoom(length: number): void {
    if (length <= this.arena.length) return;
    const larger = new Uint8Array(Math.max(length, this.arena.length * 2));
    larger.set(this.arena);
    this.arena = larger;
  }

  private enlargeTable(): void {
    const table = new Uint32Array(this.table.length * 4);
    const mask = table.length - 1;
    for (let code = 0; code < this.size; code++) {
      let place = (this.hashes[code] as number) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = code + 1;
    }
    this.table = table;
  }
}

/** FNV-1a of 32 bits, its upper half mixed in because the table uses the lower bits. */
function hashOf(source: Uint8Array, from: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + length; at++) {
    hash = Math.imul(hash ^ (source[at] as number), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
