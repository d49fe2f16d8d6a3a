import { describe, expect, it } from "vitest";
import { cells, cellsOf, read, refusal } from "./table-cells.ts";

describe("columns of coded texts", () => {
  it("keeps each text once, in order of first appearance, and an index for each row", () => {
    const { columns, rows, sheetRow } = read("area,q1\nBerga,2\nRyd,1\nBerga,2\nBerga,\n");
    expect(rows).toBe(4);
    expect(columns.map(({ name }) => name)).toEqual(["area", "q1"]);
    expect(columns[0]?.texts).toEqual(["Berga", "Ryd"]);
    expect([...(columns[0]?.index ?? [])]).toEqual([0, 1, 0, 0]);
    expect(columns[1]?.texts).toEqual(["2", "1", ""]);
    expect([...(columns[1]?.index ?? [])]).toEqual([0, 1, 0, 2]);
    expect([...sheetRow]).toEqual([2, 3, 4, 5]);
  });

  it("keeps cells exactly: blanks, leading zeros, signs for missing, decomposed letters", () => {
    const row = [" 7 ", "0123", ".", "..", "-", "A\u030a", "1e3"];
    expect(cells(`a,b,c,d,e,f,g\n${row.join(",")}\n`)[1]).toEqual(row);
  });

  it("does not share texts between columns, nor mix up texts of equal hash length", () => {
    const rows = Array.from({ length: 5000 }, (_, row) => [`x${row}`, `x${4999 - row}`]);
    const text = `a,b\n${rows.map((row) => row.join(",")).join("\n")}\n`;
    expect(cells(text).slice(1)).toEqual(rows);
    expect(read(text).columns.map(({ texts }) => texts.length)).toEqual([5000, 5000]);
  });

  it("reads more rows and columns than fit its blocks", () => {
    const names = Array.from({ length: 300 }, (_, column) => `q${column}`);
    const rows = Array.from({ length: 700 }, (_, row) =>
      names.map((_, column) => String((row * 31 + column) % 1009)),
    );
    const text = [names, ...rows].map((row) => row.join(";")).join("\r\n");
    expect(cells(text)).toEqual([names, ...rows]);
  });

  it("gives the same for bytes in the middle of a larger buffer, and leaves them as they were", () => {
    const bytes = new TextEncoder().encode('....a,b\nå,"x ""y"""\n....');
    const before = bytes.slice();
    for (const shift of [1, 2, 3, 4]) {
      expect(cells(bytes.subarray(shift, -4))[1]).toEqual(["å", 'x "y"']);
    }
    expect(bytes).toEqual(before);
  });
});

