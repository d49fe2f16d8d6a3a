import type { Fact, Terms } from "./system.ts";

/**
 * Takes from each fact the sums within it that are exactly known: a municipality less its areas leaves
 * the pupils without area. The facts together say the same, but hang together in smaller parts.
 */
export function subtractSums(facts: readonly Fact[]): readonly Fact[] {
  const byFirst = new Map<number, number[]>();
  facts.forEach(({ terms, low, high }, at) => {
    const first = terms[0]?.[0];
    if (low !== high || first === undefined) return;
    byFirst.set(first, [...(byFirst.get(first) ?? []), at]);
  });
  return facts.flatMap((fact, at) => {
    const around = fact.terms.flatMap(([cell]) => byFirst.get(cell) ?? []);
    const left = around
      .filter((other) => isSmaller(other, at, facts))
      .reduce((one, other) => less(one, facts[other] ?? one), fact);
    if (left.terms.length > 0) return [left];
    // A fact of nothing is kept if it is wrong: it contradicts the others.
    return left.low <= DUST && left.high >= -DUST ? [] : [fact];
  });
}

const DUST = 1e-7;

/** Of two equally long ones the later is less the earlier, never each less the other. */
function isSmaller(other: number, at: number, facts: readonly Fact[]): boolean {
  const [size, own] = [facts[other]?.terms.length ?? 0, facts[at]?.terms.length ?? 0];
  return size < own || (size === own && other < at);
}

/** The fact less a known sum, where all of it is in the fact with one factor; else the fact. */
function less(fact: Fact, sum: Fact): Fact {
  const factors = new Map(fact.terms);
  const ratio = ratioOf(factors, sum.terms);
  if (ratio === null) return fact;
  for (const [cell] of sum.terms) factors.delete(cell);
  const known = ratio * sum.low;
  return { ...fact, terms: [...factors], low: fact.low - known, high: fact.high - known };
}

function ratioOf(factors: ReadonlyMap<number, number>, terms: Terms): number | null {
  const [first] = terms;
  if (first === undefined) return null;
  const ratio = (factors.get(first[0]) ?? 0) / first[1];
  const isSame = terms.every(([cell, factor]) => factors.get(cell) === ratio * factor);
  return ratio !== 0 && isSame ? ratio : null;
}
