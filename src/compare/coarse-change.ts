import type { Change } from "../vocabulary/profile-diff.ts";

const DUST = 1e-9;

/**
 * A change of which at least one share is rounded: a multiple of the coarser step, its limits
 * outwards, and nothing that could be solved for a count.
 *
 * @param step the coarser of the two, above 0
 */
export function coarseChange(
  value: number,
  limits: { readonly low: number; readonly high: number } | null,
  step: number,
): Change {
  const times = Math.floor(Math.abs(value) / step + 0.5 + DUST);
  return {
    value: multiple(value < 0 ? -times : times, step),
    low:
      limits === null ? null : Math.max(-1, multiple(Math.floor(limits.low / step + DUST), step)),
    high:
      limits === null ? null : Math.min(1, multiple(Math.ceil(limits.high / step - DUST), step)),
    standardError: null,
    degreesOfFreedom: null,
    p: null,
    pAdjusted: null,
    method: "mover",
    step,
    smallest: null,
  };
}

/** 35 × 0.01 is 0.35 in decimals, not 0.35000000000000003; and 0 is not −0. */
function multiple(times: number, step: number): number {
  return Number((times * step).toFixed(6)) + 0;
}
