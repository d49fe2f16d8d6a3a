import type { Table, TextColumn, TextIndex } from "../vocabulary/table.ts";

/** What of a table is wanted. */
export interface TableCsvRequest {
  /** Value labels instead of codes, where a column has them. */
  readonly labels: boolean;
  /** How many rows at most; all without it. ≥ 0. */
  readonly rows?: number;
}

/** Length of a piece: long enough to be worth a write, short enough to wait for a slow reader. */
const PIECE_LENGTH = 1 << 16;

/**
 * The table as it was read, as CSV: RFC 4180, comma, LF, header first; cells as they are, formulas
 * too, for this is the survey and no publication. In pieces of whole rows, because a survey can be
 * longer than a string.
 *
 * Cells with any common delimiter are quoted, so that no reader that guesses takes that for the
 * delimiter; so is the only cell of a row where it is empty, for that would be a blank line.
 */
export function* tableCsv(table: Table, { labels, rows }: TableCsvRequest): Generator<string> {
  const cells = table.columns.map((column) => cellsOf(column, labels));
  const indexes = table.columns.map(({ index }) => index);
  const last = Math.min(rows ?? table.rows, table.rows);
  let piece = line(table.columns.map(({ name }) => quote(name)));
  const row = new Array<string>(cells.length);
  for (let at = 0; at < last; at++) {
    for (let column = 0; column < row.length; column++) {
      const index = (indexes[column] as TextIndex)[at] as number;
      row[column] = (cells[column] as readonly string[])[index] as string;
    }
    piece += line(row);
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** Each different text of a column as it is written: quoted once, however often it occurs. */
function cellsOf({ texts, valueLabels }: TextColumn, labels: boolean): readonly string[] {
  return texts.map((text) => quote((labels ? valueLabels?.get(text) : undefined) ?? text));
}

function line(cells: readonly string[]): string {
  const [only] = cells;
  return cells.length === 1 && only === "" ? '""\n' : `${cells.join(",")}\n`;
}

function quote(cell: string): string {
  return /[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
