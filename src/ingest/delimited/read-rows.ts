import { CtcError } from "../../vocabulary/errors.ts";
import type { TextIndex } from "../../vocabulary/table.ts";
import { CellDictionary, type CodeBlock } from "./cell-dictionary.ts";
import { cellTexts } from "./cell-texts.ts";
import type { Header } from "./read-header.ts";
import { isNote, NO_NOTES, type Notes, readNotes } from "./read-notes.ts";
import { QUOTED, type RecordScanner } from "./record-scanner.ts";
import { refuseBroken } from "./refuse-broken.ts";
import { fitted, withRoom } from "./text-index.ts";

/** Cells that are coded before they are dealt out to their columns. */
const BLOCK_CELLS = 1 << 15;
/** Different texts of two bytes or more: each takes some 40 bytes of memory, in a heap of 2 to 4 GB. */
const MOST_TEXTS = 2 ** 25;

/** The body of a file: as many columns as the header has cells, named or not. */
export interface Body {
  readonly rows: number;
  readonly sheetRow: Uint32Array;
  readonly texts: readonly (readonly string[])[];
  readonly indexes: readonly TextIndex[];
  readonly notes: Notes;
}

/**
 * Reads all records behind the header. A blank line is skipped, but in a file of one column it is
 * an empty cell, unless nothing but blank lines follows. Notes below the table are left out and
 * counted, if the first blank line of the body parts them from it (`isNote`, `readNotes`).
 *
 * @throws CtcError row-ragged where a record has other cells than the header, header-row-names
 *   where the first record has a counter before its first named cell, quote-unclosed,
 *   quote-misplaced, cell-too-long, file-unreadable where there are too many different texts
 */
export function readRows(scanner: RecordScanner, header: Header, file: string): Body {
  const body = new BodyBuilder(scanner, header.fields, file);
  let width: number | null = null;
  let blankLines = 0;
  let gaps = 0;
  for (;;) {
    // Behind a blank line may stand notes: not for the fast lane.
    if (blankLines === 0 && width === header.fields) body.addPlainRecords();
    if (!scanner.next()) return body.finish(NO_NOTES);
    if (scanner.blank) {
      if (blankLines === 0 && body.rows > 0) gaps++;
      blankLines++;
      continue;
    }
    body.addEmptyRows(blankLines);
    if (blankLines > 0 && gaps === 1 && isNote(scanner, header.namedFields)) {
      return body.finish(readNotes(scanner, header.namedFields, file));
    }
    blankLines = 0;
    width ??= widthOf(scanner, header, file);
    refuseBroken(scanner, width, file);
    body.addRecord();
  }
}

/**
 * Cells of every record: as many as the header has, with or without those behind its last name. A
 * record with one empty cell more may be a pupil whose answers are shifted by a stray delimiter.
 */
function widthOf(scanner: RecordScanner, { fields, namedFields }: Header, file: string): number {
  const { row, fields: found } = scanner;
  if (fields === namedFields && found === fields + 1 && scanner.marks[0] === QUOTED) {
    // R's write.table quotes its row names and gives their column no place in the header.
    const [first] = cellTexts(scanner);
    if (first === "1") throw new CtcError("header-row-names", { file, row, column: "A" });
  }
  return found === namedFields ? namedFields : fields;
}

/** Codes records row by row into a block, and deals full blocks out to the columns. */
class BodyBuilder {
  private readonly scanner: RecordScanner;
  private readonly width: number;
  private readonly file: string;
  private readonly dictionary: CellDictionary;
  private readonly block: CodeBlock;
  private readonly blockRows: Uint32Array;
  private flushed = 0;
  private readonly bodyStart: number;
  private indexes: TextIndex[];
  private sheetRow: Uint32Array = new Uint32Array(0);

  constructor(scanner: RecordScanner, width: number, file: string) {
    this.file = file;
    this.scanner = scanner;
    this.width = width;
    this.bodyStart = scanner.at;
    this.dictionary = new CellDictionary(scanner, width);
    const room = Math.max(1, Math.floor(BLOCK_CELLS / width));
    this.block = { codes: new Uint32Array(room * width), room, filled: 0 };
    this.blockRows = new Uint32Array(room);
    this.indexes = Array.from({ length: width }, () => new Uint8Array(0));
  }

  /** Records for the fast lane, as many as follow each other. */
  addPlainRecords(): void {
    const { dictionary, scanner, block } = this;
    for (;;) {
      const lineEnd = dictionary.codePlainRecord(scanner.at, block);
      if (lineEnd < 0) return;
      scanner.pass(lineEnd);
      this.endRow(scanner.row);
    }
  }

  addRecord(): void {
    this.dictionary.codeRecord(this.scanner, this.block);
    this.endRow(this.scanner.row);
  }

  /** In a file of one column a blank line above the record just scanned is a row with an empty cell. */
  addEmptyRows(count: number): void {
    if (this.width > 1) return;
    const firstRow = this.scanner.row - count;
    for (let row = firstRow; row < firstRow + count; row++) {
      this.block.codes[this.block.filled] = this.dictionary.emptyCode(0);
      this.endRow(row);
    }
  }

  /** Rows added so far. */
  get rows(): number {
    return this.flushed + this.block.filled;
  }

  finish(notes: Notes): Body {
    this.flush();
    return {
      rows: this.rows,
      sheetRow: this.sheetRow.slice(0, this.rows),
      texts: this.dictionary.texts(),
      indexes: this.indexes.map((index) => fitted(index, this.rows)),
      notes,
    };
  }

  private endRow(sheetRow: number): void {
    const { block } = this;
    this.blockRows[block.filled++] = sheetRow;
    if (block.filled === block.room) this.flush();
  }

  private flush(): void {
    const { block, dictionary, flushed: rows, width } = this;
    const { codes, filled } = block;
    if (dictionary.longTexts > MOST_TEXTS) {
      throw new CtcError("file-unreadable", { file: this.file, reason: "too-many-texts" });
    }
    if (rows + filled > this.sheetRow.length) {
      const larger = new Uint32Array(this.roomNeeded());
      larger.set(this.sheetRow);
      this.sheetRow = larger;
    }
    const room = this.sheetRow.length;
    this.sheetRow.set(this.blockRows.subarray(0, filled), rows);
    for (let column = 0; column < width; column++) {
      const index = withRoom(this.indexes[column] as TextIndex, room, dictionary.textsOf(column));
      const from = column * block.room;
      index.set(codes.subarray(from, from + filled), rows);
      this.indexes[column] = index;
    }
    this.flushed += filled;
    block.filled = 0;
  }

  /**
   * Rows to make room for: as many as the bytes read so far promise for the whole file, and at
   * least a quarter more than before, so that copying stays linear whatever the rows are like.
   */
  private roomNeeded(): number {
    const now = this.rows;
    const read = this.scanner.at - this.bodyStart;
    const left = this.scanner.bytes.length - this.scanner.at;
    const promised = now + Math.ceil(((now * left) / read) * 1.02);
    return Math.max(promised, Math.ceil(this.flushed * 1.25));
  }
}
