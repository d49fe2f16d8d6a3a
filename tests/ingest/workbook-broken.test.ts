import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTable } from "../../src/ingest/read-table.ts";
import { crc32 } from "../../src/ingest/workbook/zip/crc32.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import { makeZip, type ZipFile } from "../support/make-zip.ts";
import { inflateInMemory } from "../support/memory-io.ts";
import { ROOT } from "../support/repository.ts";
import { gridRows, makeWorkbook, oneSheet, workbookFiles } from "./make-workbook.ts";

async function outcome(bytes: Uint8Array): Promise<Record<string, string | number>> {
  try {
    const { rows } = await readTable(bytes, { file: "survey.xlsx" }, inflateInMemory);
    return { rows };
  } catch (error) {
    if (!(error instanceof CtcError)) throw error;
    const { file, ...facts } = error.facts;
    return { code: error.code, ...facts };
  }
}

const SHEET = "xl/worksheets/sheet1.xml";
const rows = gridRows([
  ["område", "F1"],
  ["Ryd", 1],
  ["Berga", 2],
]);

/** A good workbook, but for one of its files. */
function withFile(name: string, change: Partial<ZipFile>): Uint8Array {
  const files = workbookFiles({ sheets: [{ name: "Svar", rows }] });
  return makeZip(files.map((file) => (file.name === name ? { ...file, ...change } : file)));
}

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(ROOT, "tests/fixtures/xlsx", name)));

