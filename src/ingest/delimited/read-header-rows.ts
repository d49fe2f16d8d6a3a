import { CtcError } from "../../vocabulary/errors.ts";
import { type HeaderRows, headerRows } from "../header-rows.ts";
import { cellTexts } from "./cell-texts.ts";
import { type Header, MAXIMUM_COLUMNS } from "./read-header.ts";
import { RecordScanner } from "./record-scanner.ts";
import { refuseLong } from "./refuse-broken.ts";

/** The longest header that is found by itself: names, question texts, import ids. */
const LONGEST = 3;

/**
 * Finds the rows of the header below the names, and moves the scanner, which stands on the names,
 * to the last of them.
 *
 * @throws CtcError quote-unclosed, cell-too-long in one of these rows
 */
export function readHeaderRows(
  scanner: RecordScanner,
  header: Header,
  { file, delimiter, forced }: { file: string; delimiter: string; forced: number | undefined },
): HeaderRows {
  const ahead = new RecordScanner(scanner.bytes.subarray(scanner.at), delimiter, MAXIMUM_COLUMNS);
  const below: string[][] = [];
  while (below.length < LONGEST - 1 && ahead.next()) below.push(cellTexts(ahead));
  const found = headerRows(header.names, below, forced);
  for (let row = 1; row < found.rows && scanner.next(); row++) {
    if (scanner.unclosed) throw new CtcError("quote-unclosed", { file, row: scanner.row });
    refuseLong(scanner, file);
  }
  return { rows: found.rows, labels: found.labels.map((text) => text.trim().normalize("NFC")) };
}
