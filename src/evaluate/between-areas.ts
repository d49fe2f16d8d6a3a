import { studentTQuantile } from "../statistics/distributions.ts";
import type { Limits } from "../vocabulary/evaluation.ts";

/** With two areas a spread has one degree of freedom and t is 12.7: that tells nothing. */
const FEWEST = 3;

/**
 * Limits of the difference in differences which also hold that areas change differently by
 * themselves, whatever anybody does there. The comparison areas' own changes tell how much:
 *
 *     d ± t(.975; C − 1) · s · √(1 + 1/C), s² = Σ (Δ_c − mean)² / (C − 1)
 *
 * Chance in who answered is in s, as far as the areas have about as many answers as the one looked
 * at. Areas are taken as equally unsteady.
 *
 * @param value difference in differences
 * @param changes change in each comparison area
 * @returns null for fewer than three areas
 * @see Donald & Lang (2007), Review of Economics and Statistics 89(2), 221–233
 */
export function betweenAreas(value: number, changes: readonly number[]): Limits | null {
  const areas = changes.length;
  if (areas < FEWEST) return null;
  const mean = changes.reduce((sum, change) => sum + change, 0) / areas;
  const squares = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0);
  const spread = Math.sqrt((squares / (areas - 1)) * (1 + 1 / areas));
  const half = studentTQuantile(0.975, areas - 1) * spread;
  return { low: value - half, high: value + half };
}
