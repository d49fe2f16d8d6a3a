/**
 * Name of a column as spreadsheets show it: A … Z, AA, AB …
 * @param column place of the column, from 1
 */
export function columnLetter(column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
