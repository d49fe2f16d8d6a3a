import type { Cut } from "./norms.ts";

/** Shares in a norms file have three decimals, and sums of them binary dust. */
const DUST = 1e-9;

/**
 * Is sensitivity + specificity 1 or less, as a coin has it? Of the numbers of the norms file, which
 * may be rounded; a cut that lacks one of them is not judged.
 */
export function isNoBetterThanChance({ sensitivity, specificity }: Cut): boolean {
  if (sensitivity === undefined || specificity === undefined) return false;
  return sensitivity + specificity <= 1 + DUST;
}
