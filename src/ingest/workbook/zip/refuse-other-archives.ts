import { CtcError } from "../../../vocabulary/errors.ts";
import type { ZipArchive } from "./zip-archive.ts";

/** Other documents that are zip archives, told by a file or folder that only they have. */
const MARKS: readonly (readonly [looksLike: string, start: string])[] = [
  ["xlsb", "xl/workbook.bin"],
  ["ods", "content.xml"],
  ["numbers", "index/"],
  ["numbers", "index.zip"],
  ["docx", "word/"],
];

/**
 * Refuses an archive that is no Excel workbook of XML files.
 *
 * @throws CtcError file-unsupported with `looksLike` (xlsb, ods, numbers, docx, zip)
 */
export function refuseOtherArchives(archive: ZipArchive, file: string): void {
  const looksLike = MARKS.find(([, start]) => archive.hasBelow(start))?.[0];
  if (looksLike === undefined && archive.has("[Content_Types].xml")) return;
  throw new CtcError("file-unsupported", { file, looksLike: looksLike ?? "zip" });
}
