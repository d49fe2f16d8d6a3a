import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";

const ADJUST = { "benjamini-hochberg": benjaminiHochberg, holm } as const;

/**
 * Adjusted p of each member of one family, in order; null where a member has no p, which then does not
 * count in the family.
 *
 * @param pValues each in [0, 1]
 * @param adjustment Benjamini–Hochberg holds down the part of the discoveries that are false, Holm
 *   the chance of even one
 * @throws RangeError when a value is outside [0, 1]
 * @see Benjamini & Hochberg (1995), JRSS B 57, 289–300; Holm (1979), Scandinavian Journal of Statistics 6, 65–70
 */
export function adjustFamily(
  pValues: readonly (number | null)[],
  adjustment: "benjamini-hochberg" | "holm",
): readonly (number | null)[] {
  const known = pValues.flatMap((p, at) => (p === null ? [] : [{ p, at }]));
  const adjusted = ADJUST[adjustment](known.map(({ p }) => p));
  const found: (number | null)[] = pValues.map(() => null);
  for (const [place, { at }] of known.entries()) found[at] = adjusted[place] ?? null;
  return found;
}
