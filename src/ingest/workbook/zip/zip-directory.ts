import { CtcError } from "../../../vocabulary/errors.ts";

/** Whether a file begins as a zip archive does, which every .xlsx is. */
export function isZipFile(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** A file in a zip archive, as the directory at its end tells of it. */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly checkSum: number;
  readonly packedLength: number;
  readonly length: number;
  /** Where the local header stands. */
  readonly start: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_LOCATOR_LENGTH = 20;
const ZIP64_END = 0x06064b50;
const ZIP64_EXTRA = 1;
const IN_EXTRA = 0xffffffff;

/**
 * Reads the directory of a zip archive. Names are given in small letters with slashes: some writers
 * use backslashes, and names inside a workbook do not depend on case.
 *
 * @throws CtcError file-truncated where there is no directory, or one that points outside the file
 * @see APPNOTE.TXT 6.3.10, 4.3.12 to 4.3.16 and 4.5.3
 */
export function zipDirectory(bytes: Uint8Array, file: string): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readEntries(view, bytes, directoryPlace(view));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CtcError("file-truncated", { file }, { cause });
  }
}

interface Place {
  readonly start: number;
  readonly entries: number;
}

function directoryPlace(view: DataView): Place {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) !== END) continue;
    const entries = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (entries < 0xffff && start < IN_EXTRA) return { start, entries };
    return zip64Place(view, at);
  }
  throw new RangeError("no directory");
}

function zip64Place(view: DataView, end: number): Place {
  const locator = end - ZIP64_LOCATOR_LENGTH;
  if (view.getUint32(locator, true) !== ZIP64_LOCATOR) throw new RangeError("no locator");
  const at = wide(view, locator + 8);
  if (view.getUint32(at, true) !== ZIP64_END) throw new RangeError("no wide directory");
  return { entries: wide(view, at + 32), start: wide(view, at + 48) };
}

function readEntries(view: DataView, bytes: Uint8Array, place: Place): Map<string, ZipEntry> {
  const decoder = new TextDecoder();
  const found = new Map<string, ZipEntry>();
  let at = place.start;
  for (let entry = 0; entry < place.entries; entry++) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError("no entry");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameStart = at + ENTRY_LENGTH;
    const written = decoder.decode(bytes.subarray(nameStart, nameStart + nameLength));
    const name = written.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
    const sizes = wideSizes(view, at, nameStart + nameLength, extraLength);
    found.set(name, {
      name,
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checkSum: view.getUint32(at + 16, true),
      ...sizes,
    });
    at = nameStart + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return found;
}

/** Lengths and place of an entry; those of them that need 64 bits stand in an extra field. */
function wideSizes(view: DataView, entry: number, extra: number, extraLength: number) {
  const narrow = [entry + 24, entry + 20, entry + 42].map((at) => view.getUint32(at, true));
  let at = extra;
  while (at + 4 <= extra + extraLength && view.getUint16(at, true) !== ZIP64_EXTRA) {
    at += 4 + view.getUint16(at + 2, true);
  }
  let next = at + 4;
  const [length = 0, packedLength = 0, start = 0] = narrow.map((size) => {
    if (size < IN_EXTRA || next + 8 > extra + extraLength) return size;
    next += 8;
    return wide(view, next - 8);
  });
  return { length, packedLength, start };
}

/** 64 bits; too large a number points outside every file, which is what is asked of it here. */
function wide(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}
