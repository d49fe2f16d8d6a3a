import type { Bounds } from "./propagate.ts";
import type { Fact, Terms } from "./system.ts";
import { openWalk, type Walk } from "./walk.ts";

/** Whole numbers that keep all facts, seen so far: what they reach needs no solving. */
export interface Witnesses {
  readonly remember: (solution: Float64Array | null) => void;
  readonly isReached: (terms: Terms, end: number) => boolean;
  /** Do such as were seen, or are a short walk away, prove as many values possible as are enough? */
  readonly isSurelyWide: (terms: Terms) => boolean;
}

const MOST_WITNESSES = 200;

/** @param enough how many values of a sum are enough to be told of; infinite: never */
export function openWitnesses(facts: readonly Fact[], bounds: Bounds, enough: number): Witnesses {
  const seen: Float64Array[] = [];
  let walk: Walk | null = null;
  const remember = (solution: Float64Array | null): void => {
    if (solution !== null && seen.length < MOST_WITNESSES) seen.push(solution);
  };
  const isSurelyWide = (terms: Terms): boolean => {
    if (seen.length === 0 || !Number.isFinite(enough)) return false;
    for (const sign of [1, -1] as const) {
      const { least, most } = farthest(terms, seen);
      const missing = enough - (most.sum - least.sum + 1);
      if (missing <= 0) return true;
      walk ??= openWalk(facts, bounds);
      remember(walk((sign === 1 ? most : least).solution, terms, sign, missing));
    }
    const { least, most } = farthest(terms, seen);
    return most.sum - least.sum + 1 >= enough;
  };
  return {
    remember,
    isReached: (terms, end) => seen.some((solution) => sumOf(terms, solution) === end),
    isSurelyWide,
  };
}

interface Seen {
  readonly sum: number;
  readonly solution: Float64Array;
}

/** The solutions with the least and the greatest sum. */
function farthest(
  terms: Terms,
  seen: readonly Float64Array[],
): { readonly least: Seen; readonly most: Seen } {
  const all = seen.map((solution): Seen => ({ sum: sumOf(terms, solution), solution }));
  const [first = { sum: 0, solution: new Float64Array() }] = all;
  return {
    least: all.reduce((one, other) => (other.sum < one.sum ? other : one), first),
    most: all.reduce((one, other) => (other.sum > one.sum ? other : one), first),
  };
}

const sumOf = (terms: Terms, solution: Float64Array): number =>
  terms.reduce((sum, [column, factor]) => sum + factor * (solution[column] as number), 0);
