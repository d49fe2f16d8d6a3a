import { CtcError } from "../vocabulary/errors.ts";
import { compareNames, foldName } from "../vocabulary/names.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";

/**
 * The rows of one wave of a file with several. Another wave is another sample, so its rows are left
 * out of the design too, unlike those of another area.
 *
 * @throws CtcError `wave-ambiguous` when the file has several waves and none was chosen,
 *   `wave-unknown` when the chosen one is not in the wave column
 */
export function selectWave(
  table: Table,
  column: TextColumn | undefined,
  chosen: string | null,
  file: string,
): { table: Table; wave: string | null } {
  if (column === undefined) return { table, wave: chosen };
  const used = new Set(column.index);
  const waves = column.texts.filter((text, at) => used.has(at) && text.trim() !== "");
  const found = [...new Set(waves.map((text) => text.trim()))].sort(compareNames);
  if (chosen === null && found.length > 1) {
    throw new CtcError("wave-ambiguous", { file, column: column.name, found: found.join(", ") });
  }
  const wave = chosen ?? found[0] ?? null;
  if (wave === null) return { table, wave };
  if (!found.some((text) => foldName(text) === foldName(wave))) {
    throw new CtcError("wave-unknown", { file, wave, found: found.join(", ") });
  }
  if (found.length === 1) return { table, wave };
  const isOfWave = column.texts.map((text) => foldName(text) === foldName(wave));
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    if (isOfWave[column.index[row] as number]) rows.push(row);
  }
  return { table: selectRows(table, rows), wave };
}

function selectRows(table: Table, rows: readonly number[]): Table {
  const pick = (from: Uint32Array): Uint32Array => Uint32Array.from(rows, (row) => from[row] ?? 0);
  return {
    ...table,
    rows: rows.length,
    sheetRow: pick(table.sheetRow),
    columns: table.columns.map((column) => ({ ...column, index: pick(column.index) })),
  };
}
