import { CsvError, parse } from "csv-parse/sync";
import { CtcError, type Facts } from "../vocabulary/errors.ts";
import type { ProblemCode } from "../vocabulary/problem.ts";
import { nearName } from "./nearest-name.ts";

/** A cell that cannot be used, and why. */
export type RefuseCell = (column: string, problem: ProblemCode, facts?: Facts) => CtcError;

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
 * @throws CtcError `side-file-row` {file, row, column, text, problem, and what it tells} for an unknown, missing or
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
      const cell = { file, row, column: names[at] ?? String(at + 1), text: cells[at] ?? "" };
      throw sideFileError(cell, "row-cells", { cells: cells.length, names: names.length });
    }
    const cell = (column: string): string => (cells[names.indexOf(column)] ?? "").trim();
    const refuse: RefuseCell = (column, problem, facts) =>
      sideFileError({ file, row, column, text: cell(column) }, problem, facts);
    return [{ row, cell, refuse }];
  });
}

/** What csv-parse says of quotes. */
const QUOTE_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  CSV_QUOTE_NOT_CLOSED: "quote-not-closed",
  INVALID_OPENING_QUOTE: "quote-inside",
  CSV_INVALID_CLOSING_QUOTE: "quote-goes-on",
};

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
    const problem = QUOTE_PROBLEMS[cause.code] ?? "csv-unreadable";
    throw sideFileError({ file, row, column: String(column), text: "" }, problem);
  }
}

function checkHeader(names: readonly string[], file: string, columns: SideColumns): void {
  const known = [...columns.required, ...columns.optional];
  const refuse: RefuseCell = (column, problem, facts) =>
    sideFileError({ file, row: 1, column, text: column }, problem, facts);
  names.forEach((column, at) => {
    if (!known.includes(column)) {
      const nearest = nearName(column, known);
      throw nearest === undefined
        ? refuse(column, "column-unknown-alone", { known: known.join(", ") })
        : refuse(column, "column-unknown", { nearest });
    }
    if (names.indexOf(column) !== at) throw refuse(column, "column-twice");
  });
  const missing = columns.required.find((column) => !names.includes(column));
  if (missing !== undefined) throw refuse(missing, "column-missing");
}

interface SideCell {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

function sideFileError(cell: SideCell, problem: ProblemCode, facts: Facts = {}): CtcError {
  return new CtcError("side-file-row", {
    ...facts,
    ...cell,
    text: cell.text.slice(0, 40),
    problem,
  });
}
