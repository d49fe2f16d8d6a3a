import type { Duplicates } from "../vocabulary/check.ts";
import { HIGHEST_MISSING, type Responses } from "../vocabulary/responses.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";

/** Fewer equal answers than this are no wonder, however the questionnaire is. */
const LEAST_ANSWERS = 20;

/**
 * Rows with the same id, and rows with the same answer or the same gap at every question. The
 * second kind counts only where at least half of the questions asked, and never fewer than 20, were
 * answered with more than one code: short rows, and rows of one code, are equal by chance.
 */
export function findDuplicates(
  table: Table,
  id: readonly TextColumn[] | undefined,
  responses: Responses,
): Duplicates {
  const columns = [...responses.answers.values()];
  const answersNeeded = Math.max(LEAST_ANSWERS, Math.ceil(columns.length / 2));
  const answersOf = (row: number): string | null => {
    const codes = columns.map((column) => column[row] as number);
    const given = codes.filter((code) => code > HIGHEST_MISSING);
    return given.length < answersNeeded || new Set(given).size < 2 ? null : codes.join(",");
  };
  return {
    sameId: id === undefined ? [] : equalRows(table, (row) => idOf(id, row)),
    sameAnswers: equalRows(table, answersOf),
    answersNeeded,
  };
}

function idOf(columns: readonly TextColumn[], row: number): string | null {
  const parts = columns.map(({ texts, index }) => (texts[index[row] as number] ?? "").trim());
  return parts.some((part) => part === "") ? null : JSON.stringify(parts);
}

/** Rows that share a key, as a spreadsheet counts them; null shares with nobody. */
function equalRows(
  table: Table,
  keyOf: (row: number) => string | null,
): readonly (readonly number[])[] {
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const key = keyOf(row);
    if (key === null) continue;
    const rows = rowsOf.get(key) ?? [];
    rows.push(table.sheetRow[row] as number);
    rowsOf.set(key, rows);
  }
  return [...rowsOf.values()].filter((rows) => rows.length > 1);
}
