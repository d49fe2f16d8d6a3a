import { CtcError } from "../../../vocabulary/errors.ts";
import type { ReadRequest } from "../../../vocabulary/read-request.ts";
import { columnLetter } from "../../delimited/column-letter.ts";
import { refuseDuplicates } from "../../delimited/read-header.ts";
import { headerRows } from "../../header-rows.ts";
import type { Sheet } from "../sheet/read-sheet.ts";
import { findHeaderBlock, type HeaderBlock } from "./header-block.ts";
import type { SheetRows } from "./sheet-rows.ts";

/** The header of a sheet. */
export interface SheetHeader extends HeaderBlock {
  /** Place of a column, from 0 → its name, which may be empty. Trimmed, in Unicode normal form C. */
  readonly names: readonly string[];
  /** Place of a column → its question text, where the header has such a row. */
  readonly labels: readonly string[];
  /** Whether names were joined from several rows. */
  readonly isJoined: boolean;
}

/** Between the parts of a name that stands in several rows. */
const BETWEEN = " / ";
/** Names, question texts, import ids: the longest header of a platform. */
const LONGEST = 3;

/**
 * Reads the header of a sheet. Where cells of it are merged, a name is what stands in its rows from
 * top to bottom; a merged cell speaks for all columns and rows that it covers, and is said once.
 * Else the first row has the names, and the rows below it are what `headerRows` makes of them.
 *
 * @throws CtcError header-row-beyond (row, rows) where the row asked for is below the sheet;
 *   header-duplicate with both places; header-unclear where there is no name at all
 */
export function readSheetHeader(sheet: Sheet, rows: SheetRows, request: ReadRequest): SheetHeader {
  const { file } = request;
  const lastRow = rows.rows.at(-1) ?? 0;
  if (request.headerRow !== undefined && request.headerRow > lastRow) {
    throw new CtcError("header-row-beyond", { file, row: request.headerRow, rows: lastRow });
  }
  const block = findHeaderBlock(sheet, rows, request.headerRow);
  if (block === null) {
    throw new CtcError("header-unclear", { file, row: request.headerRow ?? 1, column: "A" });
  }
  const header = block.top < block.bottom ? joined(sheet, block, rows) : plain(sheet, block, rows);
  if (header.names.every((name) => name === "")) {
    throw new CtcError("header-unclear", { file, row: block.top, column: columnLetter(1) });
  }
  refuseDuplicates(header.names, block.top, file);
  return header;

  function plain(of: Sheet, { top }: HeaderBlock, { lastColumn }: SheetRows): SheetHeader {
    const [names = [], ...below] = headerGrid(of, { top, bottom: top + LONGEST - 1 }, lastColumn);
    const found = headerRows(names, below, request.headerRows);
    return { top, bottom: top + found.rows - 1, names, labels: found.labels, isJoined: false };
  }
}

function joined(sheet: Sheet, block: HeaderBlock, { lastColumn }: SheetRows): SheetHeader {
  const grid = headerGrid(sheet, block, lastColumn);
  const names = Array.from({ length: lastColumn }, (_, column) =>
    grid
      .map((row) => row[column] ?? "")
      .filter((part, at, parts) => part !== "" && part !== parts[at - 1])
      .join(BETWEEN),
  );
  return { ...block, names, labels: [], isJoined: true };
}

/** Texts of some rows, merged cells filled. */
function headerGrid(
  { cells, merges }: Sheet,
  { top, bottom }: HeaderBlock,
  width: number,
): string[][] {
  const grid = Array.from({ length: bottom - top + 1 }, () => new Array<string>(width).fill(""));
  for (let cell = 0; cell < cells.count; cell++) {
    const row = grid[(cells.rows[cell] as number) - top];
    if (row === undefined) continue;
    const text = cells.texts[cells.index[cell] as number] ?? "";
    row[(cells.columns[cell] as number) - 1] = text.trim().normalize("NFC");
  }
  for (const { top: first, bottom: last, left, right } of merges) {
    const text = grid[first - top]?.[left - 1] ?? "";
    if (text === "") continue;
    for (const row of grid.slice(first - top, last - top + 1)) {
      row.fill(text, left - 1, Math.min(right, width));
    }
  }
  return grid;
}
