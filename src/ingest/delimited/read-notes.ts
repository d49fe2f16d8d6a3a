import { CtcError } from "../../vocabulary/errors.ts";
import { cellTexts } from "./cell-texts.ts";
import type { RecordScanner } from "./record-scanner.ts";

/**
 * Whether a record below the table is a line of a note (source, definitions, footnotes) and not
 * one of a pupil: it lacks cells that every pupil has, and is prose: it has a letter, and nothing
 * behind its first cell but what follows a comma in prose, a blank.
 */
export function isNote(bytes: Uint8Array, scanner: RecordScanner, namedFields: number): boolean {
  if (scanner.fields >= namedFields || scanner.unclosed) return false;
  const [first = "", ...others] = cellTexts(bytes, scanner);
  return /\p{L}/u.test(first) && others.every((text) => text === "" || /^\s/.test(text));
}

/**
 * Reads from the first note, on which the scanner stands, to the end of the file; there may be
 * nothing but notes and blank lines, or it is no note but a broken row.
 *
 * @returns how many records hold notes
 * @throws CtcError row-ragged, with the row of the first note, if the table goes on behind it
 */
export function readNotes(
  bytes: Uint8Array,
  scanner: RecordScanner,
  namedFields: number,
  file: string,
): number {
  const { row, fields: found } = scanner;
  let notes = 1;
  while (scanner.next()) {
    if (isEmptyLine(bytes, scanner)) continue;
    if (!isNote(bytes, scanner, namedFields)) {
      throw new CtcError("row-ragged", { file, row, expected: namedFields, found });
    }
    notes++;
  }
  return notes;
}

function isEmptyLine(bytes: Uint8Array, scanner: RecordScanner): boolean {
  return scanner.fields === 1 && cellTexts(bytes, scanner)[0]?.trim() === "";
}
