import { strangeValues } from "../../check/find-strange-values.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import type { CheckReport, StrangeValue } from "../../vocabulary/check.ts";
import type { CheckRequest } from "../../vocabulary/check-request.ts";
import type { Finding } from "../../vocabulary/finding.ts";

/** What says something about columns and areas; the rest has a place of its own in the report. */
const FOR_REPORT: ReadonlySet<Finding["code"]> = new Set<Finding["code"]>([
  "area-spellings-merged",
  "column-matched-by-name",
  "column-not-used",
  "column-unfit",
  "item-in-several-columns",
  "items-matched-by-code",
  "labels-contradict",
  "population-area-uncounted",
  "population-area-unknown",
  "population-grade-uncounted",
  "population-grade-unknown",
  "question-contradicts",
  "question-differs",
  "questions-unchecked",
  "value-label-differs",
]);

/** Does a finding stand in the report of a check as it is? */
export const isForReport = ({ code }: Finding): boolean => FOR_REPORT.has(code);

/** Items whose column says something else: there, and not read. */
const CONTRADICTED: ReadonlySet<Finding["code"]> = new Set<Finding["code"]>([
  "labels-contradict",
  "question-contradicts",
]);

/** Which items have a column, which have none, and which share one. */
export function mappedItems(
  { findings, itemColumns }: Coded,
  { instrument }: CheckRequest,
): CheckReport["items"] {
  const itemsOf = new Map<string, string[]>();
  for (const [item, { name }] of itemColumns) {
    itemsOf.set(name, [...(itemsOf.get(name) ?? []), item]);
  }
  const unread = new Set(
    findings.flatMap((each) => (CONTRADICTED.has(each.code) && "item" in each ? [each.item] : [])),
  );
  const ids = instrument.items.map(({ id }) => id);
  return {
    inInstrument: instrument.items.length,
    found: itemColumns.size,
    missing: ids.filter((id) => !itemColumns.has(id) && !unread.has(id)),
    mappedTwice: [...itemsOf]
      .filter(([, items]) => items.length > 1)
      .map(([column, items]) => ({ column, items })),
  };
}

/** Texts of the group columns that no group has, found again with all their rows. */
export function unknownGroups(
  { findings, roleColumns, table }: Coded,
  textOf: (text: string, cells: number) => string | null,
): readonly StrangeValue[] {
  return (["grade", "gender"] as const).flatMap((role) => {
    const [column, second] = roleColumns.get(role) ?? [];
    if (column === undefined || second !== undefined) return [];
    const texts = new Set(
      findings.flatMap((each) =>
        each.code === "group-value-unknown" && each.role === role ? [each.text] : [],
      ),
    );
    const isText = column.texts.map((text) => texts.has(text.slice(0, 40)));
    const isStrange = (row: number): boolean => isText[column.index[row] as number] === true;
    return strangeValues({ column, item: role, isStrange }, table, textOf);
  });
}
