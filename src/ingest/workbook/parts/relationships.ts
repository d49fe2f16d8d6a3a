import { readPart } from "../xml/read-part.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";

/** What one part of a workbook says about another. */
export interface Relationship {
  readonly id: string;
  /** Last word of its type: worksheet, chartsheet, sharedStrings, styles … */
  readonly kind: string;
  /** Name of the other part in the archive. */
  readonly part: string;
}

/**
 * Reads the relationships of a part; none where it has none. Types are told by their last word,
 * which transitional and strict workbooks share.
 *
 * @param part name of the part; empty for the workbook as a whole
 * @see ECMA-376 part 2, 9.3
 */
export function readRelationships(
  archive: ZipArchive,
  file: string,
  part: string,
): readonly Relationship[] {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const found: Relationship[] = [];
  readPart(archive, file, `${folder}_rels/${part.slice(folder.length)}.rels`, (tag) => {
    if (tag.name !== "Relationship" || tag.attribute("TargetMode") === "External") return;
    found.push({
      id: tag.attribute("Id") ?? "",
      kind: (tag.attribute("Type") ?? "").split("/").at(-1) ?? "",
      part: resolve(folder, tag.attribute("Target") ?? ""),
    });
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const slashed = target.replaceAll("\\", "/");
  const steps: string[] = [];
  for (const step of (slashed.startsWith("/") ? slashed : folder + slashed).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
