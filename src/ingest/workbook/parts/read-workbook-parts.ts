import { damaged } from "../damaged.ts";
import { readPart } from "../xml/read-part.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import { type NumberKind, readNumberFormats } from "./number-formats.ts";
import { readRelationships } from "./relationships.ts";
import { textContent } from "./text-content.ts";

/** A sheet with cells; a sheet that is one chart is none. */
export interface Worksheet {
  readonly name: string;
  readonly isVisible: boolean;
  readonly part: string;
}

/** What all sheets of a workbook share. */
export interface WorkbookParts {
  readonly sheets: readonly Worksheet[];
  readonly sharedStrings: readonly string[];
  readonly numberKinds: readonly NumberKind[];
  /** Days count from 1904 instead of 1900. */
  readonly is1904: boolean;
}

/**
 * Reads the parts of a workbook that are needed before any sheet.
 *
 * @throws CtcError workbook-damaged, and what unpacking throws
 * @see ECMA-376 part 1, 18.2 (workbook) and 18.4.9 (sst)
 */
export function readWorkbookParts(archive: ZipArchive, file: string): WorkbookParts {
  const root = readRelationships(archive, file, "").find(({ kind }) => kind === "officeDocument");
  const workbook = root?.part ?? "xl/workbook.xml";
  const relationships = readRelationships(archive, file, workbook);
  const partOf = (kind: string): string =>
    relationships.find((relationship) => relationship.kind === kind)?.part ?? "";
  const sheets: Worksheet[] = [];
  let is1904 = false;
  const isThere = readPart(archive, file, workbook, (tag) => {
    if (tag.name === "workbookPr") is1904 ||= isTrue(tag.attribute("date1904"));
    if (tag.name !== "sheet") return;
    const id = tag.attribute("id");
    const target = relationships.find((relationship) => relationship.id === id);
    if (target?.kind !== "worksheet") return;
    const isVisible = (tag.attribute("state") ?? "visible") === "visible";
    sheets.push({ name: tag.attribute("name") ?? "", isVisible, part: target.part });
  });
  if (!isThere) throw damaged(file, workbook);
  return {
    sheets,
    is1904,
    sharedStrings: readSharedStrings(archive, file, partOf("sharedStrings")),
    numberKinds: readNumberFormats(archive, file, partOf("styles")),
  };
}

const isTrue = (text: string | null): boolean => text === "1" || text === "true";

function readSharedStrings(archive: ZipArchive, file: string, part: string): string[] {
  const texts: string[] = [];
  readPart(archive, file, part, (tag) => {
    if (tag.name === "si") texts.push(textContent(tag));
  });
  return texts;
}
