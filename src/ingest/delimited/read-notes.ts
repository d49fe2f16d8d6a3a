import { CtcError } from "../../vocabulary/errors.ts";
import { cellTexts } from "./cell-texts.ts";
import type { RecordScanner } from "./record-scanner.ts";

/** Records below the table that hold notes; rows as a spreadsheet counts, 0 where there are none. */
export interface Notes {
  readonly rows: number;
  readonly first: number;
  readonly last: number;
}

export const NO_NOTES: Notes = { rows: 0, first: 0, last: 0 };

/**
 * Whether a record below the table is a line of a note (source, definitions, footnotes) and not
 * one of a pupil: it lacks cells that every pupil has, and is prose: it has a letter, and nothing
 * behind its first cell but what follows a comma in prose, a blank.
 */
export function isNote(scanner: RecordScanner, namedFields: number): boolean {
  if (scanner.fields >= namedFields || scanner.unclosed) return false;
  const [first = "", ...others] = cellTexts(scanner);
  return /\p{L}/u.test(first) && others.every((text) => text === "" || /^\s/.test(text));
}

/**
 * Reads from the first note, on which the scanner stands, to the end of the file; there may be
 * nothing but notes and blank lines, or it is no note but a broken row.
 *
 * @returns how many records hold notes, the first and the last of them
 * @throws CtcError row-ragged, with the row of the first note, if the table goes on behind it
 */
export function readNotes(scanner: RecordScanner, namedFields: number, file: string): Notes {
  const { row, fields: found } = scanner;
  let rows = 1;
  let last = row;
  while (scanner.next()) {
    if (isEmptyLine(scanner)) continue;
    if (!isNote(scanner, namedFields)) {
      throw new CtcError("row-ragged", { file, row, expected: namedFields, found });
    }
    rows++;
    last = scanner.row;
  }
  return { rows, first: row, last };
}

function isEmptyLine(scanner: RecordScanner): boolean {
  return scanner.fields === 1 && cellTexts(scanner)[0]?.trim() === "";
}
