import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { sharedPath } from "../support/shared.ts";
import { cells, read, refusal } from "./table-cells.ts";

const REDCAP = sharedPath("data", "platform-exports", "redcap");
const EXPORTS = sharedPath("data", "platform-exports");
const bytesOf = (...path: string[]): Uint8Array => new Uint8Array(readFileSync(join(...path)));

describe.skipIf(REDCAP === null)("REDCap's own test projects", () => {
  const names = REDCAP === null ? [] : readdirSync(REDCAP).filter((name) => name.endsWith(".csv"));

  it.each(names)("%s: the cells that csv-parse reads", (name) => {
    const bytes = bytesOf(REDCAP ?? "", name);
    const [header = [], ...rows]: string[][] = parse(bytes, { bom: true });
    // One was written by R, with row numbers under no name.
    const expected = header.map((text, place) =>
      place === 0 && text === "" ? "row" : text.trim(),
    );
    expect(cells(bytes)).toEqual([expected, ...rows]);
  });

  it("simple: a checkbox is a column for each choice, called race___1 and so on", () => {
    const { columns } = read(bytesOf(REDCAP ?? "", "simple_data.csv"));
    const boxes = columns.filter((column) => column.name.startsWith("race___"));
    expect(boxes.map((column) => column.name)).toEqual(
      [1, 2, 3, 4, 5, 6].map((choice) => `race___${choice}`),
    );
    expect(boxes.every(({ texts }) => texts.every((text) => /^[01]$/.test(text)))).toBe(true);
  });
});

describe.skipIf(EXPORTS === null)("LimeSurvey's exports for R, question texts as headers", () => {
  it("with line breaks in the header", () => {
    const table = read(bytesOf(EXPORTS ?? "", "limesurvey_998192_R_data_file.csv"));
    expect({ rows: table.rows, columns: table.columns.length }).toEqual({ rows: 7, columns: 71 });
    expect(table.detected).toMatchObject({ encoding: "utf-8-bom", lineEnd: "CRLF", headerRows: 1 });
  });

  it("with the same question text twice: refused, with both places", () => {
    expect(refusal(bytesOf(EXPORTS ?? "", "limesurvey_100001_R_data_file.csv"))).toMatchObject({
      code: "header-duplicate",
      first: "BY",
      second: "CD",
    });
  });
});
