import { CtcError } from "../../vocabulary/errors.ts";
import { columnLetter } from "./column-letter.ts";
import { LONGEST_CELL, PLAIN, QUOTE, type RecordScanner, TAIL } from "./record-scanner.ts";

/**
 * Refuses a record that is not, or may not be, what was written.
 *
 * @param expected cells of every record
 * @throws CtcError quote-unclosed, row-ragged (expected, found), quote-misplaced, cell-too-long
 */
export function refuseBroken(scanner: RecordScanner, expected: number, file: string): void {
  const { row, fields: found } = scanner;
  if (scanner.unclosed) throw new CtcError("quote-unclosed", { file, row });
  if (found !== expected) throw new CtcError("row-ragged", { file, row, expected, found });
  if (scanner.stray && isCut(scanner)) throw new CtcError("quote-misplaced", { file, row });
  refuseGlued(scanner, file);
  refuseLong(scanner, file);
}

/** @throws CtcError cell-too-long (column, bytes) */
export function refuseLong(scanner: RecordScanner, file: string): void {
  const { starts, ends, stored, row } = scanner;
  if (scanner.at - scanner.from <= LONGEST_CELL) return;
  for (let cell = 0; cell < stored; cell++) {
    const bytes = (ends[cell] as number) - (starts[cell] as number);
    if (bytes <= LONGEST_CELL) continue;
    throw new CtcError("cell-too-long", { file, row, column: columnLetter(cell + 1), bytes });
  }
}

/**
 * Refuses a record with a cell that closes its quotes and goes on (`"y"z`): no text of that cell is
 * the one that was written. A cell that begins and ends with a quote has inner ones, and is kept.
 *
 * @throws CtcError quote-misplaced
 */
export function refuseGlued(scanner: RecordScanner, file: string): void {
  if (!scanner.stray) return;
  const { bytes, ends, marks, stored, row } = scanner;
  for (let cell = 0; cell < stored; cell++) {
    if (marks[cell] === TAIL && bytes[(ends[cell] as number) - 1] !== QUOTE) {
      throw new CtcError("quote-misplaced", { file, row });
    }
  }
}

/**
 * Whether a quote stands inside a cell and another at the end of a later cell that did not begin
 * with one. So looks a quoted text that was cut at a delimiter in it, and what follows is shifted.
 */
function isCut({ bytes, starts, ends, marks, stored }: RecordScanner): boolean {
  let hasQuoteInside = false;
  for (let cell = 0; cell < stored; cell++) {
    const mark = marks[cell] as number;
    const text = bytes.subarray(starts[cell], ends[cell]);
    if (hasQuoteInside && mark === PLAIN && text.at(-1) === QUOTE) return true;
    hasQuoteInside ||= mark === TAIL || (mark === PLAIN && text.includes(QUOTE));
  }
  return false;
}
