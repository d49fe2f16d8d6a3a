/**
 * The one state machine that every delimited file goes through, byte by byte, over UTF-8.
 *
 *                   ┌───────────── delimiter: cell done ─────────────┐
 *                   ▼                                                │
 *            ┌────────────┐  any other byte   ┌───────┐              │
 *   ────────▶│ CELL START │──────────────────▶│ PLAIN │──┐           │
 *            └────────────┘                   └───────┘  │ a quote is an ordinary byte here (stray)
 *                   │ quote                       ▲      │           │
 *                   ▼                             └──────┘           │
 *              ┌────────┐    quote    ┌────────┐                     │
 *         ┌───▶│ QUOTED │────────────▶│ CLOSED │─────────────────────┤
 *         │    └────────┘◀────────────└────────┘                     │
 *         └──────┘      quote: doubled,    │ any other byte          │
 *     any other byte,   one quote is meant ▼                         │
 *     line ends too                   ┌────────┐                     │
 *                                     │  TAIL  │─────────────────────┘
 *                                     └────────┘  quotes are ordinary bytes here (stray)
 *
 * From CELL START, PLAIN, CLOSED and TAIL a line end (LF, CR, CR LF) or the end of the file
 * finishes the record. The end of the file in QUOTED is an unclosed quote, and so is a TAIL after
 * a quoted part that holds a line end: there a quote is missing, and rows would be swallowed.
 *
 * The scanner finds cells and decodes nothing. What a cell's bytes say is up to its mark.
 */

/** A cell without quotes: its text is its bytes. */
export const PLAIN = 0;
/** A quoted cell without a quote in it: its text is the bytes between the quotes. */
export const QUOTED = 1;
/** A quoted cell in which doubled quotes stand for one quote. */
export const DOUBLED = 2;
/** A quoted cell that goes on after its closing quote; begins behind its opening quote. */
export const TAIL = 3;

/** How many records ended with each line end. */
export interface LineEnds {
  lf: number;
  crlf: number;
  cr: number;
}

/** Bytes of the longest cell: more than any answer, and less than the engine can make a text of. */
export const LONGEST_CELL: number = 2 ** 24;

export const QUOTE = 0x22;
export const LF = 0x0a;
export const CR = 0x0d;
/** What a byte is outside quotes; 0 for all others. Up to STRAY it belongs to the cell. */
const STRAY = 1;
export const DELIMITER = 2;
export const LINE_END = 3;

/** Walks over the records of a file; after each `next()` its fields describe the record found. */
export class RecordScanner {
  /** Row of the record as a spreadsheet counts: blank lines count, line ends inside quotes do not. */
  row = 0;
  /** Cells of the record; those beyond the limit are counted but not stored. */
  fields = 0;
  /** A quote stands where none belongs: inside a plain cell, or before the end of a quoted one. */
  stray = false;
  /** A quote was opened and is not closed where it should be. */
  unclosed = false;
  /** First byte, byte behind the last, and mark of each cell. */
  starts: Uint32Array = new Uint32Array(64);
  ends: Uint32Array = new Uint32Array(64);
  marks: Uint8Array = new Uint8Array(64);
  /** Offset of the record, and of the next one. */
  from = 0;
  at = 0;
  readonly lineEnds: LineEnds = { lf: 0, crlf: 0, cr: 0 };
  readonly bytes: Uint8Array;
  readonly classes: Uint8Array = new Uint8Array(256);
  private readonly limit: number;
  /** End of the quoted cell last skipped. */
  private stop = 0;

  /**
   * @param bytes valid UTF-8 without a byte order mark, below 4 GB
   * @param delimiter one ASCII character, not a quote and not a line end
   * @param limit how many cells of a record are stored at most, so that memory stays bounded; ≥ 64
   */
  constructor(bytes: Uint8Array, delimiter: string, limit: number) {
    this.bytes = bytes;
    this.limit = limit;
    this.classes[QUOTE] = STRAY;
    this.classes[LF] = LINE_END;
    this.classes[CR] = LINE_END;
    this.classes[delimiter.charCodeAt(0)] = DELIMITER;
  }

  /** Cells that are not empty; those beyond the limit pass for filled. */
  get filled(): number {
    let filled = this.fields;
    for (let cell = this.stored; cell-- > 0; ) {
      if (this.ends[cell] === this.starts[cell]) filled--;
    }
    return filled;
  }

