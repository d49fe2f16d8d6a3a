import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../src/vocabulary/errors.ts";
import { exitCodeOf } from "../../src/vocabulary/exit-code.ts";
import { cells, read, refusal } from "./table-cells.ts";

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Every one of these ends with exit code 3: the input cannot be read. */
const isInputError = (code: unknown): boolean => exitCodeOf(code as ErrorCode) === 3;

describe("bad input", () => {
  const whole = 'id;område;q1\n1;"Skäggetorp";3\n2;"Ryd; norra";4\n3;Berga;1\n';
  const utf8 = new TextEncoder().encode(whole);

  it("truncated at any byte: an error, or all rows but those that are cut", () => {
    const outcomes = new Set<string>();
    for (let length = 0; length < utf8.length; length++) {
      const part = utf8.subarray(0, length);
      const { code } = refusal(part);
      outcomes.add(String(code));
      if (code !== "none") {
        expect(isInputError(code)).toBe(true);
        continue;
      }
      const [header, ...rows] = cells(part);
      expect(header).toEqual(["id", "område", "q1"]);
      const complete = cells(utf8).slice(1, rows.length);
      expect(rows.slice(0, -1)).toEqual(complete);
    }
    expect([...outcomes].sort()).toEqual([
      "encoding-invalid",
      "file-empty",
      "file-header-only",
      "none",
      "quote-unclosed",
      "row-ragged",
    ]);
  });

  it("NUL bytes: refused with the row, wherever they stand", () => {
    expect(refusal("a,b\n1,2\n3,\0\n")).toEqual({
      code: "file-not-text",
      looksLike: "binary",
      row: 3,
      offset: 10,
    });
    const utf16 = Uint8Array.from(
      [..."a,b\n1,\0\n"].flatMap((letter) => [letter.charCodeAt(0), 0]),
    );
    const sixteen = refusal(utf16, { encoding: "utf-16le" });
    expect(sixteen).toMatchObject({ code: "file-not-text", row: 2, offset: 12 });
    expect(refusal("\uFEFFa\n\0\n")).toMatchObject({ row: 2, offset: 5 });
    expect(refusal("\0\0\0\0")).toMatchObject({ code: "file-not-text" });
    const zeros = new Uint8Array(1_000_000);
    expect(isInputError(refusal(zeros).code)).toBe(true);
  });

  it("invalid UTF-8 in the middle: refused with row, byte and offset", () => {
    const damaged = utf8.slice();
    const place = whole.indexOf("ä") + 1;
    damaged[place] = 0x41;
    expect(refusal(damaged)).toMatchObject({ code: "encoding-invalid", encoding: "utf-8", row: 2 });
  });

  it("a row of ten million cells: refused, in the header too", () => {
    const wide = ",".repeat(9_999_999);
    expect(refusal(`a,b\n1,2\n${wide}x\n`)).toEqual({
      code: "row-ragged",
      row: 3,
      expected: 2,
      found: 10_000_000,
    });
    expect(refusal(`${wide}x\n1,2\n`)).toMatchObject({ code: "header-unclear", row: 1 });
  });

  it("ten million line ends, and one quote that is never closed: refused in one pass", () => {
    expect(refusal("\n".repeat(10_000_000))).toEqual({ code: "file-empty" });
    expect(refusal(`a,b\n"${"x,y\n".repeat(2_000_000)}`)).toEqual({
      code: "quote-unclosed",
      row: 2,
    });
  });

  it("a cell longer than any answer: refused, quoted or not, in the header too", () => {
    const long = "x".repeat(2 ** 24 + 1);
    const facts = { code: "cell-too-long", bytes: long.length };
    expect(refusal(`a,b\n1,${long}\n`)).toEqual({ ...facts, row: 2, column: "B" });
    expect(refusal(`a,b\n1,2\n3,4\n"${long}",2\n`)).toEqual({ ...facts, row: 4, column: "A" });
    expect(refusal(`a,${long}\n1,2\n`)).toEqual({ ...facts, row: 1, column: "B" });
    expect(read(`a,b\n1,${long.slice(1)}\n`).columns[1]?.texts).toEqual([long.slice(1)]);
  }, 30_000);

  it("columns and cells called as JavaScript's own: names and texts like any other", () => {
    const names = ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf"];
    const text = `${names.join(",")}\n${[...names].reverse().join(",")}\n`;
    expect(cells(text)).toEqual([names, [...names].reverse()]);
    expect(Object.hasOwn(Object.prototype, "0")).toBe(false);
  });

  it.each([
    ["a program of Linux", "\x7fELF\x02\x01\x01\0\0\0"],
    ["a picture", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
    ["a photo", "\xff\xd8\xff\xe0\0\x10JFIF\0"],
    ["a workbook", "PK\x03\x04\x14\0\x06\0[Content_Types].xml"],
    ["an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"],
    ["an SPSS file", "$FL2@(#) SPSS DATA FILE"],
    ["a database", "SQLite format 3\0\x10\0"],
    ["a sound", "RIFF\x24\x08\0\0WAVEfmt "],
  ])("%s renamed to .csv: refused", (_, start) => {
    const file = bytes(start + "\x01\x02\x03\0\xfe\xff".repeat(100));
    const { code } = refusal(file);
    expect(["file-unsupported", "file-not-text"]).toContain(code);
    expect(isInputError(code)).toBe(true);
  });

  it("this machine's own Node, renamed to .csv: refused", () => {
    const { code } = refusal(new Uint8Array(readFileSync(process.execPath).subarray(0, 5_000_000)));
    expect(["file-unsupported", "file-not-text"]).toContain(code);
  });

  it("leading zeros, signs and decimal commas stay as they stand", () => {
    const row = ["0123", "+1", "-0", "1,50", "..", "-", "."];
    expect(cells(`a;b;c;d;e;f;g\n${row.join(";")}\n`)[1]).toEqual(row);
    expect(read("a;b\n0123;1,50\n").detected.delimiter).toBe(";");
  });
});
