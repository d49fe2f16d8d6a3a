import type { Fact } from "./system.ts";

/** Facts that hang together through their cells, and these cells in order. */
export interface Part {
  readonly cells: readonly number[];
  readonly facts: readonly Fact[];
}

/** Splits facts into those that have nothing to do with each other, in the order of their cells. */
export function partsOf(facts: readonly Fact[], cellCount: number): readonly Part[] {
  const parent = Int32Array.from({ length: cellCount }, (_, cell) => cell);
  const rootOf = (cell: number): number => {
    let root = cell;
    while (parent[root] !== root) root = parent[root] as number;
    parent[cell] = root;
    return root;
  };
  for (const { terms } of facts) {
    const [first] = terms;
    if (first === undefined) continue;
    for (const [cell] of terms) {
      const [one, other] = [rootOf(first[0]), rootOf(cell)];
      parent[Math.max(one, other)] = Math.min(one, other);
    }
  }
  const parts = new Map<number, { cells: number[]; facts: Fact[] }>();
  for (let cell = 0; cell < cellCount; cell++) {
    const root = rootOf(cell);
    if (root === cell) parts.set(root, { cells: [], facts: [] });
    parts.get(root)?.cells.push(cell);
  }
  for (const fact of facts) {
    const [first] = fact.terms;
    if (first !== undefined) parts.get(rootOf(first[0]))?.facts.push(fact);
  }
  return [...parts.values()];
}
