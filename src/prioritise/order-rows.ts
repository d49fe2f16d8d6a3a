import type { PriorityOrder, PriorityRow } from "../vocabulary/priority-table.ts";

/**
 * Rows of one kind in the order that somebody asked for: what stands out most in the direction that is
 * of concern first, high for risk factors and low for protective ones. Rows without the number come
 * last, and rows with equal ones stay in the instrument's order.
 */
export function orderRows(
  rows: readonly PriorityRow[],
  order: PriorityOrder,
): readonly PriorityRow[] {
  if (order === "instrument") return rows;
  const known = rows.flatMap((row, at) => {
    const value = criterionOf(row, order);
    return value === null ? [] : [{ row, at, value }];
  });
  known.sort((one, other) => other.value - one.value || one.at - other.at);
  const first = known.map(({ row }) => row);
  return [...first, ...rows.filter((row) => !first.includes(row))];
}

function criterionOf(row: PriorityRow, order: Exclude<PriorityOrder, "instrument">): number | null {
  if (order === "probability") return row.probability?.value ?? null;
  const value = (order === "gap" ? row.rest : row.share)?.value ?? null;
  return value === null || row.kind === "risk" ? value : -value;
}
