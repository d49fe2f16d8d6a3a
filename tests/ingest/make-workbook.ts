import { makeZip, type ZipFile } from "../support/make-zip.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A sheet, as the XML inside <sheetData>, with what is said about it. */
export interface SheetSource {
  readonly name: string;
  readonly rows: string;
  readonly merges?: readonly string[];
  readonly state?: "hidden" | "veryHidden";
}

/** What all sheets share. */
export interface WorkbookSource {
  readonly sheets: readonly SheetSource[];
  readonly sharedStrings?: readonly string[];
  /** Number formats of the cell styles, from style 0: an id, or a code of one's own. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
}

/** The files of a workbook as a spreadsheet program would write it, but for what no reader needs. */
export function workbookFiles(source: WorkbookSource): ZipFile[] {
  const { sheets, sharedStrings = [], formats = [], is1904 = false } = source;
  const relations = [
    ...sheets.map((_, at) => relation(`s${at}`, "worksheet", `worksheets/sheet${at + 1}.xml`)),
    relation("t", "sharedStrings", "sharedStrings.xml"),
    relation("f", "styles", "/xl/styles.xml"),
  ];
  const list = sheets.map(
    ({ name, state = "visible" }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="s${at}"/>`,
  );
  return [
    { name: "[Content_Types].xml", content: `<Types xmlns="${PACKAGE}/content-types"/>` },
    relationsFile("_rels/.rels", [relation("w", "officeDocument", "xl/workbook.xml")]),
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><workbookPr date1904="${is1904}"/><sheets>${list.join("")}</sheets></workbook>`,
    },
    relationsFile("xl/_rels/workbook.xml.rels", relations),
    {
      name: "xl/sharedStrings.xml",
      content: `<sst xmlns="${MAIN}">${sharedStrings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    },
    { name: "xl/styles.xml", content: styles(formats) },
    ...sheets.map(({ rows, merges = [] }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData><mergeCells>${merges
        .map((reference) => `<mergeCell ref="${reference}"/>`)
        .join("")}</mergeCells></worksheet>`,
    })),
  ];
}

/** A workbook as bytes. */
export function makeWorkbook(source: WorkbookSource): Uint8Array<ArrayBuffer> {
  return makeZip(workbookFiles(source));
}

/** A workbook with one sheet of these rows. */
export function oneSheet(rows: string, rest: Omit<WorkbookSource, "sheets"> = {}) {
  return makeWorkbook({ ...rest, sheets: [{ name: "Svar", rows }] });
}

/** Rows of inline texts (strings) and numbers; null is a cell that is not there. */
export function gridRows(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows
    .map((cells, row) => {
      const xml = cells.map((cell, column) => {
        const place = `${String.fromCharCode(65 + column)}${row + 1}`;
        if (cell === null) return "";
        if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
        const text = cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
      });
      return `<row r="${row + 1}">${xml.join("")}</row>`;
    })
    .join("");
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATED}/${kind}" Target="${target}"/>`;
}

function relationsFile(name: string, relations: readonly string[]): ZipFile {
  const content = `<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`;
  return { name, content };
}

function styles(formats: readonly (number | string)[]): string {
  const own = formats.flatMap((format, at) =>
    typeof format === "string"
      ? [`<numFmt numFmtId="${200 + at}" formatCode="${format.replaceAll('"', "&quot;")}"/>`]
      : [],
  );
  const cells = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === "string" ? 200 + at : format}"/>`,
  );
  return `<styleSheet xmlns="${MAIN}"><numFmts>${own.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join("")}</cellXfs></styleSheet>`;
}
