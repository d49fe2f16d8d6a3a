import type { Table } from "../vocabulary/table.ts";
import { findColumn } from "./resolve-columns.ts";

/**
 * Time taken per respondent, from the first of these columns that the file has: seconds or minutes
 * as a number, or `12:30` and `1:02:30`. What is neither is not known.
 *
 * @returns seconds (or the column's own unit), NaN where not known; null where there is no column
 */
export function readDurations(table: Table, names: readonly string[]): Float64Array | null {
  const column = names.map((name) => findColumn(table, name)).find((found) => found !== undefined);
  if (column === undefined) return null;
  const times = column.texts.map(toTime);
  return Float64Array.from(column.index, (text) => times[text] ?? Number.NaN);
}

function toTime(text: string): number {
  const plain = text.trim().replace(",", ".");
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain);
  if (!/^\d+(:[0-5]\d){1,2}$/.test(plain)) return Number.NaN;
  return plain.split(":").reduce((sum, part) => 60 * sum + Number(part), 0);
}
