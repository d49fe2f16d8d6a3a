import type { HonestyRule } from "../../vocabulary/instrument.ts";
import { type Indicator, UNKNOWN } from "../../vocabulary/measure.ts";
import type { Screen } from "./screen-respondents.ts";

/** Respondents that one rule removes: those that no rule before it has removed already. */
export interface Removal {
  readonly rule: HonestyRule;
  readonly removed: Uint8Array;
}

/**
 * Who is removed by which rule, in the order in which the project names them. Each respondent is
 * counted once, under the first rule that finds them, so that the rules add up to all who are out.
 */
export function removalsOf(screens: readonly Screen[]): readonly Removal[] {
  const gone = new Set<number>();
  return screens.flatMap(({ rule, found }) => {
    if (found === null) return [];
    const removed = found.map((isFound, row) => (isFound === 1 && !gone.has(row) ? 1 : 0));
    for (let row = 0; row < removed.length; row++) if (removed[row] === 1) gone.add(row);
    return [{ rule, removed }];
  });
}

/** 1 for everyone whom some rule removes. */
export function allRemoved(removals: readonly Removal[], respondents: number): Uint8Array {
  const all = new Uint8Array(respondents);
  for (const { removed } of removals) {
    for (let row = 0; row < respondents; row++) if (removed[row] === 1) all[row] = 1;
  }
  return all;
}

/**
 * The same indicators with the removed respondents out of every denominator. They stay in the
 * design: leaving out rows would lose clusters and give another standard error.
 */
export function removeRespondents(
  indicators: readonly Indicator[],
  removed: Uint8Array,
): readonly Indicator[] {
  return indicators.map((indicator) => {
    if (indicator.absent !== undefined) return indicator;
    const state = indicator.state.map((known, row) => (removed[row] === 1 ? UNKNOWN : known));
    return { ...indicator, state };
  });
}
