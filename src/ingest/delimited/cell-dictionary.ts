import {
  DELIMITER,
  DOUBLED,
  LINE_END,
  LONGEST_CELL,
  QUOTE,
  type RecordScanner,
} from "./record-scanner.ts";
import { TextTable } from "./text-table.ts";
import { unquote } from "./unquote.ts";

/** What a cell of one byte can be. */
const BYTES = 256;
const ASCII = 128;
/** The second and the fourth of four bytes. */
const PAIR_MASK = 0xff00ff00 | 0;

/** Codes of some rows, column after column, before they are dealt out to the columns of the table. */
export interface CodeBlock {
  readonly codes: Uint32Array;
  /** Rows that it has room for: the code of a cell stands at `column * room + row`. */
  readonly room: number;
  /** Rows that it holds. */
  filled: number;
}

/**
 * Codes the cells of all columns: each different text of a column gets the next number. A text is
 * decoded only when it is seen in its column for the first time. Nearly all cells of a survey are
 * one digit or empty; these stand in a table by column and byte, all others in a `TextTable`.
 */
export class CellDictionary {
  private readonly columns: number;
  /** Column → how many different texts it has had so far. */
  private readonly counts: Uint32Array;
  private readonly file: Uint8Array;
  private readonly classes: Uint8Array;
  /**
   * Column × byte → code + 1, for cells of one byte of plain ASCII: never a quote, a delimiter or a
   * line end, which mean something else where they stand bare. Place 0 (NUL never occurs): empty.
   */
  private readonly short: Int32Array;
  private readonly long: TextTable = new TextTable();
  private readonly delimiter: number;
  private readonly view: DataView;
  /** Two delimiters, as they stand in four bytes behind a cell of one byte each. */
  private readonly pair: number;
  /** Offset behind the cell last read by the fast lane. */
  private stop = 0;
  constructor({ bytes, classes }: RecordScanner, columns: number) {
    this.file = bytes;
    this.delimiter = classes.indexOf(DELIMITER);
    this.classes = classes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.pair = (this.delimiter << 24) | (this.delimiter << 8);
    this.columns = columns;
    this.counts = new Uint32Array(columns);
    this.short = new Int32Array(columns * BYTES);
  }

  /**
   * The fast lane, for a record of exactly one cell a column, two or more, with no quotes but pairs
   * around whole cells. Writes the codes of its cells to the next row of the block.
   *
   * @returns offset of the line end; −1 for any other record: that one is for the state machine
   */
  codePlainRecord(from: number, block: CodeBlock): number {
    const { codes, room, filled } = block;
    const last = this.columns - 1;
    let at = from;
    let column = 0;
    while (column < last) {
      const known = this.codeShortCells(at, column, block);
      column += known;
      at += known * 2;
      if (column === last) break;
      const code = this.codePlainCell(column, at, DELIMITER);
      if (code < 0) return -1;
      codes[column * room + filled] = code;
      column++;
      at = this.stop + 1;
    }
    const code = last > 0 ? this.codePlainCell(last, at, LINE_END) : -1;
    if (code < 0) return -1;
    codes[last * room + filled] = code;
    return this.stop;
  }

  /**
   * Codes cells of one byte that their columns know already, from the one at `at` on, the last
   * column excluded. Kept free of calls, and two cells at a time: this loop is most of the work.
   *
   * @returns how many there are, one after the other
   */
  private codeShortCells(from: number, first: number, { codes, room, filled }: CodeBlock): number {
    const { file, view, short, delimiter, pair } = this;
    const last = this.columns - 1;
    const end = file.length - 4;
    let at = from;
    let column = first;
    let place = first * room + filled;
    while (column + 1 < last && at <= end) {
      const two = view.getInt32(at, true);
      if ((two & PAIR_MASK) !== pair) break;
      const one = short[column * BYTES + (two & 0xff)] as number;
      const other = short[(column + 1) * BYTES + ((two >> 16) & 0xff)] as number;
      if (one === 0 || other === 0) break;
      codes[place] = one - 1;
      codes[place + room] = other - 1;
      place += room * 2;
      column += 2;
      at += 4;
    }
    if (column < last && file[at + 1] === delimiter) {
      const known = short[column * BYTES + (file[at] as number)] as number;
      if (known > 0) {
        codes[place] = known - 1;
        column++;
      }
    }
    return column - first;
  }

  /** Code of the cell at `at`, and `stop` moved behind it; −1 if no byte of class `behind` follows. */
  private codePlainCell(column: number, at: number, behind: number): number {
    const { file, classes } = this;
    const length = file.length;
    const isQuoted = file[at] === QUOTE;
    const start = isQuoted ? at + 1 : at;
    let end = start;
    if (isQuoted) while (end < length && file[end] !== QUOTE) end++;
    else while (end < length && classes[file[end] as number] === 0) end++;
    this.stop = isQuoted ? end + 1 : end;
    if (end - start > LONGEST_CELL) return -1;
    if (this.stop >= length || classes[file[this.stop] as number] !== behind) return -1;
    return this.codeOfBytes(column, file, start, end);
  }

  /**
   * Writes the codes of the record that the scanner stands on to the next row of the block, one for
   * each column; columns that the record does not reach get the code of an empty cell.
   */
  codeRecord({ starts, ends, marks, stored }: RecordScanner, block: CodeBlock): void {
    const { codes, room, filled } = block;
    for (let column = 0; column < this.columns; column++) {
      codes[column * room + filled] =
        column < stored
          ? this.codeOf(
              column,
              starts[column] as number,
              ends[column] as number,
              marks[column] as number,
            )
          : this.emptyCode(column);
    }
  }

  /** Code of an empty cell. */
  emptyCode(column: number): number {
    return this.codeOfBytes(column, this.file, 0, 0);
  }

  private codeOf(column: number, start: number, end: number, mark: number): number {
    if (mark < DOUBLED) return this.codeOfBytes(column, this.file, start, end);
    const text = new Uint8Array(end - start);
    const length = unquote({ bytes: this.file, start, end, mark }, text, 0);
    return this.codeOfBytes(column, text, 0, length);
  }

  private codeOfBytes(column: number, bytes: Uint8Array, start: number, end: number): number {
    const first = start === end ? 0 : (bytes[start] as number);
    const isShort = end - start < 2 && first < ASCII && this.classes[first] === 0;
    const place = column * BYTES + first;
    if (isShort && (this.short[place] as number) > 0) return (this.short[place] as number) - 1;
    const next = this.counts[column] as number;
    const code = isShort ? next : this.long.codeOf(column, bytes, start, end, next);
    if (isShort) this.short[place] = code + 1;
    if (code === next) this.counts[column] = next + 1;
    return code;
  }

  /** How many different texts there are of two bytes or more, over all columns. */
  get longTexts(): number {
    return this.long.count;
  }

  /** How many different texts a column has had so far. */
  textsOf(column: number): number {
    return this.counts[column] as number;
  }

  /** Column → its different texts in order of first appearance. */
  texts(): string[][] {
    const texts = Array.from(this.counts, (count) => new Array<string>(count).fill(""));
    this.long.forEach((column, code, text) => {
      (texts[column] as string[])[code] = text;
    });
    for (const [place, next] of this.short.entries()) {
      const byte = place % BYTES;
      if (next === 0 || byte === 0) continue;
      (texts[Math.floor(place / BYTES)] as string[])[next - 1] = String.fromCharCode(byte);
    }
    return texts;
  }
}
