import { describe, expect, it } from "vitest";
import { readTable } from "../../src/ingest/read-table.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import type { ReadRequest } from "../../src/vocabulary/read-request.ts";
import type { Table } from "../../src/vocabulary/table.ts";
import { inflateInMemory } from "../support/memory-io.ts";
import { gridRows, makeWorkbook, oneSheet, type WorkbookSource } from "./make-workbook.ts";
import { cellsOf } from "./table-cells.ts";

const read = (bytes: Uint8Array, request: Partial<ReadRequest> = {}): Promise<Table> =>
  readTable(bytes, { file: "survey.xlsx", ...request }, inflateInMemory);

async function refusal(bytes: Uint8Array, request: Partial<ReadRequest> = {}) {
  const error: unknown = await read(bytes, request).catch((cause: unknown) => cause);
  if (!(error instanceof CtcError)) throw error;
  const { file, ...facts } = error.facts;
  expect(file).toBe("survey.xlsx");
  return { code: error.code, ...facts };
}

/** Cells of a sheet with the header `a` and these cells below it, in column A. */
async function columnA(cells: readonly string[], rest: Omit<WorkbookSource, "sheets"> = {}) {
  const body = cells.map((cell, row) => `<row r="${row + 2}">${cell}</row>`).join("");
  const table = await read(oneSheet(`${gridRows([["a"]])}${body}`, rest));
  return { texts: cellsOf(table).slice(1).flat(), storage: table.columns[0]?.storage };
}

describe("cells", () => {
  it("keeps texts as texts: leading zeros, blanks, long numbers", async () => {
    const rows = [
      ["id", "kod"],
      ["007", " 1 "],
      ["197001011234567890", "1,5"],
    ];
    expect(cellsOf(await read(oneSheet(gridRows(rows))))).toEqual(rows);
  });

  it("writes numbers as the shortest decimals", async () => {
    const written = ["0.79400000000000004", "1", "1E-2", "-0.01", "100.00", "199001011234"];
    const { texts, storage } = await columnA(written.map((value) => `<c><v>${value}</v></c>`));
    expect(texts).toEqual(["0.794", "1", "0.01", "-0.01", "100", "199001011234"]);
    expect(storage).toBe("number");
  });

  it("reads shared, inline and formula texts, formatted runs joined, pronunciation left out", async () => {
    const { texts } = await columnA(
      [
        '<c t="s"><v>1</v></c>',
        '<c t="inlineStr"><is><r><t>Sk</t></r><r><rPr><b/></rPr><t xml:space="preserve"> ä</t></r></is></c>',
        '<c t="str"><f>A1</f><v>x &amp; y</v></c>',
        '<c t="s"><v>2</v></c>',
      ],
      {
        sharedStrings: [
          "<t>no</t>",
          "<t>JA!</t>",
          "<t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr/>",
        ],
      },
    );
    expect(texts).toEqual(["JA!", "Sk ä", "x & y", "東京"]);
  });

  it("decodes what XML and workbooks escape, and nothing else", async () => {
    const text = "&#229;&#xe4; &lt;b&gt; _x0041_ _x005F_x0041_ _x0000_ &nbsp; a\r\nb_x000D_";
    const cell = (inner: string) => `<c t="inlineStr"><is><t>${inner}</t></is></c>`;
    const { texts } = await columnA([cell(text), cell("<![CDATA[1 < 2 &amp;]]><!-- no -->!")]);
    expect(texts).toEqual(["åä <b> A _x0041_ _x0000_ &nbsp; a\nb\r", "1 < 2 &amp;!"]);
  });

  it("shows truths and errors as a spreadsheet does", async () => {
    const { texts, storage } = await columnA([
      '<c t="b"><v>1</v></c>',
      '<c t="b"><v>0</v></c>',
      '<c t="e"><v>#N/A</v></c>',
    ]);
    expect(texts).toEqual(["TRUE", "FALSE", "#N/A"]);
    expect(storage).toBeUndefined();
  });

  it("takes cells and rows that do not say where they are one after another", async () => {
    const rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="B2"><v>3</v></c></row>';
    expect(cellsOf(await read(oneSheet(rows)))).toEqual([
      ["1", "2"],
      ["", "3"],
    ]);
  });

  it("knows names whatever their prefix, and rows in any order", async () => {
    const rows =
      '<x:row r="3"><x:c r="A3"><x:v>2</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row>';
    const table = await read(oneSheet(gridRows([["a"]]) + rows));
    expect([...table.sheetRow]).toEqual([2, 3]);
    expect(cellsOf(table)).toEqual([["a"], ["1"], ["2"]]);
  });

  it("refuses a formula that was saved without its value", async () => {
    for (const value of ["", "<v></v>", "<v/>"]) {
      const cell = `<row r="2"><c r="B2"><f>SUM(C1:C9)</f>${value}</c></row>`;
      const facts = { code: "cell-not-computed", sheet: "Svar", row: 2, column: "B" };
      expect(await refusal(oneSheet(gridRows([["a", "b"]]) + cell))).toEqual(facts);
    }
  });
});

