import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { oneSheet } from "../ingest/make-workbook.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { SURVEY as CSV, LINKOPING as files } from "./linkoping.ts";

const BOOK = "data-samples/linkoping-2024.xlsx";

/** The same table as a workbook: what looks like a number is one, as after opening it in Excel. */
function asWorkbook(csv: string | Uint8Array | undefined): Uint8Array {
  const records: string[][] = parse(Buffer.from(csv ?? ""));
  const cell = (text: string): string => {
    if (text === "") return "<c/>";
    if (String(Number(text)) === text) return `<c><v>${text}</v></c>`;
    return `<c t="inlineStr"><is><t>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
  };
  return oneSheet(records.map((cells) => `<row>${cells.map(cell).join("")}</row>`).join(""));
}

describe("ctc profile of the same survey as a workbook", () => {
  const withBook: MemoryFiles = { ...files, [BOOK]: asWorkbook(files[CSV]) };

  it("reads the sheet that is asked for", async () => {
    const options = ["--wave", "2024", "--format", "csv", "--quiet", "--sheet"];
    const named = await runCtc(["profile", BOOK, ...options, "svar"], withBook);
    expect([named.exitCode, named.err]).toEqual([0, ""]);
    const none = await runCtc(["profile", BOOK, ...options, "Blad1"], withBook);
    expect([none.exitCode, none.err]).toEqual([
      2,
      expect.stringMatching(/Blad1\.\n {5}\S+: Svar\.\n$/),
    ]);
  });

  it("gives the same figures as from CSV", async () => {
    const options = ["--area", "Skäggetorp", "--wave", "2024", "--format", "csv"];
    const fromCsv = await runCtc(["profile", CSV, ...options], withBook);
    const fromBook = await runCtc(["profile", BOOK, ...options], withBook);
    expect(fromBook.exitCode).toBe(0);
    expect(fromBook.out).toBe(fromCsv.out);
    expect(fromBook.out.split("\n").length).toBeGreaterThan(30);
    expect(fromBook.err).toMatch(
      /^linkoping-2024\.xlsx: bladet Svar, rubriker på rad 1, 172 kolumner\.\n/,
    );
  });
});
