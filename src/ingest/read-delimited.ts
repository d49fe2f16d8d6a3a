import { CtcError, type ErrorCode } from "../vocabulary/errors.ts";
import type { ReadRequest } from "../vocabulary/read-request.ts";
import type { DelimitedDetected, DelimitedTable, TextColumn } from "../vocabulary/table.ts";
import { apostrophesToQuotes } from "./delimited/apostrophe-quotes.ts";
import { doubleEscapedQuotes } from "./delimited/backslash-quotes.ts";
import { dropBlanksBehind } from "./delimited/blank-delimiters.ts";
import { columnLetter } from "./delimited/column-letter.ts";
import { findLayout, type Layout } from "./delimited/find-layout.ts";
import { type Header, MAXIMUM_COLUMNS, readHeader } from "./delimited/read-header.ts";
import { readHeaderRows } from "./delimited/read-header-rows.ts";
import { type Body, readRows } from "./delimited/read-rows.ts";
import { type LineEnds, RecordScanner } from "./delimited/record-scanner.ts";
import { refuseSecondHeader } from "./delimited/refuse-second-header.ts";
import { type DecodedText, toUtf8 } from "./encoding/to-utf8.ts";
import { refuseOtherFormats } from "./refuse-other-formats.ts";

/**
 * Reads a delimited survey export into columns of coded texts.
 *
 * The way of the bytes: refuse what is no text; UTF-8 (`toUtf8`); find delimiter and header
 * (`findLayout`); then one pass of the state machine (`RecordScanner`, with a drawing) straight
 * into dictionary-coded columns (`readRows`). Cells are kept exactly as they stand; header names
 * are trimmed and in Unicode normal form C. Of a header of several rows the first holds the names,
 * the second the labels. Nothing is guessed from what the cells mean.
 *
 * @param bytes the whole file; not changed
 * @param request encoding, delimiter and header row where the caller knows better
 * @throws CtcError file-empty, file-header-only, file-not-text, file-unsupported, file-truncated,
 *   encoding-invalid, header-row-beyond, header-unclear, header-duplicate, header-row-names,
 *   header-repeated, row-ragged, quote-unclosed, quote-misplaced, cell-too-long, file-unreadable
 * @see RFC 4180, https://www.rfc-editor.org/rfc/rfc4180
 */
export function readDelimited(bytes: Uint8Array, request: ReadRequest): DelimitedTable {
  const { file } = request;
  if (bytes.length === 0) throw new CtcError("file-empty", { file });
  refuseOtherFormats(bytes, file);
  const decoded = toUtf8(bytes, request);
  const layout = findLayout(decoded.text, request);
  if (layout === null) throw new CtcError("file-empty", { file });
  const unusual = readUnusual(decoded, layout, request);
  if (unusual !== null) return unusual;
  try {
    return readText(decoded, layout, request);
  } catch (error) {
    return readEscaped(decoded, request, error);
  }
}

/** A dialect that no standard knows, made RFC 4180; null for a file that is not written so. */
type Dialect = readonly [
  rewrite: (delimiter: string, text: Uint8Array) => Uint8Array | null,
  detected: Partial<DelimitedDetected>,
];

const DIALECTS: readonly Dialect[] = [
  [dropBlanksBehind, { blankAfterDelimiter: true }],
  [apostrophesToQuotes, { apostropheQuotes: true }],
];

/**
 * Reads a file that is written in such a dialect throughout, with the delimiter that it has anyway.
 *
 * @returns null unless it is, and the whole file reads without an error
 */
function readUnusual(
  decoded: DecodedText,
  layout: Layout,
  request: ReadRequest,
): DelimitedTable | null {
  // A tab parts cells by itself: nobody writes a blank behind it, or quotes for it.
  if (layout.delimiter === "\t") return null;
  for (const dialect of DIALECTS) {
    const table = readDialect(decoded, layout, dialect, request);
    if (table !== null) return table;
  }
  return null;
}

/** Reads a file as one dialect; null where it is not written so. */
function readDialect(
  decoded: DecodedText,
  { delimiter, headerRow }: Layout,
  [rewrite, dialect]: Dialect,
  request: ReadRequest,
): DelimitedTable | null {
  const text = rewrite(delimiter, decoded.text);
  const layout = text === null ? null : findLayout(text, { ...request, delimiter });
  if (text === null || layout === null) return null;
  try {
    const { detected, ...table } = readText({ ...decoded, text }, layout, request);
    // A row that is there without the dialect would be skipped as a title.
    if (detected.headerRow > headerRow) return null;
    return { ...table, detected: { ...detected, ...dialect } };
  } catch (error) {
    if (error instanceof CtcError) return null;
    throw error;
  }
}

