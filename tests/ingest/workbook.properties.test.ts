import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../src/ingest/read-workbook.ts";
import { inflateInMemory } from "../support/memory-io.ts";
import { gridRows, oneSheet } from "./make-workbook.ts";
import { cells, cellsOf } from "./table-cells.ts";

const readGrid = (rows: readonly (readonly (string | number | null)[])[]): string[][] =>
  cellsOf(readWorkbook(oneSheet(gridRows(rows)), { file: "survey.xlsx" }, inflateInMemory));

const width = fc.integer({ min: 2, max: 5 });
const namesOf = (count: number) => Array.from({ length: count }, (_, column) => `q${column}`);

describe("a sheet of any texts and numbers", () => {
  const text = fc.string({
    maxLength: 6,
    unit: fc.constantFrom(
      "a",
      "å",
      "0",
      "1",
      " ",
      ",",
      ";",
      '"',
      "<",
      "&",
      ">",
      "'",
      "\n",
      "😀",
      "=",
    ),
  });

  it("holds the cells that the same table holds as delimited text", () => {
    const grids = width.chain((count) =>
      fc.array(fc.array(text, { minLength: count, maxLength: count }), {
        minLength: 1,
        maxLength: 8,
      }),
    );
    fc.assert(
      fc.property(grids, (grid) => {
        const rows = grid.filter((row) => row.some((cell) => cell !== ""));
        fc.pre(rows.length > 0);
        const table = [namesOf(rows[0]?.length ?? 0), ...rows];
        const quoted = table.map((row) =>
          row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","),
        );
        expect(readGrid(table)).toEqual(cells(quoted.join("\n"), { delimiter: "," }));
      }),
    );
  });

  it("keeps every number exactly", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const grids = width.chain((count) =>
      fc.array(fc.array(number, { minLength: count, maxLength: count }), {
        minLength: 1,
        maxLength: 4,
      }),
    );
    fc.assert(
      fc.property(grids, (rows) => {
        const read = readGrid([namesOf(rows[0]?.length ?? 0), ...rows]).slice(1);
        expect(read.map((row) => row.map(Number))).toEqual(
          rows.map((row) => row.map((n) => n + 0)),
        );
      }),
    );
  });

  it("is the same wherever it stands in the sheet", () => {
    const shifts = fc.tuple(
      fc.nat(4),
      fc.nat(4),
      fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1 }),
    );
    fc.assert(
      fc.property(shifts, ([down, right, grid]) => {
        const rows = grid.map((row, at) => [`id${at}`, ...row]);
        const table = [["id", ...namesOf(3)], ...rows];
        const shifted = [
          ...Array.from({ length: down }, () => []),
          ...table.map((row) => [...new Array<null>(right).fill(null), ...row]),
        ];
        expect(readGrid(shifted)).toEqual(readGrid(table));
      }),
    );
  });
});