describe("quotes and line ends", () => {
  it.each([
    ["LF", "a,b\n1,2\n3,4\n"],
    ["CRLF", "a,b\r\n1,2\r\n3,4\r\n"],
    ["CR", "a,b\r1,2\r3,4\r"],
    ["mixed", "a,b\r\n1,2\n3,4"],
  ])("reads lines that end with %s", (lineEnd, text) => {
    expect(cells(text)).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(read(text).detected.lineEnd).toBe(lineEnd);
  });

  it.each([
    ["a delimiter", '"x,y"', "x,y"],
    ["doubled quotes", '"say ""no"""', 'say "no"'],
    ["only a quote", '""""', '"'],
    ["nothing", '""', ""],
    ["line ends", '"one\r\ntwo\rthree\nfour"', "one\r\ntwo\rthree\nfour"],
    ["quotes inside a plain cell", `57°30'27.5"N`, `57°30'27.5"N`],
    ["inner quotes that were not doubled", '"The "Sun" school"', 'The "Sun" school'],
    ["an inner quote at the end", '"The school "Sun""', 'The school "Sun"'],
  ])("reads %s", (_, written, meant) => {
    expect(cells(`id,text\n1,${written}\n2,z`)).toEqual([
      ["id", "text"],
      ["1", meant],
      ["2", "z"],
    ]);
    expect(cells(`text,id\n${written},1\r\n`)[1]).toEqual([meant, "1"]);
  });

  it("knows a quoted and a plain text as the same", () => {
    const { columns } = read('a,b\n"x y",1\nx y,1\n"q""",1\n"q""",1\n');
    expect(columns[0]?.texts).toEqual(["x y", 'q"']);
    expect([...(columns[0]?.index ?? [])]).toEqual([0, 0, 1, 1]);
  });

  it("reads quotes escaped by a backslash where the file cannot be read without, and says so", () => {
    const text = String.raw`id,text
1,"48\", rund"
2,"8'9\" lång"
3,"C:\\"
`;
    expect(cells(text).slice(1)).toEqual([
      ["1", '48", rund'],
      ["2", `8'9" lång`],
      ["3", String.raw`C:\\`],
    ]);
    expect(read(text).detected.escapedQuotes).toBe(true);
  });

  it("leaves backslashes alone where the file can be read as it stands", () => {
    const text = String.raw`id,text
1,"C:\"
2,"x"
`;
    expect(cells(text)[1]).toEqual(["1", "C:\\"]);
    expect(read(text).detected.escapedQuotes).toBeUndefined();
  });

  it("tells the first error where a backslash does not explain all", () => {
    const text = String.raw`id,text
1,"48\", rund"
2,3,4
`;
    expect(refusal(text)).toEqual({ code: "row-ragged", row: 2, expected: 2, found: 3 });
  });

  it("refuses a quote that is never closed, with the row where it opens", () => {
    expect(refusal('a,b\n1,2\n3,"4\n5,6\n')).toEqual({ code: "quote-unclosed", row: 3 });
    expect(refusal('a,"b\n1,2\n')).toEqual({ code: "quote-unclosed", row: 1 });
  });

  it("refuses a lost quote that would swallow the line end of a row", () => {
    expect(refusal('a,b,c\nx,"ab,1\ny,"cd,2\nz,e,3\n')).toEqual({ code: "quote-unclosed", row: 2 });
  });
});

describe("delimiter", () => {
  it.each([",", ";", "\t", "|"] as const)("finds %j", (delimiter) => {
    const rows = [
      ["id", "area", "q1"],
      ["1", "Berga, norra; a|b\tc", "3"],
      ["2", "Ryd", "4"],
    ];
    const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join("\n");
    expect(cells(text)).toEqual(rows);
    expect(read(text).detected.delimiter).toBe(delimiter);
  });

  it.each([
    ["decimal commas in one column of two", "id;vikt\n1;0,5\n2;1,25\n", ";"],
    ["decimal commas everywhere", "a;b\n0,5;1,2\n0,7;1,3\n", ";"],
    ["commas in the header's prose too", "Vikt, kg;Längd, cm\n50,5;170,2\n61,0;180,0\n", ";"],
    ["a comma in each free text", "id;svar\n1;ja, kanske\n2;nej, tack\n", ";"],
    ["title lines with commas", "Enkät, 2024\nLinköping, kommun\nid;vikt\n1;0,5\n2;0,7\n", ";"],
    ["several choices in a cell", "id,val\n1,a;b;\n2,c;\n3,a;b;c;\n", ","],
    ["the same number of choices in each cell", "id,val\n1,a;b;\n2,c;d;\n", ","],
    ["prose in a tab file", "id\ttext\n1\tja, å; nej\n2\tja, nej; då\n", "\t"],
    ["a ragged row in a semicolon file", "id;vikt\n1;0,5\n2;1,25\n3\n4;0,3\n5;0,2\n", ";"],
  ])("is not misled by %s", (_, text, delimiter) => {
    const found =
      refusal(text).code === "row-ragged" ? read(text.replace("\n3\n", "\n3;\n")) : read(text);
    expect(found.detected.delimiter).toBe(delimiter);
  });

  it("can be forced", () => {
    expect(cells("a;b,c\n1;2,3\n", { delimiter: "," })).toEqual([
      ["a;b", "c"],
      ["1;2", "3"],
    ]);
  });

  it("reads a file of one column, whatever stands in its texts", () => {
    const text = "Kommentar\nja, kanske\nnej\nbra; tack, hej\n";
    expect(cells(text)).toEqual([["Kommentar"], ["ja, kanske"], ["nej"], ["bra; tack, hej"]]);
    expect(cells("vikt\n0,5\n1,5\n")).toEqual([["vikt"], ["0,5"], ["1,5"]]);
    expect(cells("Kommentar\nja, kanske\nnej, tack\n")).toHaveLength(3);
  });
});

