import type { Fact } from "./system.ts";

/** Whole numbers that each cell can be, as far as is known. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const MOST_PASSES = 60;
/** Absorbs binary dust before a bound is rounded to a whole number. */
const GUARD = 1e-7;

/** Nothing is known yet but that a count is at least 0. */
export function openBounds(cells: number): Bounds {
  return {
    low: new Float64Array(cells),
    high: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
  };
}

/**
 * Narrows the bounds of every cell by one fact after the other until nothing changes: in
 * low ≤ Σ f·x ≤ high each term is what the others leave of the sum, rounded inwards to a whole
 * number. Sound but not complete: cells may be narrower still, which the solver finds.
 *
 * @param bounds is changed
 * @param passes how often all facts are gone through at most
 * @returns false where some cell has no value left: the facts contradict each other
 */
export function propagate(
  facts: readonly Fact[],
  bounds: Bounds,
  passes: number = MOST_PASSES,
): boolean {
  for (let pass = 0; pass < passes; pass++) {
    let isChanged = false;
    for (const fact of facts) {
      const change = narrow(fact, bounds);
      if (change === "contradiction") return false;
      if (change === "narrower") isChanged = true;
    }
    if (!isChanged) return true;
  }
  return true;
}

/** Least or greatest value of a sum; terms without limit are counted, not added. */
interface End {
  readonly sum: number;
  readonly open: number;
}

/** The least that a term can be; the greatest, with the ends of its cell swapped. */
const leastOf = (low: number, high: number, factor: number): number =>
  factor > 0 ? factor * low : factor * high;

function endOf({ terms }: Fact, { low, high }: Bounds, isLeast: boolean): End {
  let [sum, open] = [0, 0];
  for (const [cell, factor] of terms) {
    const value = factor * ((factor > 0 === isLeast ? low : high)[cell] as number);
    if (Number.isFinite(value)) sum += value;
    else open += 1;
  }
  return { sum, open };
}

/** What the end is without one of its terms. */
function without({ sum, open }: End, term: number, limitless: number): number {
  if (Number.isFinite(term)) return open === 0 ? sum - term : limitless;
  return open === 1 ? sum : limitless;
}

function narrow(fact: Fact, bounds: Bounds): "narrower" | "same" | "contradiction" {
  const [least, greatest] = [endOf(fact, bounds, true), endOf(fact, bounds, false)];
  if (least.open === 0 && least.sum > fact.high + GUARD) return "contradiction";
  if (greatest.open === 0 && greatest.sum < fact.low - GUARD) return "contradiction";
  let change: "narrower" | "same" = "same";
  for (const [cell, factor] of fact.terms) {
    const [low, high] = [bounds.low[cell] as number, bounds.high[cell] as number];
    const below = without(least, leastOf(low, high, factor), Number.NEGATIVE_INFINITY);
    const above = without(greatest, leastOf(high, low, factor), Number.POSITIVE_INFINITY);
    const [one, other] = [(fact.low - above) / factor, (fact.high - below) / factor];
    const newLow = Math.max(low, Math.ceil(Math.min(one, other) - GUARD));
    const newHigh = Math.min(high, Math.floor(Math.max(one, other) + GUARD));
    if (newLow > newHigh) return "contradiction";
    if (newLow === low && newHigh === high) continue;
    bounds.low[cell] = newLow;
    bounds.high[cell] = newHigh;
    change = "narrower";
  }
  return change;
}
