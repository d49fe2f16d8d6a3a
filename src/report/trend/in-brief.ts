import type { Block, Inline } from "../../vocabulary/report.ts";
import type { MeasureTrend, TrendVerdict } from "../../vocabulary/trend.ts";
import { bullets, heading, message, paragraph, plain, text } from "../blocks.ts";
import { pointsOf } from "./cells.ts";

/** What changed since the first wave that can be compared, or has a trend, after adjustment: better first. */
export function inBrief(measures: readonly MeasureTrend[]): readonly Block[] {
  const found = [...saidOf(measures, "better"), ...saidOf(measures, "worse")];
  return [
    heading(3, message("trend.brief.title")),
    ...(found.length === 0 ? [paragraph(message("trend.brief.nothing"))] : bullets(found)),
  ];
}

function saidOf(measures: readonly MeasureTrend[], verdict: TrendVerdict): readonly Inline[] {
  return measures.flatMap(({ label, changes, trend }) => {
    const [change] = changes;
    const isFound = change?.verdict === verdict || trend?.verdict === verdict;
    if (change === undefined || !isFound) return [];
    // The trend alone: the change beside it cannot be told by itself, and must not read as if it could.
    const found = change.verdict === verdict ? verdict : `trend.${verdict}`;
    return [
      message(`trend.brief.${found}`, {
        label: { kind: "strong", text: text(label) },
        from: plain(change.from),
        to: plain(change.to),
        change: pointsOf(change, false),
      }),
    ];
  });
}