describe("header", () => {
  it("is trimmed and composed, with line ends and delimiters as they stand", () => {
    const text = '\ufeff Area ,"Hur ofta,\nsenaste 30 dagarna",A\u030aldersgrupp\n1,2,3\n';
    expect(cells(text)[0]).toEqual(["Area", "Hur ofta,\nsenaste 30 dagarna", "Åldersgrupp"]);
    expect([...read(text).sheetRow]).toEqual([2]);
  });

  it.each([
    ["title lines", "Enkät 2024\nLinköping\n\nid,q1,q2\n1,2,3\n4,5,6\n", 4],
    ["padded title lines", "Enkät 2024,,\n,,\nid,q1,q2\n1,2,3\n", 3],
    ["blank lines", "\n\r\n\nid,q1,q2\n1,2,3\n", 4],
    ["years as names", "Antal elever\n\nKommun,2022,2023\nLinköping,1,2\n", 3],
    ["a title with a line end in quotes", '"Enkät\n2024"\nid,q1,q2\n1,2,3\n', 2],
    ["nothing", "id,q1,q2\n1,2,3\n", 1],
  ])("is found below %s", (_, text, row) => {
    expect(read(text).detected.headerRow).toBe(row);
    expect(read(text).sheetRow[0]).toBe(row + 1);
  });

  it("can be forced, above and below where it would be found", () => {
    expect(cells("x,y\na,b\n1,2\n", { headerRow: 2 })).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(cells("T;;\na;b;c\n1;2;3\n", { headerRow: 2 })[0]).toEqual(["a", "b", "c"]);
    const beyond = { code: "header-row-beyond", row: 9, rows: 2 };
    expect(refusal("a,b\n1,2\n", { headerRow: 9 })).toEqual(beyond);
    expect(refusal("a,b\n\n1,2\n", { headerRow: 2 })).toMatchObject({
      code: "header-unclear",
      row: 2,
    });
  });

  it("is not moved by a ragged row below it", () => {
    expect(refusal("a,b\n1,2,3\n4,5,6\n")).toEqual({
      code: "row-ragged",
      row: 2,
      expected: 2,
      found: 3,
    });
    expect(refusal("area,q1\nBerga,ja,x\nRyd,nej,y\n")).toMatchObject({
      code: "row-ragged",
      row: 2,
    });
    expect(refusal("a,b,c\n1,2\n3,4,5\n6,7,8\n")).toMatchObject({ code: "row-ragged", row: 2 });
  });

  it("with the same name twice is refused, with both places", () => {
    const facts = { code: "header-duplicate", row: 1, column: "Å", first: "B", second: "D" };
    expect(refusal("id,Å,x, A\u030a\n1,2,3,4\n")).toEqual(facts);
  });

  it("keeps names that differ only by case, and names of JavaScript's own", () => {
    const names = ["kön", "Kön", "__proto__", "constructor", "toString"];
    expect(cells(`${names.join(",")}\n1,2,3,4,5\n`)).toEqual([names, ["1", "2", "3", "4", "5"]]);
    expect(refusal("__proto__,b,__proto__\n1,2,3\n")).toMatchObject({ code: "header-duplicate" });
  });

  it("without a name over a column: left out if empty, refused if not", () => {
    expect(cells("a,,c\n1,,3\n4,,6\n")).toEqual([
      ["a", "c"],
      ["1", "3"],
      ["4", "6"],
    ]);
    expect(refusal("a,,c\n1,,3\n4,x,6\n")).toEqual({ code: "header-unclear", row: 1, column: "B" });
    expect(read("a,,c\n1,,3\n").detected.trailingDelimiter).toBe(false);
  });

  it("of more than 100,000 columns is refused", () => {
    const names = Array.from({ length: 100_001 }, (_, column) => `q${column}`).join(",");
    expect(refusal(`${names}\n1\n`)).toEqual({ code: "header-unclear", row: 1, column: "EQXE" });
  });
});

