import { releaseChange, releaseTrend, type UntoldChange } from "../../disclose/release-trend.ts";
import { adjustByFamily } from "../../trend/adjust-by-family.ts";
import type { Adjustment } from "../../vocabulary/estimation.ts";
import type { Released } from "../../vocabulary/figure.ts";
import type { LogisticTrend, MeasureTrend, TrendChange } from "../../vocabulary/trend.ts";
import {
  type EstimatedTrend,
  estimateMeasure,
  type MeasureOverWaves,
  type TrendRules,
  type TrendWaves,
} from "./trend-measure.ts";

/** Every measure in one area (null: everyone): estimate → adjust → disclose. */
export function trendArea(
  area: string | null,
  measures: readonly MeasureOverWaves[],
  all: TrendWaves,
  rules: TrendRules & { readonly adjustment: Adjustment },
): readonly MeasureTrend[] {
  const rows = measures.map((over) => ({ over, found: estimateMeasure(over, area, all, rules) }));
  const adjusted = (pOf: (found: EstimatedTrend) => number | null): readonly (number | null)[] =>
    adjustByFamily(
      rows.map(({ over, found }) => ({ kind: over.measure.kind, p: pOf(found) })),
      rules.adjustment,
    );
  const since = [0, 1].map((place) => adjusted((found) => found.changes[place]?.change.p ?? null));
  const ofTrend = adjusted((found) => found.trend?.estimate.p ?? null);
  return rows.map(({ over, found }, at): MeasureTrend => {
    const { id, kind, domain, label, goodWhen } = over.measure;
    const { points, noTrend } = found;
    return {
      ...{ measure: id, kind, domain, label, goodWhen, points },
      breaks: over.series.breaks,
      changes: releasedChanges(
        found,
        since.map((all) => all[at] ?? null),
        goodWhen,
        rules,
      ),
      trend: releasedTrend(found, ofTrend[at] ?? null, goodWhen, rules),
      noTrend,
    };
  });
}

function releasedChanges(
  { changes }: EstimatedTrend,
  pAdjusted: readonly (number | null)[],
  goodWhen: "high" | "low",
  { policy }: TrendRules,
): readonly Released<TrendChange>[] {
  return changes.map(({ from, to, change }, place) => {
    const { value, low, high, p, smallestSeen } = change;
    const adjusted = pAdjusted[place] ?? null;
    const untold: UntoldChange = {
      from,
      to,
      value,
      low,
      high,
      p,
      pAdjusted: adjusted,
      smallestSeen,
    };
    return releaseChange(untold, goodWhen, policy);
  });
}

function releasedTrend(
  { trend }: EstimatedTrend,
  pAdjusted: number | null,
  goodWhen: "high" | "low",
  { policy }: TrendRules,
): Released<LogisticTrend> | null {
  if (trend === null || pAdjusted === null) return null;
  const { estimate, ...named } = trend;
  const { slope, low, high, p } = estimate;
  const ratios = { oddsRatio: Math.exp(slope), low: Math.exp(low), high: Math.exp(high) };
  return releaseTrend({ ...named, ...ratios, p, pAdjusted }, goodWhen, policy);
}