  /** Place of the last cell that is not empty, from 1; 0 if there is none. */
  get lastFilled(): number {
    let cell = this.fields;
    if (cell > this.stored) return cell;
    while (cell > 0 && this.ends[cell - 1] === this.starts[cell - 1]) cell--;
    return cell;
  }

  /** Cells of the record that `starts`, `ends` and `marks` hold. */
  get stored(): number {
    return Math.min(this.fields, this.starts.length);
  }

  /** True for a line with nothing on it, not even quotes. */
  get blank(): boolean {
    return this.fields === 1 && this.starts[0] === this.ends[0] && this.marks[0] === PLAIN;
  }

  /** Finds the next record; false when there is none. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the state machine drawn above, in one place
  next(): boolean {
    const { bytes, classes } = this;
    const end = bytes.length;
    let { at, starts, ends, marks } = this;
    if (at >= end) return false;
    this.beginRecord();
    let fields = 0;
    for (;;) {
      let start = at;
      let kind = at < end ? (classes[bytes[at] as number] as number) : LINE_END;
      if (fields === starts.length && this.makeRoom()) ({ starts, ends, marks } = this);
      // At the limit the assignments below fall behind the end of the arrays and do nothing.
      if (kind === STRAY) {
        start++;
        marks[fields] = this.skipQuoted(start);
        at = this.at;
        kind = at < end ? (classes[bytes[at] as number] as number) : LINE_END;
        ends[fields] = this.stop;
      } else {
        while (kind < DELIMITER) {
          if (kind === STRAY) this.stray = true;
          at++;
          kind = at < end ? (classes[bytes[at] as number] as number) : LINE_END;
        }
        marks[fields] = PLAIN;
        ends[fields] = at;
      }
      starts[fields] = start;
      fields++;
      if (kind === LINE_END) break;
      at++;
    }
    this.at = at < end ? this.skipLineEnd(at) : end;
    this.fields = fields;
    return true;
  }

  /** Goes on behind a record that somebody else has read, up to its line end at `lineEnd`. */
  pass(lineEnd: number): void {
    this.row++;
    this.at = this.skipLineEnd(lineEnd);
  }

  private beginRecord(): void {
    this.row++;
    this.from = this.at;
    this.stray = false;
    this.unclosed = false;
  }

  /** From behind an opening quote: moves `at` and `stop` to the end of the cell, returns its mark. */
  private skipQuoted(from: number): number {
    const { bytes } = this;
    const end = bytes.length;
    let mark: number = QUOTED;
    let at = from;
    for (;;) {
      while (at < end && bytes[at] !== QUOTE) at++;
      if (at + 1 >= end || bytes[at + 1] !== QUOTE) break;
      mark = DOUBLED;
      at += 2;
    }
    this.stop = at;
    if (at >= end) this.unclosed = true;
    else at++;
    this.at = at;
    return this.skipTail(from) ? TAIL : mark;
  }

  /** Moves `at` and `stop` behind what follows a closing quote in the same cell; false if nothing does. */
  private skipTail(from: number): boolean {
    const { bytes, classes } = this;
    const end = bytes.length;
    let { at } = this;
    while (at < end && (classes[bytes[at] as number] as number) < DELIMITER) at++;
    if (at === this.at) return false;
    this.stray = true;
    if (this.holdsLineEnd(from, this.stop)) this.unclosed = true;
    this.at = at;
    this.stop = at;
    return true;
  }

  private holdsLineEnd(from: number, to: number): boolean {
    const quoted = this.bytes.subarray(from, to);
    return quoted.includes(LF) || quoted.includes(CR);
  }

  /** Offset behind the line end at `at`. */
  private skipLineEnd(at: number): number {
    if (this.bytes[at] === LF) this.lineEnds.lf++;
    else if (this.bytes[at + 1] === LF) {
      this.lineEnds.crlf++;
      return at + 2;
    } else this.lineEnds.cr++;
    return at + 1;
  }

  /** Doubles the room for cells; false at the limit. */
  private makeRoom(): boolean {
    const { starts, ends, marks } = this;
    const room = Math.min(this.limit, starts.length * 2);
    if (room <= starts.length) return false;
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
    this.marks = new Uint8Array(room);
    this.starts.set(starts);
    this.ends.set(ends);
    this.marks.set(marks);
    return true;
  }
}