describe("rows", () => {
  it("skips blank lines, and counts them", () => {
    const { rows, sheetRow } = read("\na,b\n\n1,2\n\n\n3,4\n\n");
    expect(rows).toBe(2);
    expect([...sheetRow]).toEqual([4, 7]);
  });

  it("keeps a row of empty cells: a respondent who left all blank", () => {
    expect(cells("a,b\n,\n1,2\n")).toEqual([
      ["a", "b"],
      ["", ""],
      ["1", "2"],
    ]);
  });

  it("takes a blank line in a file of one column for an empty cell, but not at the end", () => {
    const table = read('a\n1\n\n""\n2\n\n\n');
    expect(cellsOf(table)).toEqual([["a"], ["1"], [""], [""], ["2"]]);
    expect([...table.sheetRow]).toEqual([2, 3, 4, 5]);
  });

  it.each([
    ["too few cells", "a,b,c\n1,2,3\n4,5\n", { row: 3, expected: 3, found: 2 }],
    ["a filled cell too many", "a,b,c\n1,2,3,4\n", { row: 2, expected: 3, found: 4 }],
    [
      "too few, counted past a line end in quotes",
      'a,b\n"1\n1",2\n\n3\n',
      { row: 4, expected: 2, found: 1 },
    ],
  ])("refuses %s", (_, text, facts) => {
    expect(refusal(text)).toEqual({ code: "row-ragged", ...facts });
  });

  it("leaves out an empty last column that a trailing delimiter makes", () => {
    for (const text of ["a,b,\n1,2,\n3,4,\n", "a,b,,\n1,2,,\n3,4,,\n", "a,b,\n1,2\n3,4\n"]) {
      const table = read(text);
      expect(cellsOf(table)).toEqual([
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ]);
      expect(table.detected.trailingDelimiter).toBe(true);
    }
  });

  it.each([
    ["a stray delimiter before an empty last cell", "a,b,c\n1,2,\n3,,4,\n", 3],
    ["a stray delimiter in a file with trailing ones", "a,b,\n1,,\n,3,,\n", 3],
    ["a trailing delimiter on one row", "a,b\n1,2,\n3,4\n", 2],
    ["a lost delimiter in the header, the last cells all empty", "ab,c\n1,2,\n3,4,\n", 2],
    ["a lost delimiter before a trailing one", "a,b,\n1,2,\n34,\n", 3],
  ])("refuses what could be shifted answers: %s", (_, text, row) => {
    expect(refusal(text)).toMatchObject({ code: "row-ragged", row });
  });

  it.each([
    ["opened twice", 'a,b,c\n1,2,3\n1,""Bra, men dyrt"\n'],
    ["opened in the cell before", 'a,b,c\n1,2,3\n"x,"Bra, men dyrt",3\n'],
    ["glued to the cell before", 'a,b,c\n1,2,3\n7"Bra, men dyrt",3\n'],
  ])("refuses a text cut at its delimiter, which has the right number of cells: %s", (_, text) => {
    expect(refusal(text)).toEqual({ code: "quote-misplaced", row: 3 });
  });

  it.each([
    ["text", 'a,b\n1,2\n2,"y"z\n'],
    ["text, after doubled quotes", 'a,b\n1,2\n"a""b"cd,2\n'],
    ["a blank", 'a,b\n1,2\n"x" ,2\n'],
    ["text between two pairs", 'a,b\n1,2\n"x" and "y" z,2\n'],
  ])("refuses a cell that goes on behind its closing quote: %s", (_, text) => {
    expect(refusal(text)).toEqual({ code: "quote-misplaced", row: 3 });
  });

  it("refuses such a cell in the header too", () => {
    expect(refusal('a,"b"c\n1,2\n')).toEqual({ code: "quote-misplaced", row: 1 });
  });

  it("reads quotes that cut nothing: places, inches, names of schools", () => {
    const row = ["57°30'27.5\"N", "11°55'E\"", 'The "Sun" school', "3"];
    expect(cells(`a,b,c,d\n${row[0]},"${row[1]?.replace('"', '""')}","${row[2]}",3\n`)[1]).toEqual(
      row,
    );
  });

  it.each([
    ["directly below the first", "a,b\na,b\n1,2\n", 2],
    ["between exports that were put together", '"a",b\n1,2\na,"b"\n3,4\n', 3],
    ["with a trailing delimiter", "a,b,\n1,2,\na,b,\n", 3],
  ])("refuses a second header %s: it is no pupil", (_, text, row) => {
    expect(refusal(text)).toEqual({ code: "header-repeated", row, header: 1 });
  });

  it("takes a row for a pupil that repeats some names only, or the one name of one column", () => {
    expect(read("a,b\na,1\n").rows).toBe(1);
    expect(read("ja\nja\nnej\n").rows).toBe(2);
  });

  it("refuses a row of ten million cells without storing them", () => {
    const text = `a,b\n1,2\n${",".repeat(9_999_999)}x\n`;
    expect(refusal(text)).toEqual({ code: "row-ragged", row: 3, expected: 2, found: 10_000_000 });
  });
});

