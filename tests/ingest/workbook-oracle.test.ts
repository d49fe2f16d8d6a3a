import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../src/ingest/read-workbook.ts";
import { readWorkbookParts } from "../../src/ingest/workbook/parts/read-workbook-parts.ts";
import { readSheet } from "../../src/ingest/workbook/sheet/read-sheet.ts";
import { STORED_AS } from "../../src/ingest/workbook/sheet/sheet-cells.ts";
import { ZipArchive } from "../../src/ingest/workbook/zip/zip-archive.ts";
import oracle from "../oracles/workbook-readxl.json" with { type: "json" };
import { inflateInMemory } from "../support/memory-io.ts";
import { ROOT } from "../support/repository.ts";
import { sharedPath } from "../support/shared.ts";
import { cellsOf } from "./table-cells.ts";

const FIXTURES = join(ROOT, "tests/fixtures/xlsx");
/** Cells by place, such as `3,2`: how they were stored and their text. */
type Cells = Readonly<Record<string, readonly [storedAs: string, text: string]>>;

const books: Readonly<Record<string, Readonly<Record<string, string[][]>>>> = oracle.books;
const readable = Object.entries(books).filter(([, sheets]) => Object.keys(sheets).length > 0);

/** Every sheet of a workbook as this reader sees it. */
function ours(file: string): Record<string, Cells> {
  const bytes = new Uint8Array(readFileSync(join(FIXTURES, file)));
  const archive = new ZipArchive(bytes, file, inflateInMemory);
  const parts = readWorkbookParts(archive, file);
  return Object.fromEntries(
    parts.sheets.map((sheet) => {
      const { cells } = readSheet(archive, file, sheet, parts);
      const list = Array.from({ length: cells.count }, (_, cell) => [
        `${cells.rows[cell]},${cells.columns[cell]}`,
        [STORED_AS[cells.stored[cell] ?? 0], cells.texts[cells.index[cell] ?? 0]],
      ]);
      return [sheet.name, Object.fromEntries(list)];
    }),
  );
}

/** The same as readxl sees it, in our way of writing numbers, truths and days. */
function theirs(cells: readonly string[][], our: Cells): Cells {
  return Object.fromEntries(
    cells.map(([row = "", column = "", kind = "", value = ""]) => {
      const place = `${row},${column}`;
      const [, text = ""] = our[place] ?? [];
      const isDay = kind === "date" && !text.includes("T") && value.endsWith("T00:00:00");
      if (isDay) return [place, ["date", value.slice(0, 10)]];
      if (kind === "number") return [place, ["number", String(Number(value))]];
      return [place, [kind === "boolean" ? "text" : kind, value]];
    }),
  );
}

/** Cells that readxl leaves out on purpose: errors, and nothing but blanks. */
const isLeftOut = ([storedAs, text]: readonly [string, string]): boolean =>
  storedAs === "text" && (/^#[A-Z/0!?]+$/.test(text) || text.trim() === "");

describe("every cell of every sheet is what readxl reads", () => {
  it("has sheets to compare", () => {
    expect(readable.length).toBe(24);
    const cells = readable.flatMap(([, sheets]) => Object.values(sheets).flat());
    expect(cells.length).toBeGreaterThan(1000);
  });

  it.each(readable)("%s", (file, sheets) => {
    for (const [name, our] of Object.entries(ours(file))) {
      const expected = theirs(sheets[name] ?? [], our);
      const kept = Object.entries(our).filter(
        ([place, cell]) => place in expected || !isLeftOut(cell),
      );
      const normalised = file === "readxl_new_line_errors.xlsx" ? oneLineEnd(expected) : expected;
      expect(Object.fromEntries(kept)).toEqual(normalised);
    }
  });

  /** readxl does not take CR LF of the XML for one line end, as XML says. */
  function oneLineEnd(cells: Cells): Cells {
    return Object.fromEntries(
      Object.entries(cells).map(([place, [kind, text]]) => [
        place,
        [kind, text.replaceAll("\r\r\n", "\r\n")] as const,
      ]),
    );
  }
});

const skolinspektionen = sharedPath("data", "sweden", "skolinspektionen_elever_ak8_2022.xlsx");

describe.skipIf(skolinspektionen === null)("Skolinspektionen's workbook of 2022", () => {
  const read = (sheet?: string) => {
    const bytes = new Uint8Array(readFileSync(skolinspektionen ?? ""));
    const request = { file: "elever.xlsx", ...(sheet === undefined ? {} : { sheet }) };
    return readWorkbook(bytes, request, inflateInMemory);
  };

  it("takes the first sheet, joins its three header rows, and reads 1,174 × 372", () => {
    const table = read();
    const [names = [], first = []] = cellsOf(table);
    expect([table.rows, table.columns.length]).toEqual([1174, 372]);
    expect(table.sheetRow[0]).toBe(4);
    expect(names.slice(5, 9)).toEqual([
      "Antal i gruppen",
      "Antal",
      "Svarsfrekvens",
      "1. Information om utbildningen / Index",
    ]);
    expect(names[10]).toMatch(/ \/ Alltid \/ Antal$/);
    expect(first.slice(5, 12)).toEqual(["57710", "45843", "0.794", "5.8", "7.4", "10658", "0.232"]);
  });

  it("takes the sheet that is asked for, whose third header row has no merged cells", () => {
    const table = read("könsuppdelat resultat");
    expect(table.detected).toMatchObject({
      sheet: "Könsuppdelat resultat",
      headerRow: 1,
      headerRows: 3,
    });
    expect([table.rows, table.columns.length]).toEqual([1170, 134]);
    expect(table.columns[9]?.name).toBe("1. Information om utbildningen / Flicka / Index");
  });
});

it("the fixtures and the oracle belong together", () => {
  for (const file of Object.keys(books)) expect(existsSync(join(FIXTURES, file))).toBe(true);
});
