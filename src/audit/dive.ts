import { type Bounds, propagate } from "./propagate.ts";
import type { Fact } from "./system.ts";

/** Cells that are tried before the search is left to integer programming. */
const MOST_TRIES = 200;

/**
 * Whole numbers near some others that keep all facts, by fixing one cell after the other and
 * propagating: quick where there is room, as there mostly is.
 *
 * @param guide numbers that keep the facts, whole or not
 * @returns null where none was found, which does not say that there are none
 */
export function diveToWhole(
  facts: readonly Fact[],
  bounds: Bounds,
  guide: Float64Array,
): Float64Array | null {
  let tries = 0;
  const dive = (from: Bounds): Float64Array | null => {
    const cell = tightest(from);
    if (cell === -1) return from.low;
    const [low, high] = [from.low[cell] as number, from.high[cell] as number];
    const near = Math.min(high, Math.max(low, Math.round(guide[cell] ?? low)));
    for (const value of [near, near - 1, near + 1]) {
      tries += 1;
      if (value < low || value > high || tries > MOST_TRIES) continue;
      const next = { low: from.low.slice(), high: from.high.slice() };
      next.low[cell] = value;
      next.high[cell] = value;
      const found = propagate(facts, next) ? dive(next) : null;
      if (found !== null) return found;
    }
    return null;
  };
  const start = { low: bounds.low.slice(), high: bounds.high.slice() };
  return propagate(facts, start) ? dive(start) : null;
}

/** The cell that is not fixed and has the fewest values left; −1 where all are. */
function tightest({ low, high }: Bounds): number {
  let [best, fewest] = [-1, Number.POSITIVE_INFINITY];
  for (let cell = 0; cell < low.length; cell++) {
    const room = (high[cell] as number) - (low[cell] as number);
    if (room > 0 && (best === -1 || room < fewest)) [best, fewest] = [cell, room];
  }
  return best;
}
