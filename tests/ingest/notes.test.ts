import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedPath } from "../support/shared.ts";
import { read, refusal } from "./table-cells.ts";

const TABLE = "Skola;Kod;Elever\nA;1;2\nB;3;.\n";
const outcome = (text: string): { rows: number; noteRows: number } => {
  const { rows, detected } = read(text);
  return { rows, noteRows: detected.noteRows };
};

describe("notes below the table", () => {
  it.each([
    ["one line", `${TABLE}\nKälla: Skolverket\n`, 1],
    ["several, with blank lines among them", `${TABLE}\n\nDefinitioner \n  \n\nEn prick.\n \n`, 2],
    ["a line that goes on with a number", `${TABLE}\nPrickas vid färre än\n10 elever\n`, 2],
    ["padded by delimiters, but not to the full width", `${TABLE}\nKälla: Skolverket;\n`, 1],
    ["prose with its commas", "a,b,c,d\n1,2,3,4\n\nKälla: SCB, 2024\n", 1],
  ])("are left out and counted: %s", (_, text, noteRows) => {
    expect(outcome(text)).toEqual({ rows: text.startsWith("a") ? 1 : 2, noteRows });
  });

  it("are told by their first and last row", () => {
    const at = (text: string) => read(text).detected.noteRowsAt;
    expect(at(`${TABLE}\nKälla: Skolverket\n`)).toEqual([5, 5]);
    expect(at(`${TABLE}\n\nDefinitioner \n  \n\nEn prick.\n \n`)).toEqual([6, 9]);
    expect(at(TABLE)).toBeUndefined();
  });

  it.each([
    ["there is no blank line before them", `${TABLE}Källa: Skolverket\n`, 4],
    ["the table goes on behind them", `${TABLE}\nKälla\nC;5;6\n`, 5],
    ["they have no letter: a row cut off", `${TABLE}\n12\n`, 5],
    ["more than one cell is filled", `${TABLE}\nC;5\n`, 5],
    ["blank lines stand between the rows too", "a;b\n1;2\n\n3;4\n\nx\n", 6],
    ["a second table follows", `${TABLE}\nSkola;Kod\nA;1\n`, 5],
    ["a second table follows the notes", `${TABLE}\nKälla\n\nSkola;Kod\nA;1\n`, 5],
  ])("are refused as a broken row where %s", (_, text, row) => {
    expect(refusal(text)).toMatchObject({ code: "row-ragged", row });
  });

  it("are refused where a quote swallows lines", () => {
    expect(refusal(`${TABLE}\nKälla: Skolverket\n"Not\n`)).toMatchObject({ code: "row-ragged" });
  });

  it("never hold a row that has all its cells: that is a pupil", () => {
    expect(outcome(`${TABLE}\nC;;\n`)).toEqual({ rows: 3, noteRows: 0 });
    expect(outcome("Kommentar\nja\n\nKälla: Skolverket\n")).toEqual({ rows: 3, noteRows: 0 });
  });
});

const SWEDEN = sharedPath("data", "sweden");
describe.skipIf(SWEDEN === null)("Skolverket's own files", () => {
  // Counted with: awk -F';' 'NR>6 && NF==23' FILE | wc -l; awk -F';' 'NR>6 && NF<23 && /[A-Za-z]/'
  it.each([
    ["skolverket_elever_per_arskurs_2009.csv", 4655, 19],
    ["skolverket_elever_per_arskurs_2023.csv", 4665, 19],
  ])("%s", (name, rows, noteRows) => {
    const table = read(new Uint8Array(readFileSync(`${SWEDEN}/${name}`)));
    expect({ rows: table.rows, columns: table.columns.length }).toEqual({ rows, columns: 22 });
    expect(table.detected).toMatchObject({ headerRow: 6, noteRows, trailingDelimiter: true });
  });
});
