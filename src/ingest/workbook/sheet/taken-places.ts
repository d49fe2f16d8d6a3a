import { CtcError } from "../../../vocabulary/errors.ts";
import { columnLetter } from "../../delimited/column-letter.ts";
import { type CellPlace, MOST_COLUMNS, MOST_ROWS } from "./cell-place.ts";

/**
 * Which rows and cells of a sheet have been read. A row that stands twice, a cell that names another
 * row than the one it stands in, and a cell that stands twice would put two pupils into one row.
 */
export class TakenPlaces {
  private readonly rows: Uint8Array = new Uint8Array(MOST_ROWS + 1);
  /** Column → the row in which it was last taken; each row comes once. */
  private readonly lastRow: Uint32Array = new Uint32Array(MOST_COLUMNS + 1);
  private row = 0;
  private readonly file: string;
  private readonly sheet: string;

  constructor(file: string, sheet: string) {
    this.file = file;
    this.sheet = sheet;
  }

  /** Begins a row. @throws CtcError workbook-damaged (sheet, row, column) if it has stood before */
  takeRow(row: number): void {
    if (this.rows[row] === 1) throw this.twice({ row, column: 1 });
    this.rows[row] = 1;
    this.row = row;
  }

  /**
   * Takes a cell of the row begun last.
   *
   * @throws CtcError workbook-damaged (sheet, row, column) if it is of another row or was taken;
   *   SyntaxError outside every row
   */
  takeCell(place: CellPlace): void {
    const { row, column } = place;
    if (this.row === 0) throw new SyntaxError("a cell outside every row");
    if (row !== this.row || this.lastRow[column] === row) throw this.twice(place);
    this.lastRow[column] = row;
  }

  private twice({ row, column: place }: CellPlace): CtcError {
    const { file, sheet } = this;
    const column = columnLetter(place);
    const part = `${sheet}!${column}${row}`;
    const reason = "place-twice";
    return new CtcError("workbook-damaged", { file, part, reason, sheet, row, column });
  }
}
