import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInvalidUtf8 } from "../../src/ingest/encoding/find-invalid-utf8.ts";
import { utf16ToUtf8 } from "../../src/ingest/encoding/utf-16.ts";
import { windows1252ToUtf8 } from "../../src/ingest/encoding/windows-1252.ts";
import { cells, read, refusal } from "./table-cells.ts";

const TEXT = "område,svar\nSkäggetorp,1\nÅby,2\n";
const CELLS = [
  ["område", "svar"],
  ["Skäggetorp", "1"],
  ["Åby", "2"],
];
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (mark) => mark.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return bytes;
};

describe("encoding is found", () => {
  it.each([
    ["utf-8", utf8(TEXT)],
    ["utf-8-bom", utf8(`\ufeff${TEXT}`)],
    ["utf-16le", utf16(`\ufeff${TEXT}`, true)],
    ["utf-16be", utf16(`\ufeff${TEXT}`, false)],
    ["utf-16le", utf16(TEXT, true)],
    ["utf-16be", utf16(TEXT, false)],
    ["windows-1252", latin1(TEXT)],
  ])("%s", (encoding, bytes) => {
    expect(cells(bytes)).toEqual(CELLS);
    expect(read(bytes).detected.encoding).toBe(encoding);
  });

  it("and forced where the file does not tell", () => {
    expect(cells(utf8(TEXT), { encoding: "windows-1252" })[1]).toEqual(["SkÃ¤ggetorp", "1"]);
    expect(cells(utf16(TEXT, true), { encoding: "utf-16le" })).toEqual(CELLS);
    expect(read(utf8(`\ufeff${TEXT}`), { encoding: "utf-8" }).detected.encoding).toBe("utf-8-bom");
  });

  it("and the five bytes that Windows-1252 lacks are refused with row and byte", () => {
    for (const byte of ["0x81", "0x8D", "0x8F", "0x90", "0x9D"]) {
      const bytes = latin1(`a,b\n"x\ny",\xe4\n1,${String.fromCharCode(Number(byte))}\n`);
      const facts = {
        code: "encoding-invalid",
        encoding: "windows-1252",
        row: 3,
        byte,
        offset: 14,
      };
      expect(refusal(bytes)).toEqual(facts);
    }
  });

  it("and damaged UTF-8 is not taken for Windows-1252", () => {
    const damaged = latin1("a,b\n\xc3\xa5,\xc3\xa4\n\xc3,2\n");
    const facts = { code: "encoding-invalid", encoding: "utf-8", row: 3, byte: "0xC3", offset: 10 };
    expect(refusal(damaged)).toEqual(facts);
    expect(refusal(latin1("a,b\n\xe4,2\n"), { encoding: "utf-8" })).toMatchObject({
      byte: "0xE4",
      row: 2,
    });
    expect(refusal(latin1("\xef\xbb\xbfa,b\n\xe4,2\n"))).toMatchObject({
      encoding: "utf-8-bom",
      row: 2,
    });
  });

  it("and UTF-16 that is cut or holds half a character is refused", () => {
    expect(refusal(utf16(`\ufeff${TEXT}`, true).subarray(0, -1))).toEqual({
      code: "file-truncated",
      encoding: "utf-16le",
    });
    expect(refusal(utf16("\ufeffa,b\n1,\ud83d\n", false))).toMatchObject({
      code: "encoding-invalid",
      encoding: "utf-16be",
      row: 2,
    });
  });
});

describe("against the platform's decoders", () => {
  const bytesNearUtf8 = fc
    .array(
      fc.oneof(
        fc.constantFrom(0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf),
        fc.constantFrom(0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff),
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }).map((text) => [...utf8(text)]),
      ),
      { maxLength: 24 },
    )
    .map((parts) => Uint8Array.from(parts.flat()));

  it("findInvalidUtf8 is as strict as a fatal decoder", () => {
    const isValid = (bytes: Uint8Array): boolean => {
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes).length >= 0;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(bytesNearUtf8, fc.nat(3), (part, shift) => {
        const bytes = Uint8Array.from([...new Array(shift).fill(0x80), ...part]).subarray(shift);
        const { firstInvalid, invalid } = findInvalidUtf8(bytes);
        expect(invalid === 0).toBe(isValid(bytes));
        expect(firstInvalid === -1).toBe(invalid === 0);
        if (firstInvalid >= 0) expect(isValid(bytes.subarray(0, firstInvalid))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  // Node 20's own decoder reads Windows-1252 as Latin-1; so: the characters of CP1252.TXT, in order.
  it("Windows-1252 has the characters of the published table", () => {
    const high = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
    const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
    for (const byte of undefinedBytes) expect(windows1252ToUtf8(Uint8Array.of(65, byte))).toBe(1);
    for (let byte = 0; byte < 256; byte++) {
      if (undefinedBytes.includes(byte)) continue;
      const isC1 = byte >= 0x80 && byte <= 0x9f;
      const character = isC1 ? high.charAt(byte - 0x80) : String.fromCharCode(byte);
      expect(windows1252ToUtf8(Uint8Array.of(byte))).toEqual(utf8(character));
    }
  });

  it("UTF-16 gives the same text in both orders", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (text, isLittle) => {
        const { text: ours } = utf16ToUtf8(utf16(text, isLittle), isLittle ? "little" : "big");
        expect([...ours]).toEqual([...utf8(text)]);
      }),
    );
  });
});
