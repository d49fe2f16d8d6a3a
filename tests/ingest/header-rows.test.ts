import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { headerRows } from "../../src/ingest/header-rows.ts";
import { sharedPath } from "../support/shared.ts";
import { cells, read, refusal } from "./table-cells.ts";

const ids = (...names: string[]): string =>
  names.map((name) => `"{""ImportId"":""${name}""}"`).join(",");
const QUALTRICS = `StartDate,Q1,Q2,Q1 - Topics
Anfangsdatum,"Hur ofta,
de senaste 30 dagarna?",Q2,
${ids("startDate", "QID1", "QID2_TEXT", "QID1_Topics")}
2024-03-01 08:28:09,2,Hej,
`;
const LEGACY = `V1,V8,Q1,\nResponseID,StartDate,Hur ofta?,\nR_2Y,2017-07-18 08:28:09,2,\n`;

describe("a header of several rows", () => {
  it("of Qualtrics: names, question texts as labels, import ids dropped", () => {
    const { columns, rows, detected, sheetRow } = read(QUALTRICS);
    expect({ rows, header: detected.headerRow, of: detected.headerRows }).toEqual({
      rows: 1,
      header: 1,
      of: 3,
    });
    expect(columns.map(({ name, label }) => [name, label])).toEqual([
      ["StartDate", "Anfangsdatum"],
      ["Q1", "Hur ofta,\nde senaste 30 dagarna?"],
      ["Q2", undefined],
      ["Q1 - Topics", undefined],
    ]);
    expect(cells(QUALTRICS)[1]).toEqual(["2024-03-01 08:28:09", "2", "Hej", ""]);
    expect([...sheetRow]).toEqual([4]);
  });

  it("of Qualtrics without question texts: import ids directly below the names", () => {
    const text = `Q1,Q2\n${ids("QID1", "QID2")}\n1,2\n`;
    expect(read(text).detected.headerRows).toBe(2);
    expect(cells(text)).toEqual([
      ["Q1", "Q2"],
      ["1", "2"],
    ]);
    expect(read(text).columns.map(({ label }) => label)).toEqual([undefined, undefined]);
  });

  it("of Qualtrics in the old form", () => {
    const { columns, detected } = read(LEGACY);
    expect(detected).toMatchObject({ headerRows: 2, trailingDelimiter: true });
    expect(columns.map(({ label }) => label)).toEqual(["ResponseID", "StartDate", "Hur ofta?"]);
    expect(cells(LEGACY)[1]).toEqual(["R_2Y", "2017-07-18 08:28:09", "2"]);
  });

  it("can be forced", () => {
    const text = "q1,q2\nHur ofta?,Hur?\nskala,skala\n1,2\n";
    expect(read(text).rows).toBe(3);
    const { rows, columns, detected } = read(text, { headerRows: 3 });
    expect({ rows, headerRows: detected.headerRows }).toEqual({ rows: 1, headerRows: 3 });
    expect(columns.map(({ label }) => label)).toEqual(["Hur ofta?", "Hur?"]);
    expect(read(QUALTRICS, { headerRows: 1 }).rows).toBe(3);
    expect(refusal(text, { headerRows: 9 })).toEqual({ code: "file-header-only", row: 1 });
  });

  it("is never made of a pupil's answers", () => {
    expect(read('q1,q2\n"{""ImportId"":""x""}",2\n1,2\n').rows).toBe(2);
    expect(read("V1,V2\n1,2\n").rows).toBe(1);
    expect(headerRows(["a"], [])).toEqual({ rows: 1, labels: [] });
    expect(headerRows(["a", "b"], [["", ""]])).toEqual({ rows: 1, labels: [] });
  });

  it("with a quote left open in its second row is refused", () => {
    expect(refusal('a,b\nHur?,"Vad\n1,2\n', { headerRows: 2 })).toEqual({
      code: "quote-unclosed",
      row: 2,
    });
  });
});

const EXPORTS = sharedPath("data", "platform-exports");
describe.skipIf(EXPORTS === null)("the package qualtRics' own samples", () => {
  it.each([
    ["qualtrics_sample_3header_de.csv", 3, 20, "This is a multiple choice question."],
    ["qualtrics_legacy_2header.csv", 2, 15, "This is a multiple choice question."],
  ])("%s", (name, rows, width, label) => {
    const table = read(new Uint8Array(readFileSync(`${EXPORTS}/${name}`)));
    const answer = table.columns.find((column) => column.name === "Q1");
    expect(table.detected.headerRows).toBe(rows);
    expect({ rows: table.rows, width: table.columns.length }).toEqual({ rows: 1, width });
    expect({ label: answer?.label, texts: answer?.texts }).toEqual({ label, texts: ["2"] });
  });
});

describe("row names", () => {
  it("of R and pandas, a counter without a name, become the column row", () => {
    const text = '"","id","q1"\n"1","a7",3\n"2","b9",4\n"5","c2",1\n';
    expect(cells(text)).toEqual([
      ["row", "id", "q1"],
      ["1", "a7", "3"],
      ["2", "b9", "4"],
      ["5", "c2", "1"],
    ]);
    expect(read(text).detected.rowNumbers).toBe(true);
    expect(cells(",id\n0,a\n1,b\n")[0]).toEqual(["row", "id"]);
  });

  it.each([
    ["that are names", ",q1\nAnna,1\nBo,2\n", 1],
    ["beside a column called row", ",row\n1,4\n2,4\n", 1],
    ["without a place in the header", '"id","q1"\n"1","a7",3\n"2","b9",4\n', 2],
  ])("%s are refused with an error of their own", (_, text, row) => {
    expect(refusal(text)).toEqual({ code: "header-row-names", row, column: "A" });
  });

  it("are not what repeats, nor what stands elsewhere", () => {
    expect(refusal(",q1\n7,1\n7,2\n")).toEqual({ code: "header-unclear", row: 1, column: "A" });
    expect(refusal("q1,,q2\n1,1,1\n1,2,1\n")).toMatchObject({ code: "header-unclear" });
  });
});
