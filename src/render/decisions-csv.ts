import { translator } from "../i18n/translate.ts";
import { defuseCell, quoteCell } from "../vocabulary/csv-cell.ts";
import { type Decision, DISCLOSURE_RULES } from "../vocabulary/disclosure-rule.ts";
import type { Language } from "../vocabulary/project.ts";

const COLUMNS = [
  "wave",
  "area",
  "area_id",
  "grade",
  "gender",
  "measure",
  "treatment",
  "order",
  "rule",
  "reason",
  "policy",
];

/**
 * The disclosure log as CSV: RFC 4180, comma, LF, one row per cell that is not told as it is. It holds
 * no value of any cell, but which rule hit says something of one: it is not for publication.
 *
 * @param policy name of the policy
 */
export function* decisionsCsv(
  decisions: readonly Decision[],
  policy: string,
  language: Language,
): Generator<string> {
  const t = translator(language);
  yield `${COLUMNS.join(",")}\n`;
  for (const { wave, area, areaId, grade, gender, measure, treatment, rule } of decisions) {
    const key = [wave, area, areaId, grade, gender, measure].map((cell) => cell ?? "");
    const cells = [...key, treatment, DISCLOSURE_RULES[rule], rule, t(`log.rule.${rule}`), policy];
    yield `${cells.map((cell) => quoteCell(defuseCell(cell))).join(",")}\n`;
  }
}
