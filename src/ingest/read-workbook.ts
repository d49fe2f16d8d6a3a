import { CtcError } from "../vocabulary/errors.ts";
import { foldName } from "../vocabulary/names.ts";
import type { Inflate, ReadRequest } from "../vocabulary/read-request.ts";
import type { Table } from "../vocabulary/table.ts";
import { readWorkbookParts, type Worksheet } from "./workbook/parts/read-workbook-parts.ts";
import { readSheet, type Sheet } from "./workbook/sheet/read-sheet.ts";
import { buildColumns } from "./workbook/table/build-columns.ts";
import { findMergedAnswers } from "./workbook/table/merged-answers.ts";
import { countNoteRows } from "./workbook/table/note-rows.ts";
import { readSheetHeader } from "./workbook/table/read-sheet-header.ts";
import { findSheetRows, type SheetRows } from "./workbook/table/sheet-rows.ts";
import { refuseOtherArchives } from "./workbook/zip/refuse-other-archives.ts";
import { ZipArchive } from "./workbook/zip/zip-archive.ts";

/**
 * Reads a sheet of an Excel workbook (.xlsx, .xlsm) into columns of coded texts.
 *
 * The way of the bytes: the archive's directory (`ZipArchive`, which believes no size it is told);
 * what all sheets share (`readWorkbookParts`); the cells of the sheet (`readSheet`); its header
 * (`readSheetHeader`); its columns (`buildColumns`). Cells are what the workbook holds, not how it
 * shows them: a text of digits keeps its zeros, a number has no thousands separators, a date is ISO
 * 8601. Blank rows are skipped, columns without a name and content and notes below the table left out.
 *
 * @param bytes the whole file; not changed
 * @param request sheet and header row where the caller knows better
 * @throws CtcError file-truncated, workbook-damaged, file-unreadable, file-unsupported, file-empty,
 *   file-header-only, sheet-unknown, cell-not-computed, cells-merged, header-row-beyond, header-unclear,
 *   header-duplicate
 * @see ECMA-376, https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
export function readWorkbook(bytes: Uint8Array, request: ReadRequest, inflate: Inflate): Table {
  const { file } = request;
  const archive = new ZipArchive(bytes, file, inflate);
  refuseOtherArchives(archive, file);
  const parts = readWorkbookParts(archive, file);
  const chosen = chooseSheets(parts.sheets, request);
  const read = (sheet: Worksheet): Candidate => {
    const content = readSheet(archive, file, sheet, parts);
    return { sheet, content, rows: findSheetRows(content.cells) };
  };
  const found = firstWithTable(chosen, read);
  if (found === null) throw new CtcError("file-empty", { file });
  const header = readSheetHeader(found.content, found.rows, request);
  const noteRows = countNoteRows(found.content.cells, found.rows, header);
  const filledRows = found.rows.rows.subarray(0, found.rows.rows.length - noteRows);
  const sheetRow = filledRows.filter((row) => row > header.bottom);
  if (sheetRow.length === 0) throw new CtcError("file-header-only", { file, row: header.top });
  const named = { file, sheetName: found.sheet.name };
  const mergedAnswers = findMergedAnswers(found.content, header, sheetRow, named);
  const notes = found.rows.rows.subarray(filledRows.length);
  return {
    rows: sheetRow.length,
    columns: buildColumns(found.content.cells, header, sheetRow, file),
    sheetRow,
    detected: {
      format: "xlsx",
      sheet: found.sheet.name,
      sheets: parts.sheets.map(({ name }) => name),
      headerRow: header.top,
      headerRows: header.bottom - header.top + 1,
      ...(header.isJoined ? { joinedNames: true } : {}),
      ...(noteRows > 0 ? { noteRows, noteRowsAt: [notes[0] ?? 0, notes.at(-1) ?? 0] } : {}),
      ...(mergedAnswers.length > 0 ? { mergedAnswers } : {}),
    },
  };
}

/** A sheet that may hold the survey. */
interface Candidate {
  readonly sheet: Worksheet;
  readonly content: Sheet;
  readonly rows: SheetRows;
}

/** The sheet that was asked for, else all that a person who opens the workbook can see. */
function chooseSheets(
  sheets: readonly Worksheet[],
  { file, sheet }: ReadRequest,
): readonly Worksheet[] {
  if (sheet === undefined) return sheets.filter(({ isVisible }) => isVisible);
  const named =
    sheets.find(({ name }) => name === sheet) ??
    sheets.find(({ name }) => foldName(name) === foldName(sheet));
  if (named) return [named];
  const found = sheets.map(({ name }) => name).join(", ");
  throw new CtcError("sheet-unknown", { file, sheet, found });
}

/**
 * The first sheet with a row of two cells or more and a row below it; where no sheet has, the first
 * with any content.
 */
function firstWithTable(
  sheets: readonly Worksheet[],
  read: (sheet: Worksheet) => Candidate,
): Candidate | null {
  let withContent: Candidate | null = null;
  for (const sheet of sheets) {
    const candidate = read(sheet);
    const { filled } = candidate.rows;
    if (filled.length > 1 && filled.some((cells) => cells > 1)) return candidate;
    if (filled.length > 0) withContent ??= candidate;
  }
  return withContent;
}
