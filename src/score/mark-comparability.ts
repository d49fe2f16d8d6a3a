import type { Instrument } from "../vocabulary/instrument.ts";
import type { Indicator, Measure } from "../vocabulary/measure.ts";
import type { Comparability } from "../vocabulary/project.ts";
import { ownValue } from "../vocabulary/record.ts";
import { itemsOfBehaviour } from "./evaluate-condition.ts";

/**
 * The indicators with what the wave says about their questions: a measure is `not_comparable` when
 * one of its items is, else `reworded` when one is. A count of several factors takes it from the
 * factors that it counts. Nothing about the figures changes; readers are told.
 */
export function markComparability(
  indicators: readonly Indicator[],
  instrument: Instrument,
  comparability: Readonly<Record<string, Comparability>>,
): readonly Indicator[] {
  if (Object.keys(comparability).length === 0) return indicators;
  const itemsByMeasure = new Map<string, readonly string[]>([
    ...instrument.scales.map(({ id, items }) => [id, items.map(({ item }) => item)] as const),
    ...instrument.behaviours.map((each) => [each.id, itemsOfBehaviour(each)] as const),
  ]);
  const own = indicators.map(({ measure, absent }) => {
    if (absent !== undefined) return undefined;
    const items = itemsByMeasure.get(measure.id) ?? [];
    return strictest(items.map((item) => ownValue(comparability, item)));
  });
  return indicators.map((indicator, at) => {
    const { measure, absent } = indicator;
    const counted = (kind: string): boolean =>
      instrument.cumulative.some(({ id, kind: counts }) => id === measure.id && counts === kind);
    const found =
      measure.kind === "cumulative" && absent === undefined
        ? strictest(own.filter((_, other) => counted(indicators[other]?.measure.kind ?? "")))
        : own[at];
    if (found === undefined) return indicator;
    return { ...indicator, measure: { ...measure, comparability: found } };
  });
}

function strictest(found: readonly (Comparability | undefined)[]): Measure["comparability"] {
  if (found.includes("not_comparable")) return "not_comparable";
  return found.includes("reworded") ? "reworded" : undefined;
}
