import type { Change } from "../vocabulary/profile-diff.ts";

const DUST = 1e-9;

/**
 * A change of which at least one share is rounded: a multiple of the coarser step, and nothing that could
 * be solved for a count. Its limits hold the shares that may stand behind what is printed: half of each
 * step further out, and then outwards to a multiple.
 *
 * @param steps of the two shares, 0 of an exact one; not both 0
 */
export function coarseChange(
  value: number,
  limits: { readonly low: number; readonly high: number } | null,
  steps: readonly [number, number],
): Change {
  const step = Math.max(...steps);
  const slack = (steps[0] + steps[1]) / 2;
  const times = Math.floor(Math.abs(value) / step + 0.5 + DUST);
  const low = limits === null ? null : Math.floor((limits.low - slack) / step + DUST);
  const high = limits === null ? null : Math.ceil((limits.high + slack) / step - DUST);
  return {
    value: multiple(value < 0 ? -times : times, step),
    low: low === null ? null : Math.max(-1, multiple(low, step)),
    high: high === null ? null : Math.min(1, multiple(high, step)),
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