describe("what is no workbook of XML files", () => {
  const archive = (...names: readonly string[]) =>
    makeZip(names.map((name) => ({ name, content: "x" })));

  it.each([
    ["xlsx-encrypted", fixture("qsv_password-protected-password123.xlsx")],
    ["xlsb", fixture("qsv_any_sheets.xlsb")],
    ["xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ["ods", archive("mimetype", "content.xml")],
    ["numbers", archive("Index/Document.iwa", "Metadata/Properties.plist")],
    ["docx", archive("[Content_Types].xml", "word/document.xml")],
    ["zip", archive("survey.csv")],
    ["zip-encrypted", withFile(SHEET, { isEncrypted: true })],
  ])("is called %s", async (looksLike, bytes) => {
    expect(await outcome(bytes)).toEqual({ code: "file-unsupported", looksLike });
  });
});

describe("a damaged archive", () => {
  const good = oneSheet(rows);

  it("is an error wherever the file is cut off", async () => {
    expect(await outcome(good)).toEqual({ rows: 2 });
    for (let length = 4; length < good.length; length++) {
      expect(await outcome(good.subarray(0, length))).toEqual({ code: "file-truncated" });
    }
  });

  it("reads archives whose files are stored, and that stand in a larger buffer", async () => {
    expect(await outcome(withFile(SHEET, { isStored: true }))).toEqual({ rows: 2 });
    const larger = new Uint8Array(good.length + 20);
    larger.set(good, 7);
    expect(await outcome(larger.subarray(7, 7 + good.length))).toEqual({ rows: 2 });
  });

  it("ignores case and the direction of slashes in the names of files", async () => {
    const files = workbookFiles({ sheets: [{ name: "Svar", rows }] });
    const renamed = files.map((file) => ({
      ...file,
      name: file.name === SHEET ? "XL\\Worksheets\\Sheet1.xml" : file.name,
    }));
    expect(await outcome(makeZip(renamed))).toEqual({ rows: 2 });
  });

  it.each([
    ["a wrong check sum", { declaredSum: 1 }],
    ["a length too short", { declaredLength: 10 }],
    ["a length too long", { declaredLength: 10_000_000 }],
    ["no XML", { content: "no XML at all" }],
    ["a tag without an end", { content: "<worksheet><sheetData><row" }],
    ["an element without an end", { content: "<worksheet><sheetData>" }],
    ["an attribute without an end", { content: '<worksheet><sheetData><row r="1></worksheet>' }],
    ["a stray end", { content: "<worksheet></sheetData></worksheet></worksheet>" }],
    ["no UTF-8", { content: Uint8Array.of(0x3c, 0x61, 0xff, 0x3e) }],
    ["a document type", { content: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }],
    ["a row 0", { content: '<worksheet><row r="0"/></worksheet>' }],
    ["a row of words", { content: '<worksheet><row r="x"/></worksheet>' }],
    ["a cell nowhere", { content: '<worksheet><c r="A"><v>1</v></c></worksheet>' }],
    ["a cell outside every sheet", { content: '<worksheet><c r="XFE1"><v>1</v></c></worksheet>' }],
    ["a row outside every sheet", { content: '<worksheet><c r="A1048577"/></worksheet>' }],
    [
      "a shared string too many",
      { content: '<worksheet><c r="A1" t="s"><v>7</v></c></worksheet>' },
    ],
    ["a number that is none", { content: '<worksheet><c r="A1"><v>1,5</v></c></worksheet>' }],
  ])("with %s in the sheet is told by the sheet's name", async (_, change) => {
    const damaged = { code: "workbook-damaged", part: SHEET };
    expect(await outcome(withFile(SHEET, change))).toEqual(damaged);
  });

  it.each(["xl/workbook.xml", SHEET])("without %s is told by that name", async (missing) => {
    const files = workbookFiles({ sheets: [{ name: "Svar", rows }] });
    const bytes = makeZip(files.filter(({ name }) => name !== missing));
    expect(await outcome(bytes)).toEqual({ code: "workbook-damaged", part: missing });
  });
});

describe("a sheet that says where a cell stands in two ways", () => {
  const head = gridRows([["id", "F1"]]);
  const cell = (place: string, value: number) => `<c r="${place}"><v>${value}</v></c>`;
  const row = (number: number, ...cells: readonly string[]) =>
    `<row r="${number}">${cells.join("")}</row>`;

  it.each([
    ["a row twice", row(2, cell("A2", 1)) + row(2, cell("B2", 2)), 2, "A"],
    ["an earlier row again", row(2) + row(3, cell("A3", 1)) + row(2, cell("A2", 2)), 2, "A"],
    ["a cell of another row", row(2, cell("A2", 1)) + row(3, cell("A2", 2)), 2, "A"],
    ["a cell of a row that comes later", row(2, cell("B3", 1)) + row(3, cell("A3", 2)), 3, "B"],
    ["a cell twice", row(2, cell("A2", 1), cell("B2", 1), cell("A2", 2)), 2, "A"],
    ["an empty cell twice", row(2, '<c r="B2"/>', cell("B2", 2)), 2, "B"],
    ["a place that the cell before took", row(2, cell("B2", 1), cell("A2", 1), "<c/>"), 2, "B"],
    ["a row without a number after a later one", `${row(3)}${row(2)}<row><c/></row>`, 3, "A"],
  ])("is refused: %s", async (_, body, at, column) => {
    expect(await outcome(oneSheet(head + body))).toEqual({
      code: "workbook-damaged",
      part: `Svar!${column}${at}`,
      reason: "place-twice",
      sheet: "Svar",
      row: at,
      column,
    });
  });

  it("is read where each place is taken once, in whatever order", async () => {
    const body = row(3, cell("B3", 1), cell("A3", 2)) + row(2, cell("B2", 1), '<c r="A2"/>');
    expect(await outcome(oneSheet(head + body))).toEqual({ rows: 2 });
  });
});

describe("files made to fill the memory", () => {
  const tooLarge = { code: "file-unreadable", reason: "unfolds-too-large" };

  it("does not unfold what is far longer than it is packed", async () => {
    const content = new Uint8Array(30_000_000).fill(0x20);
    expect(await outcome(withFile(SHEET, { content }))).toEqual(tooLarge);
  });

  it("does not unfold more than a string can hold, nor believes a smaller length", async () => {
    expect(await outcome(withFile(SHEET, { declaredLength: 500_000_001 }))).toEqual(tooLarge);
    const content = new Uint8Array(30_000_000).fill(0x20);
    const lie = withFile(SHEET, { content, declaredLength: 1000 });
    expect(await outcome(lie)).toEqual({ code: "workbook-damaged", part: SHEET });
  });

  it("keeps two cells far apart as two cells", async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect(await outcome(oneSheet(gridRows([["a"], [1]]) + far))).toEqual({
      code: "header-unclear",
      row: 1,
      column: "XFD",
    });
  });

  it("refuses a table of a few cells that would be huge", async () => {
    const names = Array.from({ length: 2000 }, (_, at) => `<c t="str"><v>n${at}</v></c>`).join("");
    const body = "<row><c><v>1</v></c></row>".repeat(150_000);
    expect(await outcome(oneSheet(`<row>${names}</row>${body}`))).toEqual(tooLarge);
  });

  it("refuses merged cells without number", async () => {
    const merges = Array.from({ length: 100_001 }, () => "A1:XFD1");
    const bytes = makeWorkbook({ sheets: [{ name: "Svar", rows, merges }] });
    expect(await outcome(bytes)).toEqual({ code: "workbook-damaged", part: SHEET });
  });
});

it("computes the check sum of the specification", () => {
  // The check value of CRC-32/ISO-HDLC, for the text 123456789.
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array(0))).toBe(0);
});
