import type { TextColumn } from "../vocabulary/table.ts";

/** How many rows hold each text of a column, and the first row that does (−1: none). One pass. */
export function rowsPerText(column: TextColumn): { rows: Uint32Array; first: Int32Array } {
  const rows = new Uint32Array(column.texts.length);
  const first = new Int32Array(column.texts.length).fill(-1);
  for (let row = 0; row < column.index.length; row++) {
    const text = column.index[row] as number;
    rows[text] = (rows[text] as number) + 1;
    if (first[text] === -1) first[text] = row;
  }
  return { rows, first };
}