describe("days and times", () => {
  const dated = (serial: number, format: number | string, is1904 = false) =>
    columnA([`<c s="1"><v>${serial}</v></c>`], { formats: [0, format], is1904 });

  // Days by hand: 45352 is 2024-03-01 in every spreadsheet; 1904-01-01 is day 0, 1462 of the other.
  it.each([
    [45352, 14, "2024-03-01"],
    [45352.5, 14, "2024-03-01T12:00:00"],
    [45352, 22, "2024-03-01T00:00:00"],
    [45352.395833333336, "yyyy-mm-dd hh:mm", "2024-03-01T09:30:00"],
    [45352.00001157407, "yyyy-mm-dd hh:mm:ss", "2024-03-01T00:00:01"],
    [0.395833333333333, 20, "09:30:00"],
    [1.1041666666666667, "[h]:mm", "26:30:00"],
    [1, 14, "1900-01-01"],
    [59, 14, "1900-02-28"],
    [61, 14, "1900-03-01"],
    [2958465, 14, "9999-12-31"],
    [45352, '[$-41D]d" "mmmm" "yyyy', "2024-03-01"],
    [45352, "mmm", "2024-03-01"],
  ])("%d in format %s is %s", async (serial, format, iso) => {
    expect(await dated(serial, format)).toEqual({ texts: [iso], storage: "date" });
  });

  it.each([
    [45352, "General"],
    [45352, "0.00"],
    [45352, '0" days"'],
    [45352, "[Red]#,##0;[Green]-#,##0"],
    [45352, '_-* #,##0.00\\ "kr"_-;_-@_-'],
    [45352, "Standard"],
    [60, 14],
    [-1, 14],
    [2958466, 14],
  ])("%d in format %s stays a number", async (serial, format) => {
    expect(await dated(serial, format)).toEqual({ texts: [String(serial)], storage: "number" });
  });

  it("counts from 1904 where the workbook says so", async () => {
    expect((await dated(43890, 14, true)).texts).toEqual(["2024-03-01"]);
    expect((await dated(0, 14, true)).texts).toEqual(["1904-01-01"]);
  });

  it("keeps dates that are written as such", async () => {
    expect(await columnA(['<c t="d"><v>2024-03-01</v></c>'])).toEqual({
      texts: ["2024-03-01"],
      storage: "date",
    });
  });
});

