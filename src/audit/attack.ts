import { diveToWhole } from "./dive.ts";
import { type Part, partsOf } from "./parts.ts";
import { type Bounds, openBounds, propagate } from "./propagate.ts";
import type { Extreme, Program, Solver } from "./solver.ts";
import { subtractSums } from "./subtract-sums.ts";
import type { Fact, System, Terms } from "./system.ts";
import { openWitnesses } from "./witnesses.ts";

/** The whole numbers that a sum of cells can be; `high` is infinite where nothing limits it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What an outsider can work out from a system, sum by sum. */
export interface Attack {
  /** @returns null where the facts about these cells contradict each other */
  readonly interval: (terms: Terms) => Interval | null;
  /** Facts of each part of the system that was seen, so far, not to be possible. */
  readonly contradictions: () => readonly (readonly Fact[])[];
  readonly close: () => void;
}

const DUST = 1e-6;
/** Programs that are kept in the solver's memory; one more, and the oldest is left. */
const MOST_OPEN = 50;

/**
 * Attacks a system: bounds are propagated in each part of it that hangs together, cells that are
 * known by then are taken out, and what is left is put to linear and integer programming. The
 * intervals are exact: both ends are reached by whole numbers that keep every fact.
 *
 * @param enough an interval that surely holds so many whole numbers is left at the ends that linear
 *   programming proves, which may be a little too wide
 */
export function attackSystem(
  system: Pick<System<unknown>, "cells" | "facts">,
  solver: Solver,
  enough: number = Number.POSITIVE_INFINITY,
): Attack {
  const cellCount = system.cells.length;
  const bounds = openBounds(cellCount);
  const isBroken = new Uint8Array(cellCount);
  const contradictions = new Set<Part>();
  const wholes = partsOf(system.facts, cellCount);
  const wholeOf: Part[] = [];
  const refuse = (whole: Part): void => {
    for (const cell of whole.cells) isBroken[cell] = 1;
    contradictions.add(whole);
  };
  const open: Fact[] = [];
  for (const whole of wholes) {
    for (const cell of whole.cells) wholeOf[cell] = whole;
    if (propagate(whole.facts, bounds)) open.push(...withoutKnown(whole.facts, bounds));
    else refuse(whole);
  }
  const atHand: OpenPart[] = [];
  const parts = partsOf(subtractSums(open), cellCount).map((part) =>
    openPart(part, bounds, solver, enough),
  );
  const partOf = new Map(parts.flatMap((part) => part.cells.map((cell) => [cell, part] as const)));
  const intervalIn = (part: OpenPart, terms: Terms): Interval | null => {
    if (!atHand.includes(part)) atHand.push(part);
    if (atHand.length > MOST_OPEN) atHand.shift()?.close();
    const interval = part.interval(terms);
    const whole = wholeOf[part.cells[0] ?? 0];
    if (interval === null && whole !== undefined) refuse(whole);
    return interval;
  };
  return {
    contradictions: () =>
      wholes.filter((whole) => contradictions.has(whole)).map(({ facts }) => facts),
    interval: (terms) => {
      if (terms.some(([cell]) => isBroken[cell] === 1)) return null;
      // Of a cell that came after the system was built nothing is known.
      if (terms.some(([cell]) => cell >= cellCount))
        return { low: 0, high: Number.POSITIVE_INFINITY };
      const ends = [...groupByPart(terms, partOf)].map(([part, own]) => intervalIn(part, own));
      return ends.includes(null) ? null : addIntervals(ends.flatMap((end) => end ?? []));
    },
    close: () => {
      for (const part of parts) part.close();
    },
  };
}

const addIntervals = (intervals: readonly Interval[]): Interval => ({
  low: intervals.reduce((sum, { low }) => sum + low, 0),
  high: intervals.reduce((sum, { high }) => sum + high, 0),
});

function groupByPart<T>(terms: Terms, partOf: ReadonlyMap<number, T>): Map<T, Terms> {
  const groups = new Map<T, Terms>();
  for (const term of terms) {
    const part = partOf.get(term[0]);
    if (part !== undefined) groups.set(part, [...(groups.get(part) ?? []), term]);
  }
  return groups;
}

/** The facts about cells that are not known yet; what is known is moved to the other side. */
function withoutKnown(facts: readonly Fact[], { low, high }: Bounds): Fact[] {
  return facts.flatMap((fact) => {
    const terms = fact.terms.filter(([cell]) => low[cell] !== high[cell]);
    if (terms.length === 0) return [];
    const known = fact.terms.reduce(
      (sum, [cell, factor]) =>
        low[cell] === high[cell] ? sum + factor * (low[cell] as number) : sum,
      0,
    );
    return [{ ...fact, terms, low: fact.low - known, high: fact.high - known }];
  });
}

