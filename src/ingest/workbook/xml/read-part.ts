import { damaged } from "../damaged.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import { XmlScanner } from "./xml-scanner.ts";

/**
 * Reads an XML part of a workbook with `read`, which is called at every tag that opens.
 *
 * @returns whether the part is there
 * @throws CtcError workbook-damaged where it is no XML, and what unpacking it throws
 */
export function readPart(
  archive: ZipArchive,
  file: string,
  part: string,
  read: (tag: XmlScanner) => void,
): boolean {
  const bytes = archive.read(part);
  if (bytes === null) return false;
  try {
    const scanner = new XmlScanner(decode(bytes));
    if (!scanner.next()) throw new SyntaxError("no tag");
    do if (scanner.isOpen) read(scanner);
    while (scanner.next());
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof TypeError) {
      throw damaged(file, part, cause);
    }
    throw cause;
  }
  return true;
}

/** UTF-8, or UTF-16 where a byte order mark says so. @throws TypeError where it is neither */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
