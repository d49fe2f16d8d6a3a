/**
 * Respondents who took less than a share of the median time; those whose time is not known pass.
 * The median of an even number is the mean of the two in the middle.
 *
 * @param durations time taken in any unit, NaN where not known
 */
export function findSpeed(
  shareOfMedian: number,
  durations: Float64Array | null,
): Uint8Array | null {
  if (durations === null) return null;
  const known = durations.filter((time) => !Number.isNaN(time)).sort();
  if (known.length === 0) return null;
  const half = Math.floor(known.length / 2);
  const upper = known[half] as number;
  const median = known.length % 2 === 1 ? upper : ((known[half - 1] as number) + upper) / 2;
  return Uint8Array.from(durations, (time) => (time < shareOfMedian * median ? 1 : 0));
}
