import { CtcError } from "../../vocabulary/errors.ts";
import { CellDictionary } from "./cell-dictionary.ts";
import type { Header } from "./read-header.ts";
import type { RecordScanner } from "./record-scanner.ts";

/** Cells that are coded before they are dealt out to their columns. */
const BLOCK_CELLS = 1 << 15;

/** The body of a file: as many columns as the header has cells, named or not. */
export interface Body {
  readonly rows: number;
  readonly sheetRow: Uint32Array;
  readonly texts: readonly (readonly string[])[];
  readonly indexes: readonly Uint32Array[];
}

/**
 * Reads all records behind the header. A blank line is skipped, but in a file of one column it is
 * an empty cell, unless nothing but blank lines follows.
 *
 * @throws CtcError row-ragged where a record lacks a named column or has a filled cell too many,
 *   quote-unclosed, header-unclear where a column without a name has content
 */
export function readRows(
  bytes: Uint8Array,
  scanner: RecordScanner,
  header: Header,
  file: string,
): Body {
  const body = new BodyBuilder(bytes, scanner, header.fields);
  let blankLines = 0;
  while (scanner.next()) {
    if (scanner.blank) {
      blankLines++;
      continue;
    }
    if (header.fields === 1) body.addEmptyRows(blankLines);
    blankLines = 0;
    refuseBadRecord(scanner, header, file);
    body.addRecord();
  }
  return body.finish();
}

function refuseBadRecord(scanner: RecordScanner, header: Header, file: string): void {
  const { row, fields } = scanner;
  if (scanner.unclosed) throw new CtcError("quote-unclosed", { file, row });
  const expected = header.namedFields;
  const tooMany = fields !== header.fields && scanner.lastFilled > expected;
  if (fields < expected || tooMany) {
    throw new CtcError("row-ragged", { file, row, expected, found: fields });
  }
}

/** Codes records row by row into a block, and deals full blocks out to the columns. */
class BodyBuilder {
  private readonly bytes: Uint8Array;
  private readonly scanner: RecordScanner;
  private readonly width: number;
  private readonly dictionary: CellDictionary;
  private readonly block: Uint32Array;
  private readonly blockRows: Uint32Array;
  private inBlock = 0;
  private rows = 0;
  private readonly bodyStart: number;
  private indexes: Uint32Array[];
  private sheetRow: Uint32Array = new Uint32Array(0);

  constructor(bytes: Uint8Array, scanner: RecordScanner, width: number) {
    this.bytes = bytes;
    this.scanner = scanner;
    this.width = width;
    this.bodyStart = scanner.at;
    this.dictionary = new CellDictionary(bytes, width);
    const rows = Math.max(1, Math.floor(BLOCK_CELLS / width));
    this.block = new Uint32Array(rows * width);
    this.blockRows = new Uint32Array(rows);
    this.indexes = Array.from({ length: width }, () => new Uint32Array(0));
  }

  addRecord(): void {
    this.dictionary.codeRecord(this.scanner, this.block, this.inBlock * this.width);
    this.endRow(this.scanner.row);
  }

  /** Rows of a one-column file that hold an empty cell, directly above the record just scanned. */
  addEmptyRows(count: number): void {
    const firstRow = this.scanner.row - count;
    for (let row = firstRow; row < firstRow + count; row++) {
      this.block[this.inBlock] = this.dictionary.emptyCode(0);
      this.endRow(row);
    }
  }

  finish(): Body {
    this.flush();
    return {
      rows: this.rows,
      sheetRow: fitted(this.sheetRow, this.rows),
      texts: this.dictionary.texts,
      indexes: this.indexes.map((index) => fitted(index, this.rows)),
    };
  }

  private endRow(sheetRow: number): void {
    this.blockRows[this.inBlock++] = sheetRow;
    if (this.inBlock === this.blockRows.length) this.flush();
  }

  private flush(): void {
    const { block, inBlock, rows, width } = this;
    const room = rows + inBlock > this.sheetRow.length ? this.roomNeeded() : this.sheetRow.length;
    this.sheetRow = withRoom(this.sheetRow, room);
    this.sheetRow.set(this.blockRows.subarray(0, inBlock), rows);
    for (let column = 0; column < width; column++) {
      const index = withRoom(this.indexes[column] as Uint32Array, room);
      for (let row = 0, from = column; row < inBlock; row++, from += width) {
        index[rows + row] = block[from] as number;
      }
      this.indexes[column] = index;
    }
    this.rows += inBlock;
    this.inBlock = 0;
  }

  /**
   * Rows to make room for: as many as the bytes read so far promise for the whole file, and at
   * least a quarter more than before, so that copying stays linear whatever the rows are like.
   */
  private roomNeeded(): number {
    const now = this.rows + this.inBlock;
    const read = this.scanner.at - this.bodyStart;
    const left = this.bytes.length - this.scanner.at;
    const promised = now + Math.ceil(((now * left) / read) * 1.02);
    return Math.max(promised, Math.ceil(this.rows * 1.25));
  }
}

function withRoom(index: Uint32Array, room: number): Uint32Array {
  if (index.length >= room) return index;
  const larger = new Uint32Array(room);
  larger.set(index);
  return larger;
}

/** The first `rows` entries; copied when much of the memory behind them would be idle. */
function fitted(index: Uint32Array, rows: number): Uint32Array {
  return index.length > rows * 1.1 ? index.slice(0, rows) : index.subarray(0, rows);
}
