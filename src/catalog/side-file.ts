import { CsvError, parse } from "csv-parse/sync";
import { CtcError } from "../vocabulary/errors.ts";
import { nearestNames } from "./nearest-name.ts";

/** A cell that cannot be used, and why. */
export type RefuseCell = (column: string, problem: string) => CtcError;

/** One row of a side file: its cells, outer blanks cut. */
export interface SideRow {
  /** Row as a spreadsheet counts, the header being row 1. */
  readonly row: number;
  /** The cell of a column that the file has; empty where it has no such column. */
  readonly cell: (column: string) => string;
  readonly refuse: RefuseCell;
}

export interface SideColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Rows of a small CSV file with known columns, in any order; blank rows are left out. The delimiter
 * is the one that the header holds: `;` if there is one, else `,`.
 *
 * @throws CtcError `side-file-row` {file, row, column, text, problem} for an unknown, missing or
 *   repeated column, a row that is longer or shorter than the header, and a quote that does not end.
 */
export function readSideFile(text: string, file: string, columns: SideColumns): SideRow[] {
  const [header = [], ...rows] = readCells(text.replace(/^\uFEFF/, ""), file);
  const names = header.map((cell) => cell.trim());
  checkHeader(names, file, columns);
  return rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    const row = index + 2;
    if (cells.length !== names.length) {
      const at = Math.min(cells.length, names.length);
      const problem = `the row has ${cells.length} cells, the header ${names.length}`;
      throw sideFileError(file, row, names[at] ?? String(at + 1), cells[at] ?? "", problem);
    }
    const cell = (column: string): string => (cells[names.indexOf(column)] ?? "").trim();
    const refuse: RefuseCell = (column, problem) =>
      sideFileError(file, row, column, cell(column), problem);
    return [{ row, cell, refuse }];
  });
}

function readCells(text: string, file: string): string[][] {
  const [firstLine = ""] = text.split(/\r\n|\n|\r/, 1);
  try {
    return parse(text, {
      delimiter: firstLine.includes(";") ? ";" : ",",
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const [row, column] = [Number(cause.lines ?? 1), Number(cause.column ?? 0) + 1];
    throw sideFileError(file, row, String(column), "", cause.message);
  }
}

function checkHeader(names: readonly string[], file: string, columns: SideColumns): void {
  const known = [...columns.required, ...columns.optional];
  const refuse = (column: string, problem: string): CtcError =>
    sideFileError(file, 1, column, column, problem);
  names.forEach((column, at) => {
    if (!known.includes(column)) {
      const [nearest = ""] = nearestNames(column, known, 1);
      throw refuse(column, `unknown column; the nearest known column is ${nearest}`);
    }
    if (names.indexOf(column) !== at) throw refuse(column, "the column stands twice");
  });
  const missing = columns.required.find((column) => !names.includes(column));
  if (missing !== undefined) throw refuse(missing, "the column is missing");
}

function sideFileError(
  file: string,
  row: number,
  column: string,
  text: string,
  problem: string,
): CtcError {
  return new CtcError("side-file-row", { file, row, column, text: text.slice(0, 40), problem });
}
