import type { Figure } from "../vocabulary/figure.ts";
import type { Agreement } from "../vocabulary/priority-table.ts";

/**
 * In how many of the shown grades and genders a measure lies on the same side of the rest of the
 * municipality as it does for everyone in the area. Nothing is tested: with no difference at all, half
 * of the groups would agree.
 *
 * Groups by grade and by gender are counted, not their crosses, which are made of the same pupils; a
 * group that lies on the printed reference agrees with neither side.
 *
 * @param total everyone in the area
 * @param groups the rows of its grades and genders, shown or not
 * @returns null where there is no gap for everyone, or no group that could have one
 */
export function agreementOf(total: Figure, groups: readonly Figure[]): Agreement | null {
  const side = sideOf(total);
  const single = groups.filter(
    ({ group }) => (group.grade === undefined) !== (group.gender === undefined),
  );
  const sides = single.flatMap((figure) => sideOf(figure) ?? []);
  if (side === null || side === 0 || sides.length === 0) return null;
  return { same: sides.filter((one) => one === side).length, of: sides.length };
}

/** −1, 0 or 1; null where the row or its reference is not shown. */
function sideOf({ status, value, reference, difference }: Figure): number | null {
  if (status !== "shown") return null;
  if (difference !== null) return Math.sign(difference.value);
  if (value === null || reference === null) return null;
  const away = value - reference;
  return Math.abs(away) < 1e-9 ? 0 : Math.sign(away);
}
