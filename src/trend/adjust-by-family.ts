import { adjustFamily } from "../statistics/adjust-family.ts";
import type { Adjustment } from "../vocabulary/estimation.ts";
import type { MeasureKind } from "../vocabulary/measure.ts";

/** P-values are adjusted within one of these. */
const FAMILY: Readonly<Record<MeasureKind, string>> = {
  risk: "factors",
  protective: "factors",
  behaviour: "behaviours",
  cumulative: "cumulative",
};

/** A measure, and the p of one of its comparisons; null where it has none. */
export interface MeasureP {
  readonly kind: MeasureKind;
  readonly p: number | null;
}

/** Adjusted p of each row of one area, in order: within factors, behaviours and cumulative shares. */
export function adjustByFamily(
  rows: readonly MeasureP[],
  adjustment: Adjustment,
): readonly (number | null)[] {
  const all: (number | null)[] = rows.map(() => null);
  for (const family of new Set(Object.values(FAMILY))) {
    const members = rows.flatMap(({ kind, p }, at) => (FAMILY[kind] === family ? [{ at, p }] : []));
    const adjusted = adjustFamily(
      members.map(({ p }) => p),
      adjustment,
    );
    for (const [place, { at }] of members.entries()) all[at] = adjusted[place] ?? null;
  }
  return all;
}
