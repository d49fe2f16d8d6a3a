import type { SheetCells } from "../sheet/sheet-cells.ts";
import type { SheetHeader } from "./read-sheet-header.ts";
import type { SheetRows } from "./sheet-rows.ts";

/**
 * Counts the rows at the end of a sheet that hold notes (source, definitions, footnotes) and no
 * pupil: each with one cell, in the first named column, of several words; together behind a blank
 * row. A pupil who only has an id is no note, nor is anything in a table of one column.
 */
export function countNoteRows(
  cells: SheetCells,
  { rows, filled }: SheetRows,
  { bottom, names }: SheetHeader,
): number {
  const firstColumn = names.findIndex((name) => name !== "") + 1;
  if (names.filter((name) => name !== "").length < 2) return 0;
  const prose = rowsOfProse(cells, firstColumn);
  let first = rows.length;
  for (; first > 0; first--) {
    const row = rows[first - 1] as number;
    if (row <= bottom || filled[first - 1] !== 1 || !prose.has(row)) break;
  }
  const above = rows[first - 1] ?? 0;
  const hasGap = first < rows.length && (rows[first] as number) > above + 1;
  return hasGap && above > bottom ? rows.length - first : 0;
}

function rowsOfProse({ count, rows, columns, texts, index }: SheetCells, column: number) {
  const isProse = texts.map((text) => /\p{L}/u.test(text) && /\S\s+\S/.test(text));
  const found = new Set<number>();
  for (let cell = 0; cell < count; cell++) {
    if (columns[cell] === column && isProse[index[cell] as number]) found.add(rows[cell] as number);
  }
  return found;
}
