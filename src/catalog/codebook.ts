import { readSideFile } from "./side-file.ts";

const COLUMNS = { required: ["column", "question"], optional: [] };

/**
 * Which question stands behind each column of an export, from a small CSV file
 * `column,question`: what a survey platform or a codebook tells where the export has names only.
 * Rows without a question are left out.
 *
 * @param file base name, for messages.
 * @throws CtcError `side-file-row` {file, row, column, text, problem}: a column stands twice, or the
 *   file is not of this form.
 */
export function readCodebook(text: string, file: string): ReadonlyMap<string, string> {
  const questions = new Map<string, string>();
  for (const { cell, refuse } of readSideFile(text, file, COLUMNS)) {
    const [column, question] = [cell("column"), cell("question")];
    if (questions.has(column)) throw refuse("column", "stands-above");
    if (question !== "") questions.set(column, question);
  }
  return questions;
}