describe("header", () => {
  it("skips title lines, blank rows, and columns without a name and content", async () => {
    const rows = [
      ["Enkät 2024"],
      [],
      [null, "område", null, "kön", "F1"],
      [null, "Ryd", null, "F", 1],
      [],
      [null, "Berga", null, null, 2],
    ];
    const table = await read(oneSheet(gridRows(rows)));
    expect(cellsOf(table)).toEqual([
      ["område", "kön", "F1"],
      ["Ryd", "F", "1"],
      ["Berga", "", "2"],
    ]);
    expect(table.detected).toMatchObject({ format: "xlsx", headerRow: 3, headerRows: 1 });
    expect([...table.sheetRow]).toEqual([4, 6]);
  });

  it("joins header rows with merged cells above, across and down", async () => {
    const rows = [
      ["Skolenkäten", null, null, null, null],
      ["Skola", "Trivs du?", null, "Mobbad?", null],
      [null, "Ja", "Nej", "Ja", "Nej"],
      ["Ekskolan", 5, 6, 7, 8],
    ];
    const merges = ["A1:E1", "A2:A3", "B2:C2", "D2:E2"];
    const table = await read(
      makeWorkbook({ sheets: [{ name: "Svar", rows: gridRows(rows), merges }] }),
    );
    expect(table.columns.map(({ name }) => name)).toEqual([
      "Skola",
      "Trivs du? / Ja",
      "Trivs du? / Nej",
      "Mobbad? / Ja",
      "Mobbad? / Nej",
    ]);
    expect(table.rows).toBe(1);
    expect(table.detected).toMatchObject({ headerRow: 2, headerRows: 2, joinedNames: true });
  });

  it("never takes a pupil's answers for a header row, though cells above are merged", async () => {
    const rows = [
      ["Skola", "Trivs du?", null],
      ["Ekskolan", "Ja", "Nej"],
      ["Alskolan", "Nej", "Ja"],
    ];
    const bytes = makeWorkbook({
      sheets: [{ name: "Svar", rows: gridRows(rows), merges: ["B1:C1"] }],
    });
    expect(await refusal(bytes)).toEqual({
      code: "header-duplicate",
      row: 1,
      column: "Trivs du?",
      first: "B",
      second: "C",
    });
  });

  it("reads names, question texts and import ids of a Qualtrics workbook", async () => {
    const rows = [
      ["StartDate", "Q1"],
      ["Start", "Trivs du?"],
      ['{"ImportId":"startDate"}', '{"ImportId":"QID1"}'],
      ["2024-03-01", 4],
    ];
    const table = await read(oneSheet(gridRows(rows)));
    expect(table.columns.map(({ name, label }) => [name, label])).toEqual([
      ["StartDate", "Start"],
      ["Q1", "Trivs du?"],
    ]);
    expect([table.rows, table.detected]).toMatchObject([1, { headerRow: 1, headerRows: 3 }]);
  });

  it("takes the row that is asked for", async () => {
    const bytes = oneSheet(
      gridRows([
        ["a", "b"],
        ["c", "d"],
        [1, 2],
      ]),
    );
    expect(cellsOf(await read(bytes, { headerRow: 2 }))).toEqual([
      ["c", "d"],
      ["1", "2"],
    ]);
    const facts = { code: "header-row-beyond", row: 9, rows: 3 };
    expect(await refusal(bytes, { headerRow: 9 })).toEqual(facts);
  });

  it("takes numbers, years and prototype names for names", async () => {
    const rows = [
      [2024, "__proto__", "constructor"],
      [1, 2, 3],
    ];
    expect(cellsOf(await read(oneSheet(gridRows(rows))))[0]).toEqual([
      "2024",
      "__proto__",
      "constructor",
    ]);
  });

  it("refuses a name that stands twice, in whatever Unicode form, and names both places", async () => {
    const rows = [
      ["Kön", "a", " Ko\u0308n "],
      [1, 2, 3],
    ];
    expect(await refusal(oneSheet(gridRows(rows)))).toEqual({
      code: "header-duplicate",
      row: 1,
      column: "Kön",
      first: "A",
      second: "C",
    });
  });

  it("refuses content without a name, a header alone, and nothing at all", async () => {
    expect(
      await refusal(
        oneSheet(
          gridRows([
            ["a", "b"],
            [1, 2, 3],
          ]),
        ),
      ),
    ).toEqual({
      code: "header-unclear",
      row: 1,
      column: "C",
    });
    expect(await refusal(oneSheet(gridRows([["a", "b"]])))).toEqual({
      code: "file-header-only",
      row: 1,
    });
    expect(await refusal(oneSheet("<row r='1'><c r='A1' s='3'/></row>"))).toEqual({
      code: "file-empty",
    });
  });
});

