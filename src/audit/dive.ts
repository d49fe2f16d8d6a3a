import { type Bounds, propagate } from "./propagate.ts";
import type { Fact } from "./system.ts";

/** Cells that are tried before the search is left to integer programming. */
const MOST_TRIES = 50;
/** Facts are gone through so often after each cell; what is missed shows at a later one. */
const PASSES = 4;

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
  const start = { low: bounds.low.slice(), high: bounds.high.slice() };
  return propagate(facts, start) ? dive(start, { facts, guide, tries: 0 }) : null;
}

interface Search {
  readonly facts: readonly Fact[];
  readonly guide: Float64Array;
  tries: number;
}

function dive(from: Bounds, search: Search): Float64Array | null {
  const { facts, guide } = search;
  const cell = tightest(from);
  if (cell === -1) return isTrue(facts, from) ? from.low : null;
  const [low, high] = [from.low[cell] as number, from.high[cell] as number];
  const near = Math.min(high, Math.max(low, Math.round(guide[cell] ?? low)));
  for (const value of [near, near - 1, near + 1]) {
    if (value < low || value > high) continue;
    search.tries += 1;
    if (search.tries > MOST_TRIES) return null;
    const next = withFixed(from, cell, value);
    const found = propagate(facts, next, PASSES) ? dive(next, search) : null;
    if (found !== null) return found;
  }
  return null;
}

function withFixed({ low, high }: Bounds, cell: number, value: number): Bounds {
  const fixed = { low: low.slice(), high: high.slice() };
  fixed.low[cell] = value;
  fixed.high[cell] = value;
  return fixed;
}

/** Do cells that are all fixed keep the facts? */
const isTrue = (facts: readonly Fact[], fixed: Bounds): boolean => propagate(facts, fixed, 1);

/** The cell that is not fixed and has the fewest values left; −1 where all are. */
function tightest({ low, high }: Bounds): number {
  let [best, fewest] = [-1, Number.POSITIVE_INFINITY];
  for (let cell = 0; cell < low.length; cell++) {
    const room = (high[cell] as number) - (low[cell] as number);
    if (room > 0 && (best === -1 || room < fewest)) [best, fewest] = [cell, room];
  }
  return best;
}
