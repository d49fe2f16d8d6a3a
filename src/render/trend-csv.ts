import { textIn } from "../i18n/text-in.ts";
import { csvText, defuseCell as text } from "../vocabulary/csv-cell.ts";
import type { Language } from "../vocabulary/project.ts";
import type { AreaTrend, MeasureTrend, Trend } from "../vocabulary/trend.ts";
import { fixed, proportion, significant, whole } from "./csv-numbers.ts";

/** Columns of the trend CSV: fixed names, fixed order. */
const COLUMNS =
  "wave,time,area,area_id,kind,domain,measure,label,respondents,value,low,high,status,reason,flags,break,change_to,change,change_low,change_high,change_p,change_p_adjusted,change_smallest_seen,change_verdict,trend_from,trend_waves,odds_ratio,odds_ratio_low,odds_ratio_high,trend_p,trend_p_adjusted,trend_verdict,no_trend,instrument,norms,policy,synthetic".split(
    ",",
  );

/**
 * One row per area × measure × wave. A change stands in the row of its earlier wave (`change_to` is the
 * later one), the trend in the row of the last wave that it holds. Proportions have 6
 * decimals, odds ratios 3, p's 6 significant digits; an empty cell is not applicable or protected.
 */
export function trendToCsv(trend: Trend, language: Language): string {
  const rows = trend.areas.flatMap((area) =>
    area.measures.flatMap((measure) => rowsOf(trend, area, measure, language)),
  );
  return csvText([COLUMNS, ...rows]);
}

function rowsOf(
  trend: Trend,
  area: AreaTrend,
  measure: MeasureTrend,
  language: Language,
): string[][] {
  const last = measure.changes[0]?.to ?? trend.waves.at(-1)?.wave;
  return measure.points.map((point) => [
    text(point.wave),
    fixed(point.time, 3),
    text(area.name ?? ""),
    text(area.id ?? ""),
    measure.kind,
    measure.domain ?? "",
    text(measure.measure),
    text(textIn(measure.label, language)),
    whole(point.respondents),
    ...[point.value, point.low, point.high].map(proportion),
    point.status,
    point.reason ?? "",
    point.flags.join(" "),
    measure.breaks.find(({ wave }) => wave === point.wave)?.reason ?? "",
    ...changeCells(measure, point.wave),
    ...trendCells(measure, point.wave === last),
    text(trend.instrument),
    text(trend.norms ?? ""),
    text(trend.policy.id),
    String(trend.synthetic),
  ]);
}

function changeCells({ changes }: MeasureTrend, wave: string): string[] {
  const change = changes.find(({ from }) => from === wave);
  if (change === undefined) return new Array<string>(8).fill("");
  return [
    text(change.to),
    ...[change.value, change.low, change.high].map(proportion),
    ...[change.p, change.pAdjusted].map(significant),
    proportion(change.smallestSeen),
    change.verdict,
  ];
}

function trendCells({ trend, noTrend }: MeasureTrend, isLast: boolean): string[] {
  if (!isLast) return new Array<string>(9).fill("");
  if (trend === null) return [...new Array<string>(8).fill(""), noTrend ?? ""];
  return [
    text(trend.from),
    String(trend.waves),
    ...[trend.oddsRatio, trend.low, trend.high].map((value) => fixed(value, 3)),
    ...[trend.p, trend.pAdjusted].map(significant),
    trend.verdict,
    "",
  ];
}
