/**
 * A multiple of `step`, divided in multiples of it in the proportions of the parts, so that they add
 * up (largest remainder; ties to the first).
 *
 * @param parts ≥ 0, one of them above 0
 */
export function divideWhole(
  whole: number,
  parts: readonly number[],
  step: number,
): readonly number[] {
  const all = parts.reduce((sum, part) => sum + part, 0);
  const quotas = parts.map((part) => (whole * part) / all / step);
  const units = quotas.map((quota) => Math.floor(quota + 1e-9));
  const left = Math.round(whole / step) - units.reduce((sum, unit) => sum + unit, 0);
  const remainder = (at: number): number => (quotas[at] ?? 0) - (units[at] ?? 0);
  const largest = [...quotas.keys()].sort((a, b) => remainder(b) - remainder(a) || a - b);
  const isRaised = new Set(largest.slice(0, left));
  return units.map((unit, at) => step * (unit + (isRaised.has(at) ? 1 : 0)));
}

/**
 * Sizes of the same groups for one measure. Whoever did not answer it changes the proportions a
 * little, and forty measures divided each by its own would tell the proportions, and with them how
 * many are in no group, better than one does. So the sizes follow from those of the area wherever
 * that moves none by more than one step; else the pupils who did not answer are many.
 *
 * @param own what the measure's own proportions give
 * @param usual the groups of the area, as they are printed
 */
export function divideAlike(
  whole: number,
  own: readonly number[],
  usual: readonly number[],
  step: number,
): readonly number[] {
  const exact = divideWhole(whole, own, step);
  if (own.some((part, at) => part === 0 && usual[at] !== 0)) return exact;
  const alike = divideWhole(whole, usual, step);
  const isNear = exact.every((size, at) => Math.abs(size - (alike[at] ?? 0)) <= step);
  return isNear ? alike : exact;
}