describe("cells merged below the header", () => {
  const book = (
    merges: readonly string[],
    rows: Parameters<typeof gridRows>[0] = [
      ["id", "område", "F1", "F2"],
      [1, "Ryd", 1, 2],
      [2, null, 3, null],
      [3, null, null, null],
    ],
  ) => makeWorkbook({ sheets: [{ name: "Svar", rows: gridRows(rows), merges }] });
  const facts = { code: "cells-merged", sheet: "Svar" };

  it("are refused where they hold the answer of several pupils", async () => {
    const range = "B2:B4";
    expect(await refusal(book([range]))).toEqual({ ...facts, range, row: 2, pupils: 3 });
    const expected = { ...facts, range: "C3:D4", row: 3, pupils: 2 };
    expect(await refusal(book(["D2:D2", "C3:D4"]))).toEqual(expected);
  });

  it("are refused as far down as a pupil can stand", async () => {
    const rows = Array.from({ length: 3001 }, (_, row) =>
      row === 0 ? ["id", "område"] : [row, row === 3000 ? null : "Ryd"],
    );
    const range = "B3000:B3001";
    expect(await refusal(book([range], rows))).toEqual({ ...facts, range, row: 3000, pupils: 2 });
  });

  it("are told where they hold several answers of one pupil", async () => {
    const table = await read(book(["C3:D3"]));
    expect(table.detected).toMatchObject({ mergedAnswers: ["C3:D3"] });
    expect(cellsOf(table)[2]).toEqual(["2", "", "3", ""]);
  });

  it("are of no account without an answer, in notes and over columns without a name", async () => {
    const rows = [["id", "F1"], [1, 2], [2, 3], [4, null], [5, null], [], ["Källa: a b"]];
    const table = await read(book(["B4:B5", "A7:B8", "B2:C2"], rows));
    expect([table.rows, "mergedAnswers" in table.detected]).toEqual([4, false]);
  });
});

describe("notes below the table", () => {
  const table = [
    ["id", "område", "F1"],
    ["a 1", "Ryd", 1],
    ["a 2", "Berga", 2],
  ];
  const rowsOf = async (...below: readonly (readonly (string | number | null)[])[]) => {
    const { rows, detected } = await read(oneSheet(gridRows([...table, ...below])));
    return { rows, noteRows: "noteRows" in detected ? detected.noteRows : 0 };
  };

  it("are left out and counted behind a blank row", async () => {
    const notes = [[], ["Källa: skolenkäten 2024."], [], ["* Färre än tio svar."]];
    expect(await rowsOf(...notes)).toEqual({ rows: 2, noteRows: 2 });
    const { detected } = await read(oneSheet(gridRows([...table, ...notes])));
    expect(detected).toMatchObject({ noteRowsAt: [5, 7] });
  });

  it("are no rows directly below the table, no ids, and nothing with a second cell", async () => {
    expect(await rowsOf(["Källa: skolenkäten."])).toEqual({ rows: 3, noteRows: 0 });
    expect(await rowsOf([], ["A-17"])).toEqual({ rows: 3, noteRows: 0 });
    expect(await rowsOf([], ["a 3", "Ryd"])).toEqual({ rows: 3, noteRows: 0 });
    expect(await rowsOf([], [null, "Ryd centrum"])).toEqual({ rows: 3, noteRows: 0 });
    expect(await rowsOf([], ["Källa: x"], ["a 3", "Ryd", 1])).toEqual({ rows: 4, noteRows: 0 });
  });

  it("are not looked for in a table of one column", async () => {
    const { rows } = await read(oneSheet(gridRows([["svar"], ["ja tack"], [], ["nej tack"]])));
    expect(rows).toBe(2);
  });
});

describe("sheets", () => {
  const sheet = (name: string, first: string) => ({
    name,
    rows: gridRows([
      [first, "b"],
      [1, 2],
    ]),
  });
  const bytes = makeWorkbook({
    sheets: [
      { ...sheet("Dold", "hidden"), state: "hidden" },
      { name: "Tom", rows: "" },
      { name: "Om", rows: gridRows([["Så läser du"], ["filen"]]) },
      sheet("Svar &amp; mer", "first"),
      sheet("Svar 2", "second"),
      { ...sheet("Djupt", "deep"), state: "veryHidden" },
    ],
  });
  const firstName = async (request: Partial<ReadRequest>) =>
    (await read(bytes, request)).columns[0]?.name;

  it("takes the first that a person sees and that has a table", async () => {
    const { detected } = await read(bytes);
    expect(detected).toMatchObject({
      sheet: "Svar & mer",
      sheets: ["Dold", "Tom", "Om", "Svar & mer", "Svar 2", "Djupt"],
    });
  });

  it("takes the one that is asked for, hidden ones too, whatever its case", async () => {
    expect(await firstName({ sheet: "Svar 2" })).toBe("second");
    expect(await firstName({ sheet: "dold" })).toBe("hidden");
    expect(await firstName({ sheet: "DJUPT" })).toBe("deep");
  });

  it("names the sheets there are where that one is not", async () => {
    expect(await refusal(bytes, { sheet: "Svar 3" })).toEqual({
      code: "sheet-unknown",
      sheet: "Svar 3",
      found: "Dold, Tom, Om, Svar & mer, Svar 2, Djupt",
    });
  });
});
