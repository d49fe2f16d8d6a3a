import type { Translate } from "../i18n/translate.ts";
import type { Facts } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Detected } from "../vocabulary/table.ts";

const DELIMITERS = {
  ",": "delimiter.comma",
  ";": "delimiter.semicolon",
  "\t": "delimiter.tab",
  "|": "delimiter.pipe",
} as const;

/** What the reader made of the file, in one line. */
export function detectedText(
  file: string,
  detected: Detected,
  columns: number,
  t: Translate,
): string {
  return `${detectedLine({ file, columns }, detected, t)}\n`;
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
  const { format, encoding, compression } = detected;
  return t("notice.read.spss", { ...facts, format, encoding, compression });
}

/** One line per finding, for the person who owns the file. */
export function findingsText(findings: readonly Finding[], t: Translate): string {
  return findings.map((finding) => `${findingText(finding, t)}\n`).join("");
}

function findingText(finding: Finding, t: Translate): string {
  if (finding.code === "area-spellings-merged") {
    return t(`finding.${finding.code}`, {
      area: finding.area,
      spellings: finding.spellings.map((text) => `"${text}"`).join(", "),
    });
  }
  if (finding.code === "measure-absent") {
    return t(`finding.measure-absent.${finding.reason}`, { measures: finding.measures });
  }
  const { code, ...facts } = finding;
  return t(`finding.${code}`, facts);
}
