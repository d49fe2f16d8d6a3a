import type { DerivedCut } from "../vocabulary/norm-derivation.ts";

/** Without spread a cut is the median itself: whoever reads the norms should know where. */
export function noteMedians(medians: readonly DerivedCut[]): string | null {
  if (medians.length === 0) return null;
  const named = medians.map(({ scale, grade, gender }) => {
    const group = [grade, gender].filter((name) => name !== undefined).join(", ");
    return group === "" ? scale : `${scale} (${group})`;
  });
  return `spread 0, cut equals the median: ${named.join(", ")}`;
}
