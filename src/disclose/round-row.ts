import type { Policy } from "../vocabulary/policy.ts";

/** A count as printed in a coarsened row: to the nearest multiple of `to`, halves up. */
export function roundCount(count: number, to: number): number {
  return to * Math.floor(count / to + 0.5);
}

/** A share as a multiple of `step`, ties away from zero; a guard of 1e-9 absorbs binary dust. */
export function roundShare(share: number, step: number): number {
  return multiple(Math.floor(share / step + 0.5 + 1e-9), step);
}

/** Downwards for lower limits, upwards for upper ones: a coarse interval may not be too narrow. */
export function roundLimits(low: number, high: number, step: number): [number, number] {
  const [down, up] = roundOutwards(low, high, step);
  return [Math.max(0, down), Math.min(1, up)];
}

/** The same of a difference, whose limits may be below 0. */
export function roundOutwards(low: number, high: number, step: number): [number, number] {
  const [down, up] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  return [multiple(down, step), multiple(up, step)];
}

/** 35 × 0.01 is 0.35 in decimals, not 0.35000000000000003; and 0 is not −0. */
export function multiple(times: number, step: number): number {
  return Number((times * step).toFixed(6)) + 0;
}

/**
 * The smallest step of the policy at which every printed row stands for at least `protection`
 * counts, found by enumerating, for each share that can be printed, the counts k for which some n
 * with the same printed n gives that share. Depends on the respondents only, never on answers.
 *
 * @returns the step, or null when even the largest would leave fewer counts for some share
 */
export function stepForCount(respondents: number, policy: Policy): number | null {
  for (const step of policy.roundingSteps) {
    if (fewestCounts(respondents, step, policy.roundCountsTo) >= policy.protection) return step;
  }
  return null;
}

/** Over all shares that can be printed at this step: the fewest counts that one of them hides. */
function fewestCounts(respondents: number, step: number, to: number): number {
  const printed = roundCount(respondents, to);
  const first = Math.max(1, printed - Math.floor(to / 2));
  let fewest = Number.POSITIVE_INFINITY;
  for (let times = 0; times <= Math.round(1 / step); times++) {
    const counts = new Set<number>();
    for (let n = first; n < first + to; n++) {
      if (roundCount(n, to) === printed) addCounts(counts, n, times, step);
    }
    if (counts.size > 0) fewest = Math.min(fewest, counts.size);
  }
  return fewest;
}

function addCounts(counts: Set<number>, n: number, times: number, step: number): void {
  const from = Math.max(0, Math.floor((times - 0.5) * step * n) - 1);
  const to = Math.min(n, Math.ceil((times + 0.5) * step * n) + 1);
  const share = multiple(times, step);
  for (let k = from; k <= to; k++) if (roundShare(k / n, step) === share) counts.add(k);
}
