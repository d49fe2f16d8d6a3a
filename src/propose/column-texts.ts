import type { TextColumn } from "../vocabulary/table.ts";

/** The different texts of a column with the rows that hold them, blank ones left out. */
export function usedTexts(column: TextColumn): readonly { text: string; rows: number }[] {
  const rows = new Uint32Array(column.texts.length);
  for (let row = 0; row < column.index.length; row++) {
    const at = column.index[row] as number;
    rows[at] = (rows[at] as number) + 1;
  }
  return column.texts.flatMap((text, at) =>
    rows[at] === 0 || text.trim() === "" ? [] : [{ text, rows: rows[at] ?? 0 }],
  );
}

/** Share of the rows that are not blank whose text passes; 0 where all rows are blank. */
export function shareOfRows(
  texts: readonly { text: string; rows: number }[],
  passes: (text: string) => boolean,
): number {
  let [passing, all] = [0, 0];
  for (const { text, rows } of texts) {
    all += rows;
    if (passes(text)) passing += rows;
  }
  return all === 0 ? 0 : passing / all;
}
