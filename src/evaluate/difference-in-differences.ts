import type { ComparedChange, DifferenceInDifferences } from "../vocabulary/evaluation.ts";
import type { DiffRow } from "../vocabulary/profile-diff.ts";
import { betweenAreas } from "./between-areas.ts";
import { contrastOfChanges, type WeightedChange } from "./contrast-of-changes.ts";

/** A comparison area and its row of the factor; undefined where it has none. */
export interface ComparedRow {
  readonly area: string;
  readonly row: DiffRow | undefined;
}

/** What a difference in differences is before its p is adjusted and judged. */
export type UnjudgedDifference = Omit<DifferenceInDifferences, "pAdjusted" | "verdict">;

/**
 * Change in the area − mean change in the comparison areas, each counting alike. Rounded changes
 * take no part: a step of theirs would be read as a change.
 *
 * @returns null where the area itself, or every comparison area, has no exact change
 */
export function differenceInDifferences(
  row: DiffRow,
  others: readonly ComparedRow[],
): UnjudgedDifference | null {
  const own = exactChange(row);
  const used = others.flatMap(({ area, row: other }) => {
    const change = other === undefined ? null : exactChange(other);
    return change === null ? [] : [{ area, change }];
  });
  if (own === null || used.length === 0) return null;
  const weight = -1 / used.length;
  const found = contrastOfChanges([
    { weight: 1, change: own },
    ...used.map(({ change }) => ({ weight, change })),
  ]);
  if (found === null) return null;
  const changes = used.map(({ area, change }): ComparedChange => ({ area, ...change }));
  return {
    elsewhere: own.value - found.value,
    ...found,
    between: betweenAreas(
      found.value,
      changes.map(({ value }) => value),
    ),
    changes: changes.map(({ area, value, low, high }) => ({ area, value, low, high })),
    leftOut: others
      .map(({ area }) => area)
      .filter((area) => !used.some((one) => one.area === area)),
  };
}

type ExactChange = WeightedChange["change"] & { readonly low: number; readonly high: number };

function exactChange({ status, change }: DiffRow): ExactChange | null {
  if (status !== "compared" || change === null || change.step !== null) return null;
  const { low, high } = change;
  return low === null || high === null ? null : { ...change, low, high };
}
