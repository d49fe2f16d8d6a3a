import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDelimited } from "../../src/ingest/read-delimited.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import type { Table } from "../../src/vocabulary/table.ts";
import { cellsOf } from "./table-cells.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const LINE_ENDS = ["\n", "\r\n", "\r"] as const;
type Delimiter = (typeof DELIMITERS)[number];

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("", "0", "1", "9", "10", "999", "Skäggetorp", ".", " ") },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r", "å", " ") }),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);
const withoutNul = cell.map((text) => text.replaceAll("\0", ""));

/** A grid with distinct names on top, as a file might hold it. */
const grid = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) =>
    fc.tuple(
      fc.array(withoutNul, { minLength: width, maxLength: width }),
      fc.array(fc.array(withoutNul, { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    ),
  )
  .map(([names, rows]) => [names.map((name, place) => `q${place}${name}`), ...rows]);

const layout = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  lineEnd: fc.constantFrom(...LINE_ENDS),
  hasLastLineEnd: fc.boolean(),
  quoteAll: fc.boolean(),
});

function write(
  rows: readonly (readonly string[])[],
  {
    delimiter,
    lineEnd,
    hasLastLineEnd,
    quoteAll,
  }: {
    delimiter: Delimiter;
    lineEnd: string;
    hasLastLineEnd: boolean;
    quoteAll: boolean;
  },
): Uint8Array {
  const quoted = (text: string): string =>
    quoteAll || /["\r\n]/.test(text) || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = rows.map((row) => row.map(quoted).join(delimiter)).join(lineEnd);
  return new TextEncoder().encode(hasLastLineEnd ? lines + lineEnd : lines);
}

const readGrid = (bytes: Uint8Array, delimiter?: Delimiter): string[][] =>
  cellsOf(readDelimited(bytes, delimiter ? { file: "f", delimiter } : { file: "f" }));

const withCleanHeader = ([names = [], ...rows]: string[][]): string[][] => [
  names.map((name) => name.trim().normalize("NFC")),
  ...rows,
];

describe("against csv-parse", () => {
  it("reads the same cells, and those that were written", () => {
    fc.assert(
      fc.property(grid, layout, (rows, how) => {
        const bytes = write(rows, how);
        const theirs: string[][] = parse(bytes, {
          delimiter: how.delimiter,
          record_delimiter: ["\r\n", "\n", "\r"],
        });
        const ours = readGrid(bytes, how.delimiter);
        expect(ours).toEqual(withCleanHeader(theirs));
        expect(ours).toEqual(withCleanHeader(rows));
      }),
      { numRuns: 1500 },
    );
  });

  it("finds the delimiter of survey-like tables by itself", () => {
    const text = fc.constantFrom(
      "",
      "1",
      "2",
      "0,5",
      "1,25",
      "ja, ofta",
      "nej; aldrig",
      "a|b",
      "Ryd",
    );
    const rows = fc.array(fc.tuple(text, text, text, fc.constantFrom("7", "9")), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, layout, (body, how) => {
        const written = [["id", "Hur ofta, senaste året", "q2", "åk"], ...body];
        expect(readGrid(write(written, how))).toEqual(written);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("whatever the bytes", () => {
  function readOrRefuse(bytes: Uint8Array): Table | null {
    try {
      return readDelimited(bytes, { file: "f" });
    } catch (error) {
      if (error instanceof CtcError) return null;
      throw error;
    }
  }

  function expectSound(bytes: Uint8Array): void {
    const before = bytes.slice();
    const table = readOrRefuse(bytes);
    expect(bytes).toEqual(before);
    if (table === null) return;
    expect(table.rows).toBeGreaterThan(0);
    expect(table.sheetRow).toHaveLength(table.rows);
    expect(table.sheetRow.every((row, at) => row > (table.sheetRow[at - 1] ?? 0))).toBe(true);
    expect(new Set(table.columns.map(({ name }) => name)).size).toBe(table.columns.length);
    for (const { texts, index } of table.columns) {
      expect(index).toHaveLength(table.rows);
      expect(new Set(texts).size).toBe(texts.length);
      expect(new Set(index).size).toBe(texts.length);
    }
  }

  it("gives a table or an error of ours", () => {
    const special = fc.constantFrom(
      0x22,
      0x2c,
      0x3b,
      0x09,
      0x0a,
      0x0d,
      0x31,
      0xc3,
      0xa5,
      0xe5,
      0x81,
    );
    const bytes = fc.array(fc.oneof({ weight: 9, arbitrary: special }, fc.nat(255)), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(bytes, (list) => expectSound(Uint8Array.from(list))),
      { numRuns: 4000 },
    );
  });

  it("gives a table or an error of ours for damaged files", () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(grid, layout, damage, (rows, how, damages) => {
        const bytes = [...write(rows, how)];
        for (const [place, byte, isInserted] of damages) {
          bytes.splice(place % (bytes.length + 1), isInserted ? 0 : 1, byte);
        }
        expectSound(Uint8Array.from(bytes));
      }),
      { numRuns: 1500 },
    );
  });
});
