import { describe, expect, it } from "vitest";
import { cellsOf, read } from "./table-cells.ts";

/** A file of an id of its own in each row, and answers of one and two characters. */
const grid = (rows: number): string[][] =>
  Array.from({ length: rows }, (_, row) => [`${row}`, `${row % 7}`, `${row % 13}`, `${row % 5}`]);

describe("as many bytes a cell as its column needs", () => {
  it.each([
    [255, 1],
    [256, 1],
    [257, 2],
    [65_536, 2],
    [65_537, 4],
    [150_000, 4],
  ])("%i different texts: %i bytes, and every cell as it stands", (rows, bytes) => {
    const expected = grid(rows);
    const table = read(`id,a,b,c\n${expected.map((cells) => cells.join(",")).join("\n")}\n`);
    expect(table.columns.map(({ index }) => index.BYTES_PER_ELEMENT)).toEqual([bytes, 1, 1, 1]);
    expect(cellsOf(table).slice(1)).toEqual(expected);
  });

  it("texts that come only at the end of a long file", () => {
    const early = Array.from({ length: 90_000 }, (_, row) => [`${row % 3}`, "x"]);
    const late = Array.from({ length: 300 }, (_, row) => [`late ${row}`, "y"]);
    const expected = [...early, ...late];
    const table = read(`a,b\n${expected.map((cells) => cells.join(",")).join("\n")}`);
    expect(cellsOf(table).slice(1)).toEqual(expected);
    expect(table.columns[0]?.index.BYTES_PER_ELEMENT).toBe(2);
  });
});

describe("cells that stand in pairs", () => {
  const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  it.each(lengths)("%i columns of one byte, a longer or empty cell at each place", (width) => {
    const rows = Array.from({ length: 4 * width + 6 }, (_, row) =>
      Array.from({ length: width }, (_, column) => {
        if (row < 2 || column !== (row - 2) % (width + 1)) return `${(row + column) % 3}`;
        return ["", "10", '"1"', "ä"][Math.floor((row - 2) / (width + 1)) % 4] ?? "";
      }),
    );
    const names = Array.from({ length: width }, (_, column) => `q${column}`);
    for (const end of ["\n", ""]) {
      const text = `${[names, ...rows].map((cells) => cells.join(",")).join("\n")}${end}`;
      const plain = rows.map((cells) => cells.map((cell) => cell.replaceAll('"', "")));
      expect(cellsOf(read(text, { delimiter: "," })).slice(1)).toEqual(plain);
    }
  });
});
