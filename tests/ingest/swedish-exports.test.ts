import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cellsOf, read } from "./table-cells.ts";

const fixture = (name: string): ReturnType<typeof read> =>
  read(new Uint8Array(readFileSync(new URL(`../fixtures/ingest/${name}`, import.meta.url))));

describe("shapes of Swedish exports", () => {
  it("Skolverket: lines above the header, trailing delimiter, decimal commas, signs for missing", () => {
    const table = fixture("skolverket.csv");
    expect(table.detected).toEqual({
      format: "delimited",
      encoding: "utf-8-bom",
      delimiter: ";",
      headerRow: 6,
      headerRows: 1,
      noteRows: 0,
      lineEnd: "CRLF",
      trailingDelimiter: true,
    });
    expect(cellsOf(table)).toEqual([
      ["Skola", "Skol-enhetskod", "Kommun-kod", "Elever, årskurs 9", "Andel (%) flickor, åk 1-9"],
      ["Ahlafors skola", "01387206", "0440", "48", "47,5"],
      ["Alboskolan", "02616393", "0440", "..", "49,7"],
      ['Ängskolan "Norra"', "03529699", "0580", ".", "50"],
    ]);
    expect([...table.sheetRow]).toEqual([7, 8, 9]);
  });

  it("LimeSurvey: all quoted, question texts as headers, blank last line", () => {
    const table = fixture("limesurvey.csv");
    expect(table.detected).toMatchObject({ encoding: "utf-8-bom", delimiter: ";", headerRow: 1 });
    expect(table.detected).toMatchObject({ lineEnd: "CRLF", trailingDelimiter: false });
    const question =
      "Q1[SQ001]. Hur ofta, de senaste 30 dagarna,\r\nhar du druckit alkohol? [Öl; folköl]";
    expect(cellsOf(table)).toEqual([
      ["id. Svars-ID", "submitdate. Datum inskickat", question, "Q2"],
      ["1", "2024-03-01 09:12:33", "A1", '"Vet inte"'],
      ["2", "2024-03-01 09:15:02", "", "rad ett\r\nrad två"],
    ]);
    expect([...table.sheetRow]).toEqual([2, 3]);
  });

  it("Windows-1252: letters, dash, decimal commas", () => {
    const table = fixture("windows-1252.csv");
    expect(table.detected).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
    expect(cellsOf(table)).toEqual([
      ["Bostadsområde", "Årskurs", "Kön", "Vikt"],
      ["Skäggetorp", "7", "Flicka", "0,98"],
      ["Berga", "9", "Pojke", "1,02"],
      ["Skäggetorp", "gy 2", "Annan könstillhörighet", "1,00"],
      ["Ryd – södra", "9", "", "."],
    ]);
  });

  it("Microsoft Forms: several choices in one cell of a semicolon file", () => {
    const table = fixture("microsoft-forms.csv");
    expect(table.detected.delimiter).toBe(";");
    expect(cellsOf(table).slice(1)).toEqual([
      ["1", "Kompisar;Familj;"],
      ["2", "Skola;"],
      ["3", ""],
    ]);
  });
});
