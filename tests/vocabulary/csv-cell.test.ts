import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defuseCell, plainCell, quoteCell } from "../../src/vocabulary/csv-cell.ts";

describe("defuseCell", () => {
  it.each([
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1",
    "-1+2",
    "-",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\tNorth",
    "\rNorth",
    "\n=1",
    "\0=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
    "﹦1",
    " =1+1",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff=1",
    "'=1",
    "''=1",
  ])("%j gets an apostrophe in front", (text) => expect(defuseCell(text)).toBe(`'${text}`));

  it.each([
    "",
    "North",
    "Norra-Ryd",
    "a=b",
    "1+1",
    "-0.05",
    "-0,05",
    "-12",
    "0580",
    "'quoted'",
    "'-5",
    "åk 7",
    "Ryd (norra)",
  ])("%j stays", (text) => expect(defuseCell(text)).toBe(text));

  it("can always be undone, and only ever adds one apostrophe", () => {
    const start = fc.constantFrom("", "'", "''", "=", "+", "-", "@", "\t", "＝", " =", "-5", "'=");
    fc.assert(
      fc.property(start, fc.string({ unit: "binary", maxLength: 6 }), (first, rest) => {
        const text = first + rest;
        const cell = defuseCell(text);
        expect(plainCell(cell)).toBe(text);
        expect([text, `'${text}`]).toContain(cell);
        if (!/^-?\d+([.,]\d+)?$/.test(cell)) {
          expect(cell.normalize("NFKC")).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@]/u);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("quoteCell", () => {
  it("is read back as the same cell by a reader that is not ours", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 8 }), { minLength: 2, maxLength: 4 }),
        (cells) => {
          const line = `${cells.map((cell) => quoteCell(cell)).join(",")}\n`;
          expect(parse(line, { record_delimiter: "\n", relax_column_count: true })).toEqual([
            cells,
          ]);
        },
      ),
    );
  });

  it("knows the delimiter", () => {
    expect([quoteCell("a,b"), quoteCell("a,b", ";"), quoteCell('"')]).toEqual([
      '"a,b"',
      "a,b",
      '""""',
    ]);
  });
});
