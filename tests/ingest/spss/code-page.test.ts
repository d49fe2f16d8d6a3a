import { describe, expect, test } from "vitest";
import { codePageOf } from "../../../src/ingest/spss/code-page.ts";
import { CtcError } from "../../../src/vocabulary/errors.ts";
import oracle from "../../oracles/spss-code-pages.json" with { type: "json" };

const request = { file: "survey.sav" };
const { "made by": _, ...pages } = oracle;
const decode = (name: string, ...bytes: number[]) =>
  codePageOf({ name, code: null }, request).decode(Uint8Array.from(bytes), false);
const decodeCut = (...bytes: number[]) =>
  codePageOf({ name: "utf-8", code: null }, request).decode(Uint8Array.from(bytes), true);
const hexadecimal = (text: string) =>
  (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

describe.each(Object.entries(pages))("%s", (name, points) => {
  test("has the characters that iconv gives it", () => {
    const wanted = points.split(" ");
    const found = wanted.map((_, at) => {
      const text = decode(name, 0x80 + at);
      return text === null ? "" : hexadecimal(text);
    });
    const differing = wanted.flatMap((point, at) =>
      point !== "" && point !== found[at] ? [[(0x80 + at).toString(16), point, found[at]]] : [],
    );
    expect(differing).toEqual([]);
  });

  test("has the letters of ASCII", () => {
    for (let byte = 0; byte < 0x80; byte++) {
      expect(decode(name, byte)).toBe(String.fromCharCode(byte));
    }
  });
});

describe("the encoding of a file", () => {
  const nameOf = (name: string | null, code: number | null) =>
    codePageOf({ name, code }, request).name;

  test("is told by its name, however that is spelt, before its number", () => {
    expect(nameOf("UTF-8", 1252)).toBe("utf-8");
    expect(nameOf("ISO_8859-1:1987", null)).toBe("iso-8859-1");
    expect(nameOf("WINDOWS-1252", 65001)).toBe("windows-1252");
  });

  test("is told by the number of the code page where there is no name", () => {
    expect(nameOf(null, 65001)).toBe("utf-8");
    expect(nameOf(null, 28591)).toBe("iso-8859-1");
  });

  test("is Windows-1252 where nothing says more than ASCII", () => {
    expect([nameOf(null, 2), nameOf(null, 3), nameOf(null, null)]).toEqual(
      Array(3).fill("windows-1252"),
    );
  });

  test("can be forced, but not to one that these files never have", () => {
    const forced = (encoding: "utf-8" | "utf-16le") =>
      codePageOf({ name: "windows-1252", code: null }, { ...request, encoding }).name;
    expect(forced("utf-8")).toBe("utf-8");
    expect(() => forced("utf-16le")).toThrow(expect.objectContaining({ code: "usage" }));
  });

  test("is refused when it is not known", () => {
    const wanted = { code: "file-unsupported", facts: { looksLike: "sav (EUC-TW)" } };
    expect(() => nameOf("EUC-TW", null)).toThrow(expect.objectContaining({ code: wanted.code }));
    expect(() => nameOf("constructor", null)).toThrow(CtcError);
  });
});

describe("bytes that are not text", () => {
  test("are null in UTF-8, Windows-1252 and ASCII", () => {
    expect(decode("utf-8", 0x41, 0xe4, 0x42)).toBeNull();
    expect(decode("windows-1252", 0x81)).toBeNull();
    expect(decode("us-ascii", 0xe4)).toBeNull();
  });

  test("are left out where a field cut a character of UTF-8 off", () => {
    expect(decodeCut(0x41, 0xc3)).toBe("A");
    expect(decodeCut(0x41, 0xe2, 0x82)).toBe("A");
    expect(decodeCut(0x41, 0xf0, 0x9f, 0x98)).toBe("A");
    expect(decodeCut(0xe4, 0x41, 0xc3)).toBeNull();
    expect(decodeCut(0x41, 0xe4, 0x42)).toBeNull();
  });

  test("are an error where the field had room left: the file names the wrong encoding", () => {
    expect(decode("utf-8", 0x70, 0xe5)).toBeNull();
  });
});
