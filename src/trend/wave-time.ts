/**
 * When a wave was, in years, from its label: `2023`, `2023/24` (its first year) or `2023-10` (October:
 * 2023.75). Nothing else is guessed.
 *
 * @returns null where the label says no time
 */
export function timeOfLabel(label: string): number | null {
  const [, year, month] =
    /^(\d{4})(?:-(0[1-9]|1[0-2])|\/\d{2}(?:\d{2})?)?$/.exec(label.trim()) ?? [];
  if (year === undefined) return null;
  return Number(year) + (month === undefined ? 0 : (Number(month) - 1) / 12);
}
