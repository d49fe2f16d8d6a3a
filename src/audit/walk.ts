import type { Bounds } from "./propagate.ts";
import type { Fact, Terms } from "./system.ts";

/** Absorbs binary dust in sums of fractions. */
const GUARD = 1e-7;

/**
 * Steps from whole numbers that keep all facts to others that do, each of which raises a sum (or lowers
 * it), until it has gone `far` or no step does: a pupil more in one cell, or one moved from another.
 * Quick where there is room, as there mostly is.
 */
export type Walk = (from: Float64Array, terms: Terms, sign: 1 | -1, far: number) => Float64Array;

type Step = readonly (readonly [cell: number, by: number])[];

export function openWalk(facts: readonly Fact[], bounds: Bounds): Walk {
  const ground = groundOf(facts, bounds);
  return (from, terms, sign, far) => {
    const at = from.slice();
    const sums = facts.map((fact) => totalAt(fact.terms, at));
    const gain = new Float64Array(at.length);
    for (const [cell, factor] of terms) gain[cell] = sign * factor;
    for (let gone = 0; gone < far; ) {
      const step = findStep(at, sums, gain, ground);
      if (step === null) break;
      gone += take(step, at, sums, gain, ground);
    }
    return at;
  };
}

/** Takes a step. @returns by how much the sum is raised */
function take(
  step: Step,
  at: Float64Array,
  sums: number[],
  gain: Float64Array,
  { rows }: Ground,
): number {
  let raised = 0;
  for (const [cell, by] of step) {
    at[cell] = (at[cell] as number) + by;
    raised += by * (gain[cell] as number);
    for (const [row, factor] of rows[cell] ?? []) sums[row] = (sums[row] ?? 0) + by * factor;
  }
  return raised;
}

const totalAt = (terms: Terms, at: Float64Array): number =>
  terms.reduce((sum, [cell, factor]) => sum + factor * (at[cell] as number), 0);

interface Ground {
  readonly facts: readonly Fact[];
  readonly bounds: Bounds;
  /** Of each cell the facts about it, and its factor in them. */
  readonly rows: readonly ReadonlyMap<number, number>[];
}

function groundOf(facts: readonly Fact[], bounds: Bounds): Ground {
  const rows = Array.from(bounds.low, () => new Map<number, number>());
  facts.forEach(({ terms }, row) => {
    for (const [cell, factor] of terms) rows[cell]?.set(row, factor);
  });
  return { facts, bounds, rows };
}

/** The first step that raises the sum and breaks no fact. */
function findStep(
  at: Float64Array,
  sums: readonly number[],
  gain: Float64Array,
  ground: Ground,
): Step | null {
  for (let cell = 0; cell < at.length; cell++) {
    for (const by of [1, -1]) {
      const own = by * (gain[cell] as number);
      if (own < 0 || !isInside(cell, by, at, ground)) continue;
      const step = stepOver(cell, by, own, at, sums, gain, ground);
      if (step !== null) return step;
    }
  }
  return null;
}

/** One cell by itself, or with a pupil moved from or to another. */
function stepOver(
  cell: number,
  by: number,
  own: number,
  at: Float64Array,
  sums: readonly number[],
  gain: Float64Array,
  ground: Ground,
): Step | null {
  const single: Step = [[cell, by]];
  if (own > 0 && keeps(single, sums, ground)) return single;
  for (let other = 0; other < at.length; other++) {
    const isRaised = own - by * (gain[other] as number) > 0;
    if (other === cell || !isRaised || !isInside(other, -by, at, ground)) continue;
    const double: Step = [...single, [other, -by]];
    if (keeps(double, sums, ground)) return double;
  }
  return null;
}

function isInside(cell: number, by: number, at: Float64Array, { bounds }: Ground): boolean {
  const value = (at[cell] as number) + by;
  return value >= (bounds.low[cell] as number) && value <= (bounds.high[cell] as number);
}

function keeps(step: Step, sums: readonly number[], { facts, rows }: Ground): boolean {
  return step.every(([cell]) => {
    for (const row of rows[cell]?.keys() ?? []) {
      let moved = sums[row] ?? 0;
      for (const [own, by] of step) moved += by * (rows[own]?.get(row) ?? 0);
      const { low = 0, high = 0 } = facts[row] ?? {};
      if (moved < low - GUARD || moved > high + GUARD) return false;
    }
    return true;
  });
}
