import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";
import { cells, read, refusal } from "./table-cells.ts";

/** How many rows are read; null where the file is refused. */
function rowsOf(count: () => number): number | null {
  try {
    return count();
  } catch {
    return null;
  }
}

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

  it("may hold apostrophes that are not doubled, and quotes", () => {
    expect(cells("id;'a'\n1;'won't; \"no\"'\n")).toEqual([
      ["id", "a"],
      ["1", 'won\'t; "no"'],
    ]);
  });

  it("never go over a line end, so that no pupil is swallowed", () => {
    const inHeader = "id;kön;'Hur mår du?\n1;1;bra\n2;2;dåligt\n3;1;sa 'hej'\n4;2;bra\n";
    expect(cells(inHeader).map((row) => row[2])).toEqual([
      "'Hur mår du?",
      "bra",
      "dåligt",
      "sa 'hej'",
      "bra",
    ]);
    const inBody =
      "id,sex,'Jag trivs i skolan'\n1,girl,'tis ok\n2,boy,no\n3,girl,rock 'n roll'\n4,boy,yes\n";
    expect(cells(inBody).map(([id]) => id)).toEqual(["id", "1", "2", "3", "4"]);
    expect(cells(inBody)[1]?.[2]).toBe("'tis ok");
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

  it("never skip the first line as a title", () => {
    expect(cells("'q0;'q1'\nhej';'hej'\na;''\n")).toEqual([
      ["'q0", "'q1'"],
      ["hej'", "'hej'"],
      ["a", "''"],
    ]);
  });

  it("never change how many rows there are in a file that csv-parse reads", () => {
    const word = fc.constantFrom(
      ...["a", "b", "1", "'", "it's", "'n'", "'tis", "dogs'", " x", "", "''", '"a b"', "a 'b' c"],
      ...["'hej'", "'hej", "hej'"],
    );
    const start = fc.constantFrom("q", "'q", "'q'", "q'", " q");
    const end = fc.constantFrom("", "", "'");
    const file = fc
      .tuple(fc.constantFrom(",", ";", "|"), fc.integer({ min: 2, max: 4 }))
      .chain(([delimiter, width]) => {
        const size = { minLength: width, maxLength: width };
        const row = fc.array(word, size).map((line) => line.join(delimiter));
        const header = fc
          .array(fc.tuple(start, end), size)
          .map((names) => names.map((name, at) => name.join(`${at}`)).join(delimiter));
        return fc.tuple(
          fc.constant(delimiter),
          header,
          fc.array(row, { minLength: 2, maxLength: 7 }),
        );
      });
    let compared = 0;
    fc.assert(
      fc.property(file, ([delimiter, header, lines]) => {
        const text = `${[header, ...lines].join("\n")}\n`;
        const rows = rowsOf(() => parse(text, { delimiter }).length - 1);
        const ours = rowsOf(() => read(text).rows);
        if (rows === null || ours === null) return;
        compared++;
        expect(ours).toBe(rows);
      }),
      { seed: 5, numRuns: 5000 },
    );
    expect(compared).toBeGreaterThan(2000);
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
