import { factsInWords } from "../i18n/facts-in-words.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Facts } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import { isOptionText } from "../vocabulary/option-text.ts";
import type { Detected } from "../vocabulary/table.ts";

const DELIMITERS = {
  ",": "delimiter.comma",
  ";": "delimiter.semicolon",
  "\t": "delimiter.tab",
  "|": "delimiter.pipe",
} as const;

/** Merged areas that are named; a line of thousands would be read by nobody. */
const MOST_RANGES = 10;

/** What the reader made of the file, in one line, and a line for all that is out of the ordinary. */
export function detectedText(
  file: string,
  detected: Detected,
  columns: number,
  t: Translate,
): string {
  const lines = [detectedLine({ file, columns }, detected, t), ...unusualLines(detected, t)];
  return lines.map((line) => `${line}\n`).join("");
}

/** Header rows beyond the first, notes below the table, merged answers, a column that was given a name. */
function unusualLines(detected: Detected, t: Translate): string[] {
  const lines: string[] = [];
  if ("headerRows" in detected && detected.headerRows > 1) {
    const isJoined = "joinedNames" in detected && detected.joinedNames === true;
    const id = isJoined ? "notice.read.joined-names" : "notice.read.header-rows";
    lines.push(t(id, { headerRows: detected.headerRows }));
  }
  lines.push(...noteLines(detected, t), ...mergedLines(detected, t));
  if ("sheets" in detected && detected.sheets.length > 1) {
    const sheets = detected.sheets.filter((name) => name !== detected.sheet).join(", ");
    lines.push(t("notice.read.other-sheets", { sheets }));
  }
  if ("rowNumbers" in detected && detected.rowNumbers) lines.push(t("notice.read.row-numbers"));
  if ("escapedQuotes" in detected && detected.escapedQuotes) {
    lines.push(t("notice.read.escaped-quotes"));
  }
  if ("blankAfterDelimiter" in detected && detected.blankAfterDelimiter) {
    lines.push(t("notice.read.blank-after-delimiter"));
  }
  if ("apostropheQuotes" in detected && detected.apostropheQuotes) {
    lines.push(t("notice.read.apostrophe-quotes"));
  }
  return lines;
}

function noteLines(detected: Detected, t: Translate): string[] {
  if (!("noteRowsAt" in detected) || detected.noteRowsAt === undefined) return [];
  const { noteRows = 0, noteRowsAt } = detected;
  const [first, last] = noteRowsAt;
  const id = noteRows === 1 ? "notice.read.note-row" : "notice.read.note-rows";
  return [t(id, { noteRows, first, last })];
}

function mergedLines(detected: Detected, t: Translate): string[] {
  if (!("mergedAnswers" in detected) || detected.mergedAnswers === undefined) return [];
  const { length: areas } = detected.mergedAnswers;
  const shown = detected.mergedAnswers.slice(0, MOST_RANGES).join(", ");
  const ranges = areas > MOST_RANGES ? `${shown} …` : shown;
  return [t("notice.read.merged-answers", { areas, ranges })];
}

function detectedLine(facts: Facts, detected: Detected, t: Translate): string {
  if (detected.format === "delimited") {
    const { encoding, headerRow } = detected;
    const delimiter = t(DELIMITERS[detected.delimiter]);
    return t("notice.read", { ...facts, encoding, delimiter, headerRow });
  }
  if (detected.format === "xlsx") {
    const { sheet, headerRow } = detected;
    return t("notice.read.workbook", { ...facts, sheet, headerRow });
  }
  const { format, encoding } = detected;
  const compression = t(`compression.${detected.compression}`);
  return t("notice.read.spss", { ...facts, format, encoding, compression });
}

/** A column with more different values than this that are no answers holds ids, or what pupils wrote. */
const MOST_STRANGE = 12;

/**
 * One line per finding, for the person who owns the file. A row is named, and the value in it only
 * where it is no pupil's own word (`isOptionText`) in a column of answers.
 */
export function findingsText(findings: readonly Finding[], t: Translate): string {
  const strange = new Map<string, number>();
  for (const finding of findings) {
    if (!isStrange(finding)) continue;
    strange.set(finding.column, (strange.get(finding.column) ?? 0) + 1);
  }
  const line = (finding: Finding): string => {
    if (!isStrange(finding)) return findingText(finding, t);
    const isFew = (strange.get(finding.column) ?? 0) <= MOST_STRANGE;
    const isTold = isFew && isOptionText(finding.text, finding.cells);
    return strangeText(finding, isTold, t);
  };
  return findings.map((finding) => `${line(finding)}\n`).join("");
}

type Strange = Extract<Finding, { code: "code-out-of-range" | "group-value-unknown" }>;

const isStrange = (finding: Finding): finding is Strange =>
  finding.code === "code-out-of-range" || finding.code === "group-value-unknown";

function strangeText({ code, ...facts }: Strange, isTold: boolean, t: Translate): string {
  const words = factsInWords(facts, t);
  return isTold ? t(`finding.${code}`, words) : t(`finding.${code}.unnamed`, words);
}

function findingText(finding: Exclude<Finding, Strange>, t: Translate): string {
  if (finding.code === "area-spellings-merged") {
    return t(`finding.${finding.code}`, {
      area: finding.area,
      spellings: finding.spellings.map((text) => `"${text}"`).join(", "),
    });
  }
  if (finding.code === "measure-absent") {
    return t(`finding.measure-absent.${finding.reason}`, { measures: finding.measures });
  }
  if (finding.code === "column-unfit") {
    const { column, item } = finding;
    return t(`finding.column-unfit.${finding.reason}`, { column, item });
  }
  const { code, ...facts } = finding;
  return t(`finding.${code}`, factsInWords(facts, t));
}
