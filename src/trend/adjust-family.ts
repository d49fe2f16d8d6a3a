import { benjaminiHochberg } from "../statistics/benjamini-hochberg.ts";
import { holm } from "../statistics/holm.ts";
import type { Adjustment } from "../vocabulary/estimation.ts";

const ADJUST = { "benjamini-hochberg": benjaminiHochberg, holm } as const;

/** Adjusted p of each member of one family, in order; null where a member has no p. */
export function adjustFamily(
  pValues: readonly (number | null)[],
  adjustment: Adjustment,
): readonly (number | null)[] {
  const known = pValues.flatMap((p, at) => (p === null ? [] : [{ p, at }]));
  const adjusted = ADJUST[adjustment](known.map(({ p }) => p));
  const found: (number | null)[] = pValues.map(() => null);
  for (const [place, { at }] of known.entries()) found[at] = adjusted[place] ?? null;
  return found;
}