/** Errors that quotes escaped by a backslash can be the cause of. */
const QUOTE_ERRORS: readonly ErrorCode[] = ["row-ragged", "quote-unclosed", "quote-misplaced"];

/**
 * Reads a file that could not be read once more, with `\"` for a quote inside quotes.
 *
 * @throws the first error, unless the whole file reads without one
 */
function readEscaped(decoded: DecodedText, request: ReadRequest, error: unknown): DelimitedTable {
  if (!(error instanceof CtcError) || !QUOTE_ERRORS.includes(error.code)) throw error;
  const text = doubleEscapedQuotes(decoded.text);
  const layout = text === null ? null : findLayout(text, request);
  if (text === null || layout === null) throw error;
  try {
    const table = readText({ ...decoded, text }, layout, request);
    return { ...table, detected: { ...table.detected, escapedQuotes: true } };
  } catch {
    throw error;
  }
}

function readText(
  { text, encoding }: DecodedText,
  layout: Layout,
  request: ReadRequest,
): DelimitedTable {
  const { file } = request;
  const { delimiter } = layout;
  const headerRow = request.headerRow ?? layout.headerRow;
  const scanner = new RecordScanner(text, delimiter, MAXIMUM_COLUMNS);
  while (scanner.row < headerRow && scanner.next());
  if (scanner.row < headerRow) {
    throw new CtcError("header-row-beyond", { file, row: headerRow, rows: scanner.row });
  }
  if (scanner.blank) {
    throw new CtcError("header-unclear", { file, row: headerRow, column: "A" });
  }
  const header = readHeader(scanner, file);
  const forced = request.headerRows;
  const below = readHeaderRows(scanner, header, { file, delimiter, forced });
  const body = readRows(scanner, header, file);
  if (body.rows === 0) throw new CtcError("file-header-only", { file, row: headerRow });
  refuseSecondHeader(header, body, file);
  const names = nameColumns(header, body, file);
  return {
    rows: body.rows,
    columns: namedColumns(names, below.labels, body),
    sheetRow: body.sheetRow,
    detected: {
      format: "delimited",
      encoding,
      delimiter,
      headerRow,
      headerRows: below.rows,
      lineEnd: lineEndOf(scanner.lineEnds),
      trailingDelimiter: header.namedFields < header.fields,
      noteRows: body.notes.rows,
      ...(body.notes.rows > 0 ? { noteRowsAt: [body.notes.first, body.notes.last] } : {}),
      ...(names[0] === header.names[0] ? {} : { rowNumbers: true }),
    },
  };
}

/** Name of a first column that only counts the rows, as R and pandas write it without one. */
const ROW_NUMBERS = "row";

/**
 * Name of each column; empty for those to be left out, which have neither a name nor content.
 *
 * @throws CtcError header-row-names where the first column names the rows and is no counter (or
 *   another column is called `row`), header-unclear for any other content without a name
 */
function nameColumns(header: Header, body: Body, file: string): readonly string[] {
  return header.names.map((name, place) => {
    const texts = body.texts[place] ?? [];
    if (name !== "" || texts.every((text) => text === "")) return name;
    const facts = { file, row: header.row, column: columnLetter(place + 1) };
    const isPerRow = place === 0 && texts.length === body.rows;
    if (!isPerRow) throw new CtcError("header-unclear", facts);
    const isCounter = texts.every((text) => /^\d+$/.test(text));
    if (isCounter && !header.names.includes(ROW_NUMBERS)) return ROW_NUMBERS;
    throw new CtcError("header-row-names", facts);
  });
}

function namedColumns(
  names: readonly string[],
  labels: readonly string[],
  body: Body,
): TextColumn[] {
  return names.flatMap((name, place) => {
    if (name === "") return [];
    const texts = body.texts[place] ?? [];
    const index = body.indexes[place] ?? new Uint8Array(0);
    const label = labels[place] ?? "";
    return [{ name, texts, index, ...(label === "" || label === name ? {} : { label }) }];
  });
}

function lineEndOf({ lf, crlf, cr }: LineEnds): DelimitedDetected["lineEnd"] {
  if (crlf === 0 && cr === 0) return "LF";
  if (lf === 0 && cr === 0) return "CRLF";
  return lf === 0 && crlf === 0 ? "CR" : "mixed";
}
