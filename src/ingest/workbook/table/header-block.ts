import type { Merge, Sheet } from "../sheet/read-sheet.ts";
import { STORED_AS } from "../sheet/sheet-cells.ts";
import type { SheetRows } from "./sheet-rows.ts";

/** The rows that name the columns, as a spreadsheet counts them. */
export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
}

/** Rows that hold something which are looked at; the fullest of them tells how wide the table is. */
const SAMPLE = 1000;
/** More rows than any header has. */
const MOST_ROWS = 20;

/**
 * Finds the header of a sheet by the rules for delimited text: the first row that is filled in more
 * than half of the width; what stands above it are title lines. A row below title lines must hold
 * mostly names, else the first row of the sheet is the header.
 *
 * A header may have several rows. A row above it belongs to it when some of its cells are merged
 * over several columns and it has two filled cells or more (a title alone has one). It goes on
 * below where its cells are merged over several rows, and where it has such a row of groups and the
 * next row holds nothing but texts with mostly numbers under them: no pupil's answers look so.
 *
 * @param forcedRow first row of the header, where the caller knows better
 * @returns null for an empty sheet, and for a forced row that is empty
 */
export function findHeaderBlock(
  sheet: Sheet,
  sheetRows: SheetRows,
  forcedRow: number | undefined,
): HeaderBlock | null {
  const { rows, filled } = sheetRows;
  const found = forcedRow ?? detectedRow(sheet, sheetRows);
  const place = rows.indexOf(found);
  if (place < 0) return null;
  let top = place;
  if (forcedRow === undefined) {
    while (place - top < MOST_ROWS && isAbove(top - 1) && isGroupRow(top - 1)) top--;
  }
  let bottom = place;
  while (bottom - top < MOST_ROWS && continues(bottom)) bottom++;
  return { top: rows[top] as number, bottom: rows[bottom] as number };

  /** Whether the row stands directly above the one after it, without a blank row between. */
  function isAbove(at: number): boolean {
    return at >= 0 && rows[at] === (rows[at + 1] as number) - 1;
  }

  function isGroupRow(at: number): boolean {
    return (filled[at] as number) > 1 && sheet.merges.some((merge) => isWide(merge, rows[at]));
  }

  function continues(at: number): boolean {
    const next = rows[at + 1];
    if (next === undefined || !isAbove(at)) return false;
    const inMerge = (merge: Merge): boolean =>
      merge.top >= (rows[top] as number) && merge.top < next && merge.bottom >= next;
    if (sheet.merges.some(inMerge)) return true;
    const isGrouped = rows.subarray(top, at + 1).some((_, shift) => isGroupRow(top + shift));
    return isGrouped && isTextsOverNumbers(sheet, next, rows[at + 2]);
  }
}

const isWide = (merge: Merge, row: number | undefined): boolean =>
  merge.top === row && merge.right > merge.left;

function detectedRow(sheet: Sheet, { rows, filled }: SheetRows): number {
  const sample = filled.subarray(0, SAMPLE);
  const width = sample.reduce((most, cells) => Math.max(most, cells), 0);
  const full = sample.findIndex((cells) => cells * 2 > width);
  const isHeader = full === 0 || (full > 0 && hasNames(sheet, rows[full] as number));
  return rows[isHeader ? full : 0] ?? 0;
}

/** Whether most cells of a row are no numbers; years may name columns. */
function hasNames({ cells }: Sheet, row: number): boolean {
  let names = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    if (cells.rows[cell] !== row) continue;
    const text = cells.texts[cells.index[cell] as number] ?? "";
    names += isNumber(text) && !isYear(text) ? -1 : 1;
  }
  return names > 0;
}

const isNumber = (text: string): boolean => /^[\d\s.,;:%+-]+$/.test(text);
const isYear = (text: string): boolean => /^\s*(19|20)\d\d\s*$/.test(text);

/** Whether a row holds only texts, and the next one mostly numbers under them. */
function isTextsOverNumbers({ cells }: Sheet, row: number, next: number | undefined): boolean {
  const text = STORED_AS.indexOf("text");
  const columns = new Set<number>();
  for (let cell = 0; cell < cells.count; cell++) {
    if (cells.rows[cell] !== row) continue;
    if (cells.stored[cell] !== text) return false;
    columns.add(cells.columns[cell] as number);
  }
  let numbers = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    const isUnder = cells.rows[cell] === next && columns.has(cells.columns[cell] as number);
    if (isUnder && cells.stored[cell] !== text) numbers++;
  }
  return numbers * 2 > columns.size;
}
