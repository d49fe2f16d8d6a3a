import { CtcError } from "../../vocabulary/errors.ts";
import type { ReadRequest } from "../../vocabulary/read-request.ts";
import type { DelimitedDetected } from "../../vocabulary/table.ts";
import { findInvalidUtf8 } from "./find-invalid-utf8.ts";
import { rowAt } from "./row-at.ts";
import { utf16ByNulls, utf16ToUtf8 } from "./utf-16.ts";
import { windows1252ToUtf8 } from "./windows-1252.ts";

type Encoding = DelimitedDetected["encoding"];

/** Valid UTF-8 without a byte order mark and without NUL, and the encoding it came from. */
export interface DecodedText {
  readonly text: Uint8Array;
  readonly encoding: Encoding;
}

/**
 * The file as UTF-8. Order of evidence: what the request forces; a byte order mark; UTF-16 by its
 * NUL bytes; strict UTF-8; Windows-1252. Plain UTF-8 is not copied.
 *
 * A file with as many valid UTF-8 characters as invalid bytes is UTF-8 that was damaged, not
 * Windows-1252, where such sequences ("Ã¤") hardly occur: an error, not a file full of them.
 *
 * @throws CtcError encoding-invalid (file, encoding, row, byte, offset), file-not-text (row, offset),
 *   file-truncated (half a character at the end of UTF-16)
 */
export function toUtf8(bytes: Uint8Array, request: ReadRequest): DecodedText {
  const { file } = request;
  const decoded = decode(bytes, request.encoding ?? encodingOf(bytes), request);
  const nul = decoded.text.indexOf(0);
  if (nul >= 0) {
    const row = rowAt(decoded.text, nul);
    const offset = nulOffset(bytes, decoded.encoding);
    throw new CtcError("file-not-text", { file, looksLike: "binary", row, offset });
  }
  return decoded;
}

/** Offset in the file of the first NUL character, of which UTF-16 has two bytes. */
function nulOffset(bytes: Uint8Array, encoding: Encoding): number {
  if (!encoding.startsWith("utf-16")) return bytes.indexOf(0);
  let at = 0;
  while (at < bytes.length && (bytes[at] !== 0 || bytes[at + 1] !== 0)) at += 2;
  return at;
}

/** The encoding told by the first bytes; null where all bytes have to be looked at. */
function encodingOf(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return "utf-8-bom";
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  const order = utf16ByNulls(bytes);
  return order === null ? null : order === "little" ? "utf-16le" : "utf-16be";
}

function decode(bytes: Uint8Array, encoding: Encoding | null, request: ReadRequest): DecodedText {
  switch (encoding) {
    case "utf-16le":
      return decodeUtf16(
        startsWith(bytes, [0xff, 0xfe]) ? bytes.subarray(2) : bytes,
        encoding,
        request,
      );
    case "utf-16be":
      return decodeUtf16(
        startsWith(bytes, [0xfe, 0xff]) ? bytes.subarray(2) : bytes,
        encoding,
        request,
      );
    case "windows-1252":
      return decodeWindows1252(bytes, request);
    default:
      return decodeUtf8(bytes, encoding !== null, request);
  }
}

function decodeUtf8(bytes: Uint8Array, isCertain: boolean, request: ReadRequest): DecodedText {
  const { firstInvalid, invalid, characters } = findInvalidUtf8(bytes);
  const hasMark = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const encoding = hasMark ? "utf-8-bom" : "utf-8";
  if (invalid === 0) return { text: hasMark ? bytes.subarray(3) : bytes, encoding };
  if (isCertain || characters >= invalid) refuseByte(bytes, firstInvalid, encoding, request.file);
  return decodeWindows1252(bytes, request);
}

function decodeWindows1252(bytes: Uint8Array, request: ReadRequest): DecodedText {
  const text = windows1252ToUtf8(bytes);
  if (typeof text === "number") return refuseByte(bytes, text, "windows-1252", request.file);
  return { text, encoding: "windows-1252" };
}

function decodeUtf16(
  bytes: Uint8Array,
  encoding: "utf-16le" | "utf-16be",
  { file }: ReadRequest,
): DecodedText {
  if (bytes.length % 2 === 1) throw new CtcError("file-truncated", { file, encoding });
  const { text, firstInvalid } = utf16ToUtf8(bytes, encoding === "utf-16le" ? "little" : "big");
  if (firstInvalid >= 0) {
    const row = rowAt(text, text.length);
    const byte = hexadecimal(bytes[firstInvalid] ?? 0);
    throw new CtcError("encoding-invalid", { file, encoding, row, byte, offset: firstInvalid });
  }
  return { text, encoding };
}

function refuseByte(bytes: Uint8Array, offset: number, encoding: Encoding, file: string): never {
  const row = rowAt(bytes, offset);
  const byte = hexadecimal(bytes[offset] ?? 0);
  throw new CtcError("encoding-invalid", { file, encoding, row, byte, offset });
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
