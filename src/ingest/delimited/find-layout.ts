import type { ReadRequest } from "../../vocabulary/read-request.ts";
import type { DelimitedDetected } from "../../vocabulary/table.ts";
import { cellTexts } from "./cell-texts.ts";
import { MAXIMUM_COLUMNS } from "./read-header.ts";
import { RecordScanner } from "./record-scanner.ts";

type Delimiter = DelimitedDetected["delimiter"];

/** Where the table stands in the file, and what separates its cells. */
export interface Layout {
  readonly delimiter: Delimiter;
  /** Row of the header as a spreadsheet counts. */
  readonly headerRow: number;
}

/** Commas last: they also stand in prose and in decimals. */
const DELIMITERS: readonly Delimiter[] = ["\t", ";", "|", ","];
/** Records looked at; blank lines do not count. */
const SAMPLE = 1000;
/** With fewer fitting records than this, what stands above the header are no title lines. */
const LEAST_CONSISTENCY = 0.5;
const GOOD_CONSISTENCY = 0.9;
/** A line with more cells than this is a header, not prose, whatever stands below it. */
const PROSE_CELLS = 10;

/** The shape of one record, without its texts. */
interface Shape {
  readonly row: number;
  readonly fields: number;
  readonly filled: number;
  readonly lastFilled: number;
  /** No quote where none belongs. */
  readonly sound: boolean;
}

/** How the file looks if `delimiter` is the one. */
interface Reading extends Layout {
  /** Cells of the header, and the usual number of cells. */
  readonly fields: number;
  readonly width: number;
  /** Whether title lines stand above the header. */
  readonly titled: boolean;
  /** Share of records, from the header on, that are sound and fit the header. */
  readonly consistency: number;
}

/**
 * Finds the delimiter and the header row from the first records, quotes respected.
 *
 * Header: the first record with content in more than half of the usual number of cells; what
 * stands above it are title lines. A row below title lines must look like names (mostly not
 * numbers), else the first record is the header and a ragged row will be reported, not skipped.
 *
 * Delimiter: of those that give a header and records of two cells or more (below title lines at
 * least half of the records must fit the header; without them even a ragged table counts, for it
 * is to be reported and not to be read as one column), the one that fits 90 % of the records; of
 * several such the one whose header comes first; then the one that fits more records; then the one
 * with more columns, where a comma must give twice as many. If there is none, the file
 * has one column, and the delimiter is one that does not occur in it.
 *
 * @returns null when every line is blank
 */
export function findLayout(bytes: Uint8Array, request: ReadRequest): Layout | null {
  const forced = request.delimiter;
  const readings: Reading[] = [];
  for (const delimiter of forced === undefined ? DELIMITERS : [forced]) {
    const reading = readWith(bytes, delimiter, request.headerRow);
    if (reading === null) return null;
    readings.push(reading);
  }
  const [only] = readings;
  if (forced !== undefined && only !== undefined) return only;
  const best = readings.filter(separates).sort(compareReadings)[0];
  return best ?? oneColumn(bytes, readings);
}

function separates({ fields, width, titled, consistency }: Reading): boolean {
  if (titled) return fields > 1 && consistency >= LEAST_CONSISTENCY;
  return Math.min(fields, width) > 1 || fields > PROSE_CELLS;
}

function compareReadings(one: Reading, other: Reading): number {
  const [oneFits, otherFits] = [one, other].map(
    (reading) => reading.consistency >= GOOD_CONSISTENCY,
  );
  if (oneFits !== otherFits) return oneFits ? -1 : 1;
  const columns = ({ delimiter, fields }: Reading): number =>
    delimiter === "," ? fields / 2 : fields;
  return (
    (oneFits ? one.headerRow - other.headerRow : 0) ||
    other.consistency - one.consistency ||
    columns(other) - columns(one)
  );
}

function oneColumn(bytes: Uint8Array, readings: readonly Reading[]): Layout | null {
  const absent = readings.findLast(({ delimiter }) => !bytes.includes(delimiter.charCodeAt(0)));
  const narrowest = [...readings].sort((one, other) => one.fields - other.fields)[0];
  return absent ?? narrowest ?? null;
}

function readWith(
  bytes: Uint8Array,
  delimiter: Delimiter,
  headerRow: number | undefined,
): Reading | null {
  const all = sample(bytes, delimiter);
  const shapes = all.filter(({ row }) => row >= (headerRow ?? 1));
  const first = shapes[0] ?? all[0];
  if (first === undefined) return null;
  const width = usualWidth(shapes);
  const full = shapes.find(({ filled }) => headerRow !== undefined || filled * 2 > width);
  const isHeader = full !== undefined && (full === first || hasNames(bytes, delimiter, full.row));
  const header = isHeader ? full : first;
  const body = shapes.filter(({ row }) => row >= header.row);
  const fitting = body.filter((shape) => fits(shape, header)).length;
  return {
    delimiter,
    headerRow: header.row,
    fields: header.fields,
    width,
    titled: header !== first,
    consistency: fitting / Math.max(1, body.length),
  };
}

function fits(shape: Shape, header: Shape): boolean {
  if (!shape.sound) return false;
  return (
    shape.fields === header.fields ||
    (shape.fields >= header.lastFilled && shape.lastFilled <= header.lastFilled)
  );
}

function sample(bytes: Uint8Array, delimiter: Delimiter): Shape[] {
  const scanner = new RecordScanner(bytes, delimiter, MAXIMUM_COLUMNS);
  const shapes: Shape[] = [];
  while (shapes.length < SAMPLE && scanner.next()) {
    if (scanner.blank) continue;
    const { row, fields, filled, lastFilled, stray, unclosed } = scanner;
    shapes.push({ row, fields, filled, lastFilled, sound: !stray && !unclosed });
  }
  return shapes;
}

/** The number of cells that explains most: seen twice if any is, then by records × cells. */
function usualWidth(shapes: readonly Shape[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of shapes) {
    if (fields <= MAXIMUM_COLUMNS) counts.set(fields, (counts.get(fields) ?? 0) + 1);
  }
  const widths = [...counts].sort(
    ([oneFields, one], [otherFields, other]) =>
      Math.min(2, other) - Math.min(2, one) || other * otherFields - one * oneFields,
  );
  return widths[0]?.[0] ?? 1;
}

/** Whether a row below title lines can be a header: mostly names, and not prose split at its commas. */
function hasNames(bytes: Uint8Array, delimiter: Delimiter, row: number): boolean {
  const scanner = new RecordScanner(bytes, delimiter, MAXIMUM_COLUMNS);
  while (scanner.row < row && scanner.next());
  const texts = cellTexts(scanner).filter((text) => text !== "");
  const names = texts.filter((text) => !isNumber(text) || isYear(text));
  const isProse = delimiter === "," && texts.slice(1).every((text) => text.startsWith(" "));
  return names.length * 2 > texts.length && !isProse;
}

const isNumber = (text: string): boolean => /^[\d\s.,;:%+\-/$€£]+$/.test(text);
const isYear = (text: string): boolean => /^\s*(19|20)\d\d\s*$/.test(text);
