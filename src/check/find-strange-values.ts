import type { StrangeValue } from "../vocabulary/check.ts";
import { MISSING } from "../vocabulary/responses.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";

/** How many rows are named for one value. */
const SHOWN = 10;

export type ReleaseText = (text: string, cells: number) => string | null;

/** One value by its column, what the column is, and whether a row's cell is strange. */
interface Source {
  readonly column: TextColumn;
  readonly item: string;
  readonly isStrange: (row: number) => boolean;
}

/** Undeclared values of coded items, one entry for each text, in the order of the items. */
export function findOutOfRange(
  table: Table,
  itemColumns: ReadonlyMap<string, TextColumn>,
  answers: ReadonlyMap<string, Int16Array>,
  releaseText: ReleaseText,
): readonly StrangeValue[] {
  return [...itemColumns].flatMap(([item, column]) => {
    const codes = answers.get(item);
    const isStrange = (row: number): boolean => codes?.[row] === MISSING.out_of_range;
    return strangeValues({ column, item, isStrange }, table, releaseText);
  });
}

/** Values of one column, by their texts, in order of first appearance. */
export function strangeValues(
  { column, item, isStrange }: Source,
  table: Table,
  releaseText: ReleaseText,
): readonly StrangeValue[] {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < table.rows; row++) {
    if (!isStrange(row)) continue;
    const text = column.index[row] as number;
    const rows = rowsOf.get(text) ?? [];
    rows.push(table.sheetRow[row] as number);
    rowsOf.set(text, rows);
  }
  return [...rowsOf].map(([text, rows]) => ({
    column: column.name,
    item,
    text: releaseText(column.texts[text] ?? "", rows.length),
    rows: rows.slice(0, SHOWN),
    cells: rows.length,
  }));
}
