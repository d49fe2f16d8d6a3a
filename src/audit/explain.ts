import { type Interval, wholeEnd } from "./attack.ts";
import { partsOf } from "./parts.ts";
import { openBounds } from "./propagate.ts";
import type { Program, Solver } from "./solver.ts";
import type { Fact, System, Terms } from "./system.ts";

/** Does what is left of an interval give the count away? Fewer facts never make it narrower. */
export type IsNarrow = (interval: Interval | null) => boolean;

/**
 * A smallest set of sources that alone give a sum away: without any one of them it would be wider
 * (there may be other such sets). Found by halving (QuickXplain), with the solver as the test.
 *
 * @see Junker (2004), AAAI-04, 167–172
 */
export function explainInterval<Source>(
  system: System<Source>,
  terms: Terms,
  isNarrow: IsNarrow,
  solver: Solver,
): readonly Source[] {
  const asked = new Set(terms.map(([cell]) => cell));
  const around = partsOf(system.facts, system.cells.length)
    .filter(({ cells }) => cells.some((cell) => asked.has(cell)))
    .flatMap(({ facts }) => facts);
  const isGiven =
    (extreme: "linearExtreme" | "wholeExtreme") =>
    (program: Program, columns: Terms): boolean => {
      const low = program[extreme](columns, "low");
      const high = low === null ? null : program[extreme](columns, "high");
      if (low === null || high === null) return isNarrow(null);
      return isNarrow({ low: wholeEnd(low, "low"), high: wholeEnd(high, "high") });
    };
  // What fractions alone give away is found quickly; the rest takes whole numbers.
  const quick = smallestSources(system, around, terms, solver, isGiven("linearExtreme"));
  return quick ?? smallestSources(system, around, terms, solver, isGiven("wholeExtreme")) ?? [];
}

/** A smallest set of sources whose facts cannot all be true, among facts that cannot. */
export function explainFacts<Source>(
  system: System<Source>,
  facts: readonly Fact[],
  solver: Solver,
): readonly Source[] {
  const anything = facts[0]?.terms.slice(0, 1) ?? [];
  const isBroken = (program: Program, columns: Terms): boolean =>
    program.wholeExtreme(columns, "low") === null;
  return smallestSources(system, facts, anything, solver, isBroken) ?? [];
}

/**
 * Puts the facts to the solver once; each test switches some of them off.
 *
 * @returns null where all of them together are not enough
 */
function smallestSources<Source>(
  { sources }: System<Source>,
  facts: readonly Fact[],
  terms: Terms,
  solver: Solver,
  isGiven: (program: Program, columns: Terms) => boolean,
): readonly Source[] | null {
  const cells = [
    ...new Set([...facts.flatMap((fact) => fact.terms), ...terms].map(([cell]) => cell)),
  ];
  const columnOf = new Map(cells.map((cell, column) => [cell, column]));
  const inColumns = (some: Terms): Terms =>
    some.map(([cell, factor]) => [columnOf.get(cell) ?? 0, factor] as const);
  const rows = facts.map((fact) => ({ ...fact, terms: inColumns(fact.terms) }));
  const program = solver.open(rows, openBounds(cells.length));
  const columns = inColumns(terms);
  const suffice = (kept: readonly number[]): boolean => {
    const isKept = new Set(kept);
    program.keep(Uint8Array.from(facts, ({ source }) => (isKept.has(source) ? 1 : 0)));
    return isGiven(program, columns);
  };
  const candidates = [...new Set(facts.map(({ source }) => source))];
  const isEnough = suffice(candidates);
  const needed = !isEnough || suffice([]) ? [] : smallest(candidates, [], false, suffice);
  program.close();
  if (!isEnough) return null;
  return needed.toSorted((a, b) => a - b).flatMap((at) => sources[at] ?? []);
}

/** Those of `candidates` that are needed beside `kept`. */
function smallest(
  candidates: readonly number[],
  kept: readonly number[],
  isNew: boolean,
  suffice: (sources: readonly number[]) => boolean,
): readonly number[] {
  if (isNew && suffice(kept)) return [];
  if (candidates.length <= 1) return candidates;
  const half = Math.floor(candidates.length / 2);
  const [first, second] = [candidates.slice(0, half), candidates.slice(half)];
  const needed = smallest(second, [...kept, ...first], first.length > 0, suffice);
  const others = smallest(first, [...kept, ...needed], needed.length > 0, suffice);
  return [...others, ...needed];
}
