import { COUNTED, type Indicator } from "../vocabulary/measure.ts";

/** Measures in an order in which each comes after those that hold it. */
export interface Nesting {
  readonly order: readonly Indicator[];
  /** By a measure's id, that of the smallest measure that counts everybody whom it counts. */
  readonly outerOf: ReadonlyMap<string, string>;
}

/**
 * Which measures hold which, as the answers have it: everybody who is counted in the inner is counted
 * in the outer. Behaviours are held by behaviours (in the last month, ever), and numbers of factors by
 * smaller numbers of the same. Of two measures that count the same pupils the first holds the other.
 */
export function nestMeasures(indicators: readonly Indicator[]): Nesting {
  const sized = indicators.map((indicator, place) => ({
    indicator,
    place,
    counted: indicator.state.reduce((sum, state) => sum + (state === COUNTED ? 1 : 0), 0),
  }));
  sized.sort((one, other) => other.counted - one.counted || one.place - other.place);
  const outerOf = new Map<string, string>();
  sized.forEach(({ indicator }, at) => {
    // The nearest before it that holds it is the smallest.
    const outer = sized.slice(0, at).findLast((other) => isWithin(indicator, other.indicator));
    if (outer !== undefined) outerOf.set(indicator.measure.id, outer.indicator.measure.id);
  });
  return { order: sized.map(({ indicator }) => indicator), outerOf };
}

function isWithin(inner: Indicator, outer: Indicator): boolean {
  const { kind, goodWhen } = inner.measure;
  const isAlike = outer.measure.kind === kind && outer.measure.goodWhen === goodWhen;
  if (!isAlike || kind === "risk" || kind === "protective") return false;
  if (inner.absent !== undefined || outer.absent !== undefined) return false;
  for (let row = 0; row < inner.state.length; row++) {
    if (inner.state[row] === COUNTED && outer.state[row] !== COUNTED) return false;
  }
  return true;
}
