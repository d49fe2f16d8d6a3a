import { CtcError } from "../vocabulary/errors.ts";
import { compareNames, foldName } from "../vocabulary/names.ts";
import { isOptionText } from "../vocabulary/option-text.ts";
import type { Table, TextColumn, TextIndex } from "../vocabulary/table.ts";
import { rowsPerText } from "./rows-per-text.ts";

/** The rows of one wave, its label, and how many rows say of no wave that they belong to it. */
interface Selected {
  readonly table: Table;
  readonly wave: string | null;
  readonly without: number;
}

/**
 * The rows of one wave of a file. Another wave is another sample, so its rows are left out of the
 * design too, unlike those of another area; so are rows without a wave, which are counted.
 *
 * @throws CtcError `wave-ambiguous` when the file has several waves and none was chosen,
 *   `wave-unknown` when the chosen one is not in the wave column
 */
export function selectWave(
  table: Table,
  column: TextColumn | undefined,
  chosen: string | null,
  file: string,
): Selected {
  if (column === undefined) return { table, wave: chosen, without: 0 };
  const used = new Set(column.index);
  const waves = column.texts.filter((text, at) => used.has(at) && text.trim() !== "");
  const found = [...new Set(waves.map((text) => text.trim()))].sort(compareNames);
  const named = wavesInWords(found, column);
  if (chosen === null && found.length > 1) {
    throw new CtcError("wave-ambiguous", { file, column: column.name, found: named });
  }
  const wave = chosen ?? found[0] ?? null;
  if (wave === null) return { table, wave, without: 0 };
  if (!found.some((text) => foldName(text) === foldName(wave))) {
    throw new CtcError("wave-unknown", { file, wave, found: named });
  }
  const isOfWave = column.texts.map((text) => foldName(text) === foldName(wave));
  const isBlank = column.texts.map((text) => text.trim() === "");
  const rows: number[] = [];
  let without = 0;
  for (let row = 0; row < table.rows; row++) {
    const text = column.index[row] as number;
    if (isOfWave[text]) rows.push(row);
    else if (isBlank[text]) without++;
  }
  return { table: rows.length === table.rows ? table : selectRows(table, rows), wave, without };
}

/** Waves named in a message, at most. */
const MOST_WAVES = 12;

/** The waves for a message; of a column that holds something else, ids or words, how many there are. */
function wavesInWords(found: readonly string[], column: TextColumn): string {
  const { rows } = rowsPerText(column);
  const cellsOf = new Map(column.texts.map((text, at) => [text.trim(), rows[at] ?? 0]));
  const told = found.filter((text) => isOptionText(text, cellsOf.get(text) ?? 0));
  const shown = told.slice(0, MOST_WAVES);
  const rest = found.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… (+${rest})`] : [])].join(", ");
}

function selectRows(table: Table, rows: readonly number[]): Table {
  const pick = (from: TextIndex): Uint32Array => Uint32Array.from(rows, (row) => from[row] ?? 0);
  return {
    ...table,
    rows: rows.length,
    sheetRow: pick(table.sheetRow),
    columns: table.columns.map((column) => ({ ...column, index: pick(column.index) })),
  };
}