describe("what is no survey", () => {
  it.each([
    ["nothing", ""],
    ["a byte order mark alone", "\ufeff"],
    ["blank lines alone", "\n\r\n\r\n"],
  ])("%s is an empty file", (_, text) => {
    expect(refusal(text)).toEqual({ code: "file-empty" });
  });

  it.each(["a,b", "a,b\n", "a,b\r\n\r\n", "a"])("%j is a header only", (text) => {
    expect(refusal(text)).toEqual({ code: "file-header-only", row: 1 });
  });

  it.each([
    ["xlsx", "PK\x03\x04\x14\0\x06\0[Content_Types].xml"],
    ["ods", "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"],
    ["zip", "PK\x03\x04\x14\0survey.csv"],
    ["sav", "$FL2@(#) SPSS DATA FILE"],
    ["zsav", "$FL3@(#) SPSS DATA FILE"],
    ["por", `${" ".repeat(40)}ASCII SPSS PORT FILE`],
    ["pdf", "%PDF-1.7\n"],
    ["html", "\n<!DOCTYPE html><table>"],
    ["xml", '<?xml version="1.0"?>'],
    ["json", '[\n  {"id": 1}]'],
  ])("knows %s by its beginning", (looksLike, text) => {
    expect(refusal(text)).toEqual({ code: "file-unsupported", looksLike });
  });

  it.each([
    ["gzip", [0x1f, 0x8b, 0x08, 0x00]],
    ["xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
  ])("knows %s by its beginning", (looksLike, start) => {
    expect(refusal(new Uint8Array(start))).toEqual({ code: "file-unsupported", looksLike });
  });

  it("refuses NUL bytes, with the row", () => {
    const facts = { code: "file-not-text", looksLike: "binary", row: 3, offset: 10 };
    expect(refusal("a,b\n1,2\n3,\0\n")).toEqual(facts);
  });
});
