import { CtcError } from "../../../vocabulary/errors.ts";
import { columnLetter } from "../../delimited/column-letter.ts";
import type { Merge, Sheet } from "../sheet/read-sheet.ts";
import type { SheetHeader } from "./read-sheet-header.ts";

/**
 * Finds cells merged below the header that hold an answer. Of a merged area only the first cell has
 * a text; nobody can say whether it also is the answer of the other pupils or questions.
 *
 * @param sheetRow rows of the table as a spreadsheet counts them, ascending
 * @returns areas within one pupil's row that cover other named columns, as `B3:C3`, from the top
 * @throws CtcError cells-merged (sheet, range, row, pupils) where an area covers several pupils
 */
export function findMergedAnswers(
  sheet: Sheet,
  { bottom, names }: SheetHeader,
  sheetRow: Uint32Array,
  { file, sheetName }: { file: string; sheetName: string },
): readonly string[] {
  const below = [...sheet.merges, ...sheet.lowerMerges].filter((merge) => merge.bottom > bottom);
  if (below.length === 0) return [];
  const filled = filledCorners(sheet, below);
  const found = below
    .filter((merge) => filled.has(cornerOf(merge)))
    .sort((one, other) => one.top - other.top || one.left - other.left);
  const rowsUpTo = countsUpTo(sheetRow);
  const within: string[] = [];
  for (const merge of found) {
    const pupils = rowsUpTo(merge.bottom) - rowsUpTo(merge.top - 1);
    const range = rangeOf(merge);
    if (pupils > 1) {
      const facts = { file, sheet: sheetName, range, row: merge.top, pupils };
      throw new CtcError("cells-merged", facts);
    }
    const covered = names.slice(merge.left, merge.right).filter((name) => name !== "");
    if (pupils === 1 && covered.length > 0) within.push(range);
  }
  return within;
}

/** First cells of areas that hold something. */
function filledCorners({ cells }: Sheet, merges: readonly Merge[]): ReadonlySet<number> {
  const corners = new Set(merges.map(cornerOf));
  const filled = new Set<number>();
  for (let cell = 0; cell < cells.count; cell++) {
    const corner = keyOf(cells.rows[cell] as number, cells.columns[cell] as number);
    if (corners.has(corner)) filled.add(corner);
  }
  return filled;
}

const cornerOf = ({ top, left }: Merge): number => keyOf(top, left);

/** One number for a place; a sheet has 16,384 columns. */
function keyOf(row: number, column: number): number {
  return row * 32_768 + column;
}

/** How many rows of the table stand in or above a row of the sheet. */
function countsUpTo(sheetRow: Uint32Array): (row: number) => number {
  return (row) => {
    let low = 0;
    let high = sheetRow.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sheetRow[middle] as number) <= row) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function rangeOf({ top, bottom, left, right }: Merge): string {
  return `${columnLetter(left)}${top}:${columnLetter(right)}${bottom}`;
}
