import { CtcError } from "../../../vocabulary/errors.ts";
import { columnLetter } from "../../delimited/column-letter.ts";
import { damaged } from "../damaged.ts";
import type { WorkbookParts, Worksheet } from "../parts/read-workbook-parts.ts";
import { textContent, unescapeText } from "../parts/text-content.ts";
import { readPart } from "../xml/read-part.ts";
import type { XmlScanner } from "../xml/xml-scanner.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import { type CellPlace, checkedPlace, readCellPlace } from "./cell-place.ts";
import { serialToIso } from "./serial-date.ts";
import { SheetCells, type StoredAs } from "./sheet-cells.ts";
import { TakenPlaces } from "./taken-places.ts";

/** Cells that were merged into one; the first of them holds the text. Rows and columns from 1. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A sheet as it stands in the file. */
export interface Sheet {
  readonly cells: SheetCells;
  /** Merged cells where a header can be. */
  readonly merges: readonly Merge[];
  /** Merged cells below every header. */
  readonly lowerMerges: readonly Merge[];
}

/** No header starts below this row. */
const LAST_HEADER_ROW = 2000;
const MOST_MERGES = 100_000;

/** What a cell element holds, before it is known what that means. */
interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly value: string | null;
  readonly inline: string | null;
  readonly hasFormula: boolean;
}

/**
 * Reads the cells of a sheet. Numbers become the shortest decimals that give the same number, those
 * that a format shows as a date or time ISO 8601, truths TRUE and FALSE; errors stay as they are
 * shown (#N/A). Of a formula the value is read that was saved with it.
 *
 * @throws CtcError workbook-damaged, also where a row or cell stands twice; cell-not-computed for a formula that was saved without a value
 * @see ECMA-376 part 1, 18.3.1.4 (c) and 18.18.11 (ST_CellType)
 */
export function readSheet(
  archive: ZipArchive,
  file: string,
  sheet: Worksheet,
  parts: WorkbookParts,
): Sheet {
  const cells = new SheetCells();
  const merges: Merge[] = [];
  const lowerMerges: Merge[] = [];
  const where = { file, sheet: sheet.name, parts };
  const taken = new TakenPlaces(file, sheet.name);
  let at: CellPlace = { row: 0, column: 0 };
  const isThere = readPart(archive, file, sheet.part, (tag) => {
    if (tag.name === "c") {
      at = placeOf(tag, { row: at.row, column: at.column + 1 });
      taken.takeCell(at);
      addCell(cells, at, readCell(tag), where);
    } else if (tag.name === "row") {
      const row = Number(tag.attribute("r") ?? at.row + 1);
      at = { row: checkedPlace({ row, column: 1 }).row, column: 0 };
      taken.takeRow(at.row);
    } else if (tag.name === "mergeCell") {
      const merge = readMerge(tag.attribute("ref") ?? "");
      if (merge.top > LAST_HEADER_ROW) lowerMerges.push(merge);
      else if (merges.push(merge) > MOST_MERGES) throw new SyntaxError("too many merged cells");
    }
  });
  if (!isThere) throw damaged(file, sheet.part);
  return { cells, merges, lowerMerges };
}

/** Place of a cell; where the file does not say it, the one right of the last. */
function placeOf(tag: XmlScanner, next: CellPlace): CellPlace {
  const reference = tag.attribute("r");
  return reference === null ? checkedPlace(next) : readCellPlace(reference);
}

/** Reads an area such as `A1:B2`. @throws SyntaxError where it is none */
function readMerge(reference: string): Merge {
  const [from = "", to = from] = reference.split(":");
  const [first, last] = [readCellPlace(from), readCellPlace(to)];
  return { top: first.row, bottom: last.row, left: first.column, right: last.column };
}

function readCell(tag: XmlScanner): RawCell {
  const type = tag.attribute("t") ?? "n";
  const style = Number(tag.attribute("s") ?? -1);
  let value: string | null = null;
  let inline: string | null = null;
  let hasFormula = false;
  while (tag.next() && (tag.isOpen || tag.name !== "c")) {
    if (!tag.isOpen) continue;
    if (tag.name === "is") inline = textContent(tag);
    else if (tag.name === "v") {
      tag.next();
      value = tag.text;
    } else {
      hasFormula ||= tag.name === "f";
      tag.skip();
    }
  }
  return { type, style, value, inline, hasFormula };
}

interface Where {
  readonly file: string;
  readonly sheet: string;
  readonly parts: WorkbookParts;
}

function addCell(
  cells: SheetCells,
  { row, column }: CellPlace,
  cell: RawCell,
  { file, sheet, parts }: Where,
): void {
  const { type, value, inline } = cell;
  if (type === "inlineStr") {
    cells.add(row, column, inline ?? "", "text");
    return;
  }
  const isEmpty = value === null || (value === "" && type === "n");
  if (isEmpty && cell.hasFormula) {
    throw new CtcError("cell-not-computed", { file, sheet, row, column: columnLetter(column) });
  }
  if (value === null || value === "") return;
  if (type === "n") addNumber(cells, { row, column }, cell, parts);
  else cells.add(row, column, textOf(type, value, parts), type === "d" ? "date" : "text");
}

function textOf(type: string, value: string, { sharedStrings }: WorkbookParts): string {
  if (type === "s") {
    const text = sharedStrings[Number(value)];
    if (text === undefined) throw new SyntaxError("no such shared string");
    return text;
  }
  if (type === "b") return value === "1" || value === "true" ? "TRUE" : "FALSE";
  return type === "str" ? unescapeText(value) : value;
}

function addNumber(
  cells: SheetCells,
  { row, column }: CellPlace,
  { value, style }: RawCell,
  { numberKinds, is1904 }: WorkbookParts,
): void {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new SyntaxError("no number");
  const kind = numberKinds[style] ?? "number";
  const date = kind === "number" ? null : serialToIso(number, kind, is1904);
  const storedAs: StoredAs = date === null ? "number" : "date";
  cells.add(row, column, date ?? String(number), storedAs);
}
