/** What a spreadsheet takes for the start of a formula, in any width (NFKC makes `＝` a `=`). */
const STARTS_FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@]/u;
/** Some spreadsheets drop these at the start of a cell, or take what follows them for the cell. */
const STARTS_ODDLY = /^[\t\r\n\0]/;
const IS_NUMBER = /^-?\d+([.,]\d+)?$/;

/**
 * A text cell of a table that we write, so that no spreadsheet runs it as a formula: one apostrophe
 * in front of what begins with `=`, `+`, `-` or `@` (also behind blanks, invisible characters or in
 * full width), a tab or a line end. A plain number such as `-0.05` is none and stays. What begins with
 * apostrophes before such a sign gets one more, so that `plainCell` gives every text back.
 *
 * Source: OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection.
 */
export function defuseCell(text: string): string {
  const behind = text.replace(/^'+/, "");
  if (IS_NUMBER.test(behind)) return text;
  const isRun = STARTS_ODDLY.test(behind) || STARTS_FORMULA.test(behind.normalize("NFKC"));
  return isRun ? `'${text}` : text;
}

/** The text that `defuseCell` made harmless. */
export function plainCell(cell: string): string {
  const text = cell.slice(1);
  return cell.startsWith("'") && defuseCell(text) === cell ? text : cell;
}

/** A cell as RFC 4180 has it: in quotes where the delimiter, a quote or a line end stands in it. */
export function quoteCell(text: string, delimiter = ","): string {
  const isPlain = !text.includes(delimiter) && !/["\r\n]/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** Rows of cells as a table, RFC 4180: commas between cells, a line feed behind every row. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map((cell) => quoteCell(cell)).join(",")}\n`).join("");
}
