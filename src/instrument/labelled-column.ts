import type { TextColumn } from "../vocabulary/table.ts";

/**
 * The column with the labels of its values in place of the values, where the file declares them:
 * 1 is a boy in one file and a girl in the next, but "Pojke" is not. What the file declares as
 * missing becomes blank. For groups; answers are coded from values and labels both.
 */
export function labelledColumn(column: TextColumn): TextColumn {
  const { valueLabels, declaredMissing } = column;
  if (valueLabels === undefined && declaredMissing === undefined) return column;
  const texts = column.texts.map((text) =>
    declaredMissing?.has(text) ? "" : (valueLabels?.get(text) ?? text),
  );
  return { name: column.name, texts, index: column.index };
}
