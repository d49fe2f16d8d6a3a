import { allAreas, type MeasureContext, sourceOf, splitsOf, times } from "./measure-context.ts";
import type { MeasureRow } from "./measure-rows.ts";
import type { Nesting } from "./nesting.ts";
import type { Region, Universe } from "./universe.ts";

const EVERYONE: Region = { area: null, grade: null, gender: null };
const NONE = Number.POSITIVE_INFINITY;

/** The same pupils, whichever areas a folder puts them in. */
export function addEveryone(measure: string, context: MeasureContext): void {
  const { builder, universe, counted, others } = context;
  const ways = new Map(
    universe.folders.map((folder) => {
      const areas = universe.everyone(folder);
      return [areas.join("\n"), areas];
    }),
  );
  const [first, ...rest] = [...ways.values()];
  if (first === undefined || rest.length === 0) return;
  const from = sourceOf(context, "everyone", EVERYONE, measure);
  for (const areas of rest) {
    for (const split of splitsOf(universe)) {
      for (const terms of [counted, others]) {
        const there = times(terms(measure, areas, split), -1);
        builder.fact([...terms(measure, first, split), ...there], 0, 0, from);
      }
    }
  }
}

/** Nobody answered without taking part. */
export function addLimits(
  measure: string,
  rows: readonly MeasureRow[],
  context: MeasureContext,
): void {
  const { builder, counted, others, mostOf } = context;
  const exact = new Set(
    rows.filter(({ isShown, isRounded }) => isShown && !isRounded).map((row) => keyOf(row)),
  );
  for (const region of limitedRegions(context.universe)) {
    const { area } = region;
    if (area === null || exact.has(keyOf(region))) continue;
    const most = mostOf([area], region);
    if (!Number.isFinite(most)) continue;
    const from = sourceOf(context, "participation", region, null);
    const answered = [...counted(measure, [area], region), ...others(measure, [area], region)];
    builder.fact(answered, 0, most, from);
  }
}

const keyOf = ({ area, grade, gender }: Region): string => JSON.stringify([area, grade, gender]);

/** Each area in all its splits, and in the sums of them. */
function limitedRegions(universe: Universe): readonly Region[] {
  const splits = splitsOf(universe);
  const regions = allAreas(universe).flatMap((area) => [
    { area, grade: null, gender: null },
    ...splits.map(({ grade }) => ({ area, grade, gender: null })),
    ...splits.map(({ gender }) => ({ area, grade: null, gender })),
    ...splits.map((split) => ({ area, ...split })),
  ]);
  return [...new Map(regions.map((region) => [keyOf(region), region])).values()];
}

/** Who is counted by the inner measure is counted by the outer one too. */
export function addNesting({ inner, outer, kind }: Nesting, context: MeasureContext): void {
  const { builder, universe, counted, others, mostOf } = context;
  const from = sourceOf(context, "nested", EVERYONE, inner, outer);
  for (const area of allAreas(universe)) {
    for (const split of splitsOf(universe)) {
      const [yesInner, yesOuter] = [counted(inner, [area], split), counted(outer, [area], split)];
      const [noInner, noOuter] = [others(inner, [area], split), others(outer, [area], split)];
      if (kind === "likely") {
        // Nobody is in the inner one and answered "no" to the outer one.
        const most = mostOf([area], split);
        if (Number.isFinite(most)) builder.fact([...yesInner, ...noOuter], 0, most, from);
      } else builder.fact([...yesOuter, ...times(yesInner, -1)], 0, NONE, from);
      if (kind === "same") {
        const answered = [...yesInner, ...noInner];
        builder.fact([...yesOuter, ...noOuter, ...times(answered, -1)], 0, 0, from);
      }
    }
  }
}
