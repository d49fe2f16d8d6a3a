import { CtcError } from "../../vocabulary/errors.ts";
import { cellTexts } from "./cell-texts.ts";
import { columnLetter } from "./column-letter.ts";
import type { RecordScanner } from "./record-scanner.ts";
import { refuseGlued, refuseLong } from "./refuse-broken.ts";

/** More columns than any survey or spreadsheet has. */
export const MAXIMUM_COLUMNS = 100_000;

/** The header row. A name may be empty: such a column is left out if it has no content. */
export interface Header {
  /** Row as a spreadsheet counts. */
  readonly row: number;
  /** Trimmed, in Unicode normal form C. */
  readonly names: readonly string[];
  /** Cells of the row, with those after the last name. */
  readonly fields: number;
  /** Place of the last cell that holds a name: what every row must have. */
  readonly namedFields: number;
}

/**
 * Reads the record the scanner stands on as the header.
 *
 * @throws CtcError header-unclear (too many columns, or no name at all), header-duplicate (with
 *   both places), quote-unclosed, quote-misplaced, cell-too-long
 */
export function readHeader(scanner: RecordScanner, file: string): Header {
  const { row, fields } = scanner;
  if (scanner.unclosed) throw new CtcError("quote-unclosed", { file, row });
  refuseGlued(scanner, file);
  refuseLong(scanner, file);
  if (fields > MAXIMUM_COLUMNS) {
    throw new CtcError("header-unclear", { file, row, column: columnLetter(fields) });
  }
  const names = cellTexts(scanner).map((text) => text.trim().normalize("NFC"));
  const namedFields = names.findLastIndex((name) => name !== "") + 1;
  if (namedFields === 0) throw new CtcError("header-unclear", { file, row, column: "A" });
  refuseDuplicates(names, row, file);
  return { row, names, fields, namedFields };
}

/**
 * Refuses a name that stands twice; names may be empty.
 *
 * @throws CtcError header-duplicate with both places
 */
export function refuseDuplicates(names: readonly string[], row: number, file: string): void {
  const places = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const earlier = places.get(name);
    if (name !== "" && earlier !== undefined) {
      const [first, second] = [columnLetter(earlier + 1), columnLetter(index + 1)];
      throw new CtcError("header-duplicate", { file, row, column: name, first, second });
    }
    places.set(name, index);
  }
}
