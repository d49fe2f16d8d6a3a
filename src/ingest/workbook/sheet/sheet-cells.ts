/** How a cell was stored; the place in this list is its code. */
export const STORED_AS = ["text", "number", "date"] as const;
export type StoredAs = (typeof STORED_AS)[number];

/**
 * The cells of a sheet that hold something, in the order of the file. Each different text is kept
 * once, and a cell takes 11 bytes: a sheet is no larger here than in its file.
 */
export class SheetCells {
  /** Each different text once, in order of first appearance. */
  readonly texts: string[] = [];
  count = 0;
  rows: Uint32Array = new Uint32Array(1024);
  columns: Uint16Array = new Uint16Array(1024);
  /** Cell → index into `texts`. */
  index: Uint32Array = new Uint32Array(1024);
  /** Cell → place in `STORED_AS`. */
  stored: Uint8Array = new Uint8Array(1024);
  private readonly known = new Map<string, number>();

  /** Adds a cell; an empty text is no content and is left out. */
  add(row: number, column: number, text: string, storedAs: StoredAs): void {
    if (text === "") return;
    if (this.count === this.rows.length) this.makeRoom();
    this.rows[this.count] = row;
    this.columns[this.count] = column;
    this.index[this.count] = this.codeOf(text);
    this.stored[this.count] = STORED_AS.indexOf(storedAs);
    this.count++;
  }

  private codeOf(text: string): number {
    const code = this.known.get(text);
    if (code !== undefined) return code;
    const next = this.texts.push(text) - 1;
    this.known.set(text, next);
    return next;
  }

  private makeRoom(): void {
    const room = this.count * 2;
    this.rows = grown(this.rows, new Uint32Array(room));
    this.columns = grown(this.columns, new Uint16Array(room));
    this.index = grown(this.index, new Uint32Array(room));
    this.stored = grown(this.stored, new Uint8Array(room));
  }
}

function grown<T extends Uint32Array | Uint16Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
