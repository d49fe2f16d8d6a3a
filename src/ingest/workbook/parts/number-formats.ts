import { readPart } from "../xml/read-part.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";

/** What a number format makes of a number. */
export type NumberKind = "number" | "date" | "date-time" | "time";

/** Built-in formats that show a date or a time; 27 to 36 and 50 to 58 are dates of East Asia. */
function builtInKind(id: number): NumberKind {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) return "date";
  if (id === 22) return "date-time";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return "time";
  return id === 36 ? "date" : "number";
}

/**
 * Reads what the number format of each cell style makes of a number.
 *
 * @returns style of a cell → kind; a style that is not there is a plain number
 * @see ECMA-376 part 1, 18.8.30 (numFmt) and 18.8.10 (cellXfs)
 */
export function readNumberFormats(
  archive: ZipArchive,
  file: string,
  part: string,
): readonly NumberKind[] {
  const own = new Map<number, NumberKind>();
  const styles: NumberKind[] = [];
  let inCells = false;
  readPart(archive, file, part, (tag) => {
    if (tag.name === "numFmt") {
      own.set(Number(tag.attribute("numFmtId")), kindOfFormat(tag.attribute("formatCode") ?? ""));
    } else if (tag.name === "cellXfs") inCells = true;
    else if (tag.name === "cellStyles" || tag.name === "dxfs") inCells = false;
    else if (tag.name === "xf" && inCells) {
      const id = Number(tag.attribute("numFmtId") ?? 0);
      styles.push(own.get(id) ?? builtInKind(id));
    }
  });
  return styles;
}

/** Colours, currencies and conditions in brackets, literal text, and the word for no format at all. */
const NOT_A_PATTERN = /\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|[\\_*].|general|standard/gi;

/**
 * What a format code of one's own makes of a number: years and days make a date, hours and seconds
 * a time. A month and a minute are the same letter, which counts as a month where it stands alone.
 */
function kindOfFormat(code: string): NumberKind {
  const pattern = code.replace(NOT_A_PATTERN, "").toLowerCase();
  const hasTime = /[hs]|\[m+\]/.test(pattern);
  const hasDay = /[yd]/.test(pattern) || (!hasTime && /m/.test(pattern));
  if (hasDay) return hasTime ? "date-time" : "date";
  return hasTime ? "time" : "number";
}
