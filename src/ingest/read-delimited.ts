import { CtcError } from "../vocabulary/errors.ts";
import type { ReadRequest } from "../vocabulary/read-request.ts";
import type { DelimitedDetected, DelimitedTable, TextColumn } from "../vocabulary/table.ts";
import { columnLetter } from "./delimited/column-letter.ts";
import { findLayout } from "./delimited/find-layout.ts";
import { type Header, MAXIMUM_COLUMNS, readHeader } from "./delimited/read-header.ts";
import { type Body, readRows } from "./delimited/read-rows.ts";
import { type LineEnds, RecordScanner } from "./delimited/record-scanner.ts";
import { toUtf8 } from "./encoding/to-utf8.ts";
import { refuseOtherFormats } from "./refuse-other-formats.ts";

/**
 * Reads a delimited survey export into columns of coded texts.
 *
 * The way of the bytes: refuse what is no text; UTF-8 (`toUtf8`); find delimiter and header
 * (`findLayout`); then one pass of the state machine (`RecordScanner`, with a drawing) straight
 * into dictionary-coded columns (`readRows`). Cells are kept exactly as they stand; header names
 * are trimmed and in Unicode normal form C. Nothing is guessed from what the cells mean.
 *
 * @param bytes the whole file; not changed
 * @param request encoding, delimiter and header row where the caller knows better
 * @throws CtcError file-empty, file-header-only, file-not-text, file-unsupported, file-truncated,
 *   encoding-invalid, header-unclear, header-duplicate, row-ragged, quote-unclosed
 * @see RFC 4180, https://www.rfc-editor.org/rfc/rfc4180
 */
export function readDelimited(bytes: Uint8Array, request: ReadRequest): DelimitedTable {
  const { file } = request;
  if (bytes.length === 0) throw new CtcError("file-empty", { file });
  refuseOtherFormats(bytes, file);
  const { text, encoding } = toUtf8(bytes, request);
  const layout = findLayout(text, request);
  if (layout === null) throw new CtcError("file-empty", { file });
  const { delimiter } = layout;
  const headerRow = request.headerRow ?? layout.headerRow;
  const scanner = new RecordScanner(text, delimiter, MAXIMUM_COLUMNS);
  while (scanner.row < headerRow && scanner.next());
  if (scanner.row < headerRow || scanner.blank) {
    throw new CtcError("header-unclear", { file, row: headerRow, column: "A" });
  }
  const header = readHeader(text, scanner, file);
  const body = readRows(text, scanner, header, file);
  if (body.rows === 0) throw new CtcError("file-header-only", { file, row: headerRow });
  return {
    rows: body.rows,
    columns: namedColumns(header, body, file),
    sheetRow: body.sheetRow,
    detected: {
      format: "delimited",
      encoding,
      delimiter,
      headerRow,
      headerRows: 1,
      lineEnd: lineEndOf(scanner.lineEnds),
      trailingDelimiter: header.namedFields < header.fields,
      noteRows: 0,
    },
  };
}

/** Columns with a name. Those without one are left out, but only if all their cells are empty. */
function namedColumns(header: Header, body: Body, file: string): TextColumn[] {
  const columns: TextColumn[] = [];
  for (const [place, name] of header.names.entries()) {
    const texts = body.texts[place] ?? [];
    const index = body.indexes[place] ?? new Uint32Array(0);
    if (name !== "") columns.push({ name, texts, index });
    else if (texts.some((text) => text !== "")) {
      const column = columnLetter(place + 1);
      throw new CtcError("header-unclear", { file, row: header.row, column });
    }
  }
  return columns;
}

function lineEndOf({ lf, crlf, cr }: LineEnds): DelimitedDetected["lineEnd"] {
  if (crlf === 0 && cr === 0) return "LF";
  if (lf === 0 && cr === 0) return "CRLF";
  return lf === 0 && crlf === 0 ? "CR" : "mixed";
}
