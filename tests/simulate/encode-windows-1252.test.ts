import { expect, test } from "vitest";
import { windows1252ToUtf8 } from "../../src/ingest/encoding/windows-1252.ts";
import { encodeWindows1252 } from "../../src/simulate/files/encode-windows-1252.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";

/** The five bytes that the code page does not define. */
const UNUSED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

test("every byte of the code page comes back from what the reader makes of it", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => !UNUSED.includes(byte),
  );
  const utf8 = windows1252ToUtf8(bytes);
  if (typeof utf8 === "number") throw new Error(`not read at ${utf8}`);
  expect(encodeWindows1252(new TextDecoder().decode(utf8))).toEqual(bytes);
});

test("Swedish letters, dashes and the euro sign have the bytes of the published table", () => {
  expect([...encodeWindows1252("åÖ–€…")]).toEqual([0xe5, 0xd6, 0x96, 0x80, 0x85]);
});

test("a character outside the code page is refused, not replaced", () => {
  expect(() => encodeWindows1252("Łódź")).toThrow(CtcError);
});