interface OpenPart {
  readonly cells: readonly number[];
  readonly interval: (terms: Terms) => Interval | null;
  readonly close: () => void;
}

/** One end of an interval as far as it is known, and what it was found by; null where it is reached. */
interface End {
  readonly bound: number;
  readonly extreme: Extreme | null;
}

/** A part that is put to the solver only when somebody asks for more than bounds can tell. */
function openPart(
  { cells, facts }: Part,
  bounds: Bounds,
  solver: Solver,
  enough: number,
): OpenPart {
  const columnOf = new Map(cells.map((cell, column) => [cell, column]));
  const own: Bounds = {
    low: Float64Array.from(cells, (cell) => bounds.low[cell] as number),
    high: Float64Array.from(cells, (cell) => bounds.high[cell] as number),
  };
  const toColumns = (terms: Terms): Terms =>
    terms.map(([cell, factor]) => [columnOf.get(cell) ?? 0, factor] as const);
  const rows = facts.map((fact) => ({ ...fact, terms: toColumns(fact.terms) }));
  let program: Program | null = null;
  const open = (): Program => {
    program ??= solver.open(rows, own);
    return program;
  };
  const intervalOf = intervalIn(rows, own, open, enough);
  return {
    cells,
    interval: (terms) => intervalOf(toColumns(terms)),
    close: () => {
      program?.close();
      program = null;
    },
  };
}

/** Intervals of sums in one part, from what is quick to what is slow. */
function intervalIn(
  facts: readonly Fact[],
  bounds: Bounds,
  open: () => Program,
  enough: number,
): (terms: Terms) => Interval | null {
  const { remember, isReached, isSurelyWide } = openWitnesses(facts, bounds, enough);
  const near = (kept: readonly Fact[], guide: Float64Array | null): void =>
    remember(guide === null ? null : diveToWhole(kept, bounds, guide));
  /** The end over all numbers, rounded inwards: no whole numbers go beyond it. */
  const linearEnd = (terms: Terms, direction: "low" | "high"): End | null => {
    const outer = outerEnd(terms, bounds, direction);
    if (facts.length === 0 || isReached(terms, outer)) return { bound: outer, extreme: null };
    const extreme = open().linearExtreme(terms, direction);
    if (extreme === null) return null;
    const bound = wholeEnd(extreme, direction);
    if (extreme.isWhole) remember(extreme.solution);
    return Number.isFinite(bound) ? { bound, extreme } : { bound, extreme: null };
  };
  /** The end that whole numbers reach. */
  const reachedEnd = (
    terms: Terms,
    direction: "low" | "high",
    { bound, extreme }: End,
  ): number | null => {
    if (extreme === null || isReached(terms, bound)) return bound;
    // The bound may be reached by other whole numbers than the solver's: nearby ones are soon found.
    const reached = { terms, low: bound, high: bound, source: -1 };
    if (!extreme.isWhole) near([...facts, reached], extreme.solution);
    if (isReached(terms, bound)) return bound;
    const whole = open().wholeExtreme(terms, direction);
    if (whole?.isWhole) remember(whole.solution);
    return whole === null ? null : wholeEnd(whole, direction);
  };
  /** Whole numbers between the ends have room around them, so that more are a walk away. */
  const isMadeWide = (terms: Terms, least: End, most: End): boolean => {
    const [from, to] = [least.extreme?.solution ?? null, most.extreme?.solution ?? null];
    if (from === null || to === null || most.bound - least.bound + 1 < enough) return false;
    return [0.5, 0.25, 0.75].some((part) => {
      near(
        facts,
        from.map((value, at) => value + part * ((to[at] as number) - value)),
      );
      return isSurelyWide(terms);
    });
  };
  return (terms) => {
    if (isSurelyWide(terms)) {
      return { low: outerEnd(terms, bounds, "low"), high: outerEnd(terms, bounds, "high") };
    }
    const [least, most] = [linearEnd(terms, "low"), linearEnd(terms, "high")];
    if (least === null || most === null) return null;
    if (isMadeWide(terms, least, most)) return { low: least.bound, high: most.bound };
    const low = reachedEnd(terms, "low", least);
    const high = reachedEnd(terms, "high", most);
    return low === null || high === null ? null : { low, high };
  };
}

/** The whole number that an extreme leaves. */
export function wholeEnd({ value }: Extreme, direction: "low" | "high"): number {
  if (!Number.isFinite(value)) return value;
  return direction === "low" ? Math.ceil(value - DUST) : Math.floor(value + DUST);
}

/** The end that the bounds of the cells alone leave. */
function outerEnd(terms: Terms, { low, high }: Bounds, direction: "low" | "high"): number {
  return terms.reduce((sum, [column, factor]) => {
    const isLow = direction === "low" ? factor > 0 : factor < 0;
    return sum + factor * ((isLow ? low[column] : high[column]) as number);
  }, 0);
}
