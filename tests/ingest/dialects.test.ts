import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";
import { cells, read, refusal } from "./table-cells.ts";

describe("a delimiter of two characters, the second a blank", () => {
  it("is read where it stands everywhere, quoted cells too", () => {
    const text = 'id, area, q1\n1, "Ryd, norra", \n2, Berga, 3\n';
    expect(cells(text)).toEqual([
      ["id", "area", "q1"],
      ["1", "Ryd, norra", ""],
      ["2", "Berga", "3"],
    ]);
    expect(read(text).detected).toMatchObject({ delimiter: ",", blankAfterDelimiter: true });
    expect(cells(text.replaceAll(", ", "; ").replace("Ryd; ", "Ryd, "))[1]?.[1]).toBe("Ryd, norra");
  });

  it("is no delimiter where one cell lacks the blank: cells stay as they stand", () => {
    expect(cells("id, area, q1\n1, Ryd, 3\n2, Berga,3\n")[1]).toEqual(["1", " Ryd", " 3"]);
    expect(refusal('id, area, q1\n1, "Ryd, norra", 3\n2, Berga,3\n').code).toBe("row-ragged");
    expect(read("id,area\n1, Ryd\n").detected.blankAfterDelimiter).toBeUndefined();
  });

  it("leaves files with another delimiter alone, whatever their texts", () => {
    const text = "id;text\n1;ja, ofta\n2;nej, aldrig\n";
    expect(cells(text).slice(1)).toEqual([
      ["1", "ja, ofta"],
      ["2", "nej, aldrig"],
    ]);
    expect(read(text).detected.blankAfterDelimiter).toBeUndefined();
  });
});

describe("cells quoted by apostrophes", () => {
  it("are read where all that begin with one end with one, and a name does", () => {
    const text = "'id','area',q1\n1,'Ryd, norra',3\n2,'it''s',\n3,'',4\n";
    expect(cells(text)).toEqual([
      ["id", "area", "q1"],
      ["1", "Ryd, norra", "3"],
      ["2", "it's", ""],
      ["3", "", "4"],
    ]);
    expect(read(text).detected).toMatchObject({ delimiter: ",", apostropheQuotes: true });
  });

  it("may hold apostrophes that are not doubled, quotes, and line ends", () => {
    expect(cells("id;'a'\n1;'won't; \"no\"\nor'\n")).toEqual([
      ["id", "a"],
      ["1", 'won\'t; "no"\nor'],
    ]);
  });

  it.each([
    ["no name is quoted so", "id,area\n1,'Ryd'\n", "'Ryd'"],
    ["a cell does not end", "'id','area'\n1,'Ryd\n", "'Ryd"],
    ["a guard against formulas", "id,area\n1,'-1\n", "'-1"],
    ["a cell begins with a quote", "'id',area\n1,\"'Ryd'\"\n", "'Ryd'"],
  ])("are no quotes where %s", (_, text, expected) => {
    expect(cells(text)[1]?.[1]).toBe(expected);
    expect(read(text).detected.apostropheQuotes).toBeUndefined();
  });

  it("never change a file that quotes by quotes", () => {
    const cell = fc.string({
      unit: fc.constantFrom("'", "a", "ä", ",", '"', "\n", "1"),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const lines = [["id", "x"], ...rows].map((row) => row.map(quote).join(","));
        expect(cells(lines.join("\n")).slice(1)).toEqual(rows);
      }),
    );
  });
});

it("what was detected is told", async () => {
  const told = async (text: string) =>
    (await runCtc(["read", "s.csv", "--lang", "sv"], { "s.csv": text })).err;
  expect(await told("a, b\n1, 2\n")).toContain(
    "Varje avgränsare följs av ett blanksteg, som har räknats till den.\n",
  );
  expect(await told("'a',b\n'x',2\n")).toContain(
    "Celler citeras med apostrofer och har lästs så.\n",
  );
});
