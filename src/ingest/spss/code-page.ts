import { CtcError } from "../../vocabulary/errors.ts";
import type { ReadRequest } from "../../vocabulary/read-request.ts";
import { windows1252ToUtf8 } from "../encoding/windows-1252.ts";

/** How the texts of a file are encoded. */
export interface CodePage {
  readonly name: string;
  /**
   * The text, or null where the bytes are not text in this encoding.
   * @param mayBeCut whether the field was too short for its text, so that half of the last
   *   character may be missing: it is left out then, as in haven
   */
  decode(bytes: Uint8Array, mayBeCut: boolean): string | null;
}

/**
 * Encodings by the names and numbers that files give. Each was compared, byte by byte, with what
 * iconv makes of it (`tests/oracles/spss-code-pages.R`).
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  "utf-8": ["utf8", "65001"],
  "windows-1252": ["windows1252", "cp1252", "1252", "2", "3"],
  "iso-8859-1": ["iso88591", "iso885911987", "latin1", "28591"],
  "us-ascii": ["usascii", "ascii", "ansix341968", "20127"],
  "windows-1250": ["windows1250", "cp1250", "1250"],
  "windows-1251": ["windows1251", "cp1251", "1251"],
  "windows-1253": ["windows1253", "cp1253", "1253"],
  "windows-1254": ["windows1254", "cp1254", "1254"],
  "windows-1257": ["windows1257", "cp1257", "1257"],
  "iso-8859-2": ["iso88592", "iso885921987", "latin2", "28592"],
  "iso-8859-15": ["iso885915", "latin9", "28605"],
};

/**
 * The encoding of a file. Order of evidence: what the request forces; the name in the file; the
 * number in the file, where 2 and 3 ("ASCII" and "8-bit ASCII") do not say which and are read as
 * Windows-1252, as haven does; Windows-1252.
 *
 * @throws CtcError file-unsupported for an encoding that was not checked, usage where the request
 *   names one that these files cannot have
 */
export function codePageOf(
  declared: { readonly name: string | null; readonly code: number | null },
  { file, encoding }: ReadRequest,
): CodePage {
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    throw new CtcError("usage", { problem: `--encoding ${encoding}, ${file}` });
  }
  const forced = encoding === "utf-8-bom" ? "utf-8" : encoding;
  const wanted = forced ?? declared.name ?? String(declared.code ?? 2);
  const key = wanted.toLowerCase().replace(/[^a-z0-9]/g, "");
  const name = Object.keys(NAMES).find((each) => NAMES[each]?.includes(key));
  if (name === undefined)
    throw new CtcError("file-unsupported", { file, looksLike: `sav (${wanted})` });
  return { name, decode: decoderOf(name) };
}

function decoderOf(name: string): CodePage["decode"] {
  switch (name) {
    case "utf-8":
      return decodeUtf8();
    case "windows-1252":
      return decodeWindows1252;
    // Web decoders take these two for Windows-1252.
    case "iso-8859-1":
      return (bytes) => latin1(bytes);
    case "us-ascii":
      return (bytes) => (bytes.every((byte) => byte < 0x80) ? latin1(bytes) : null);
    default:
      return strictly(new TextDecoder(name, { fatal: true, ignoreBOM: true }));
  }
}

function decodeUtf8(): CodePage["decode"] {
  const decode = strictly(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }));
  return (bytes, mayBeCut) =>
    decode(bytes) ?? (mayBeCut ? decode(withoutCutCharacter(bytes)) : null);
}

/** The bytes without a character at their end that lacks bytes. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  const lead = bytes.findLastIndex((byte) => byte < 0x80 || byte >= 0xc0);
  const byte = bytes[lead] ?? 0;
  const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
  return lead >= 0 && lead + length > bytes.length ? bytes.subarray(0, lead) : bytes;
}

function decodeWindows1252(bytes: Uint8Array): string | null {
  const text = windows1252ToUtf8(bytes);
  return typeof text === "number"
    ? null
    : new TextDecoder("utf-8", { ignoreBOM: true }).decode(text);
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function strictly(decoder: {
  decode(bytes: Uint8Array): string;
}): (bytes: Uint8Array) => string | null {
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return null;
    }
  };
}
