import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableCsv } from "../../src/render/table-csv.ts";
import type { Table, TextColumn } from "../../src/vocabulary/table.ts";

function tableOf(names: readonly string[], rows: readonly (readonly string[])[]): Table {
  const columns = names.map((name, place): TextColumn => {
    const cells = rows.map((row) => row[place] ?? "");
    const texts = [...new Set(cells)];
    return { name, texts, index: Uint32Array.from(cells, (cell) => texts.indexOf(cell)) };
  });
  const detected = {
    format: "xlsx",
    sheet: "a",
    sheets: ["a"],
    headerRow: 1,
    headerRows: 1,
  } as const;
  return { rows: rows.length, columns, sheetRow: new Uint32Array(rows.length), detected };
}

const text = (table: Table, labels = false, rows?: number): string =>
  [...tableCsv(table, { labels, ...(rows === undefined ? {} : { rows }) })].join("");

describe("a table as CSV", () => {
  it("quotes what RFC 4180 asks for, and every common delimiter", () => {
    const cells = ["x", " y ", "a,b", 'say "hi"', "two\nlines", "a;b", "a|b", "a\tb", "c\r"];
    expect(text(tableOf(cells, []))).toBe(
      'x, y ,"a,b","say ""hi""","two\nlines","a;b","a|b","a\tb","c\r"\n',
    );
  });

  it("does not defuse formulas: this is the survey, not a publication", () => {
    expect(
      text(
        tableOf(
          ["a", "b"],
          [
            ["=1+1", "-0.05"],
            ["@x", "+46"],
          ],
        ),
      ),
    ).toBe("a,b\n=1+1,-0.05\n@x,+46\n");
  });

  it("writes an empty cell that is alone in its row so that it is no blank line", () => {
    expect(text(tableOf(["a"], [["1"], [""], ["2"]]))).toBe('a\n1\n""\n2\n');
  });

  it("gives labels where there are any, and the first rows only", () => {
    const table = tableOf(
      ["kön", "F1"],
      [
        ["1", "2"],
        ["2", "1"],
        ["9", "2"],
      ],
    );
    const [gender, ...rest] = table.columns;
    if (gender === undefined) throw new Error("no column");
    const valueLabels = new Map([
      ["1", "Pojke"],
      ["2", "Flicka, kvinna"],
    ]);
    const labelled = { ...table, columns: [{ ...gender, valueLabels }, ...rest] };
    expect(text(labelled, true)).toBe('kön,F1\nPojke,2\n"Flicka, kvinna",1\n9,2\n');
    expect(text(labelled, false, 1)).toBe("kön,F1\n1,2\n");
    expect(text(labelled, false, 0)).toBe("kön,F1\n");
    expect(text(labelled, false, 9)).toBe(text(labelled));
  });

  it("comes in pieces of whole rows, none of them long", () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [String(row), "y".repeat(50)]);
    const pieces = [...tableCsv(tableOf(["id", "text"], rows), { labels: false })];
    expect(pieces.length).toBeGreaterThan(10);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThan(70_000);
      expect(piece.endsWith("\n")).toBe(true);
    }
  });

  it("is read by another reader as the same cells, whatever they hold", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "å", ",", ";", '"', "\n", "\r", " ", "="),
    });
    const grid = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.tuple(...Array.from({ length: width }, () => cell)), {
        minLength: 1,
        maxLength: 6,
      }),
    );
    fc.assert(
      fc.property(grid, (rows) => {
        const names = (rows[0] ?? []).map((_, place) => `q${place}`);
        const read: string[][] = parse(text(tableOf(names, rows)), { record_delimiter: "\n" });
        expect(read).toEqual([names, ...rows]);
      }),
    );
  });
});
