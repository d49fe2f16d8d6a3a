import type { SheetCells } from "../sheet/sheet-cells.ts";

/** The rows of a sheet that hold something, from the top. */
export interface SheetRows {
  /** Row numbers as a spreadsheet shows them. */
  readonly rows: Uint32Array;
  /** Filled cells of each of these rows. */
  readonly filled: Uint32Array;
  /** Last column that holds something, from 1; 0 in an empty sheet. */
  readonly lastColumn: number;
}

/** Finds the rows that hold something; a file may hold them in any order. */
export function findSheetRows(cells: SheetCells): SheetRows {
  let lastRow = 0;
  let lastColumn = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    lastRow = Math.max(lastRow, cells.rows[cell] as number);
    lastColumn = Math.max(lastColumn, cells.columns[cell] as number);
  }
  const filledOf = new Uint32Array(lastRow + 1);
  for (let cell = 0; cell < cells.count; cell++) {
    const row = cells.rows[cell] as number;
    filledOf[row] = (filledOf[row] as number) + 1;
  }
  const rows = Uint32Array.from(filledOf.keys()).filter((row) => (filledOf[row] as number) > 0);
  return { rows, filled: rows.map((row) => filledOf[row] as number), lastColumn };
}
