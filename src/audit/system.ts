/** A count of persons that an outsider does not know: a whole number, at least 0. */
export interface Cell {
  readonly name: string;
}

/** Cells with a factor each, by their place in the system. */
export type Terms = readonly (readonly [cell: number, factor: number])[];

/** Something an outsider knows: low ≤ Σ factor · cell ≤ high. */
export interface Fact {
  readonly terms: Terms;
  readonly low: number;
  readonly high: number;
  /** Place of what it was read from in the system's sources; facts of one source come and go together. */
  readonly source: number;
}

/** Everything an outsider knows about a publication, as linear constraints over whole numbers. */
export interface System<Source> {
  readonly cells: readonly Cell[];
  readonly facts: readonly Fact[];
  readonly sources: readonly Source[];
}

/** Collects a system; the same source, told by its key, is taken once. */
export interface SystemBuilder<Source> {
  readonly cell: (name: string) => number;
  readonly source: (key: string, source: Source) => number;
  readonly fact: (terms: Terms, low: number, high: number, source: number) => void;
  readonly build: () => System<Source>;
}

/** An empty system to add to. */
export function systemBuilder<Source>(): SystemBuilder<Source> {
  const cells: Cell[] = [];
  const facts: Fact[] = [];
  const sources: Source[] = [];
  const [cellAt, sourceAt] = [new Map<string, number>(), new Map<string, number>()];
  return {
    cell: (name) => placed(cellAt, name, () => cells.push({ name }) - 1),
    source: (key, source) => placed(sourceAt, key, () => sources.push(source) - 1),
    fact: (terms, low, high, source) => {
      const merged = mergeTerms(terms);
      if (merged.length > 0) facts.push({ terms: merged, low, high, source });
    },
    build: () => ({ cells, facts, sources }),
  };
}

function placed(at: Map<string, number>, key: string, add: () => number): number {
  const known = at.get(key);
  if (known !== undefined) return known;
  const place = add();
  at.set(key, place);
  return place;
}

/** Each cell once, in the order of the cells, without those whose factors cancel out. */
function mergeTerms(terms: Terms): Terms {
  const factors = new Map<number, number>();
  for (const [cell, factor] of terms) factors.set(cell, (factors.get(cell) ?? 0) + factor);
  return [...factors].filter(([, factor]) => factor !== 0).sort(([a], [b]) => a - b);
}
