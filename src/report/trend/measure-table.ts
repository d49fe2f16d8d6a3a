import type { Block, Inline } from "../../vocabulary/report.ts";
import type { MeasureTrend, Trend } from "../../vocabulary/trend.ts";
import { message, plain, text } from "../blocks.ts";
import { breakCell, changeCell, shareCell, trendCell, verdictCell } from "./cells.ts";

interface Column {
  readonly header: Inline;
  readonly align: "left" | "right";
  readonly cell: (measure: MeasureTrend) => Inline;
}

/** Waves that a trend needs; with two there is a change and nothing else. */
const TREND_WAVES = 3;

function columnsOf({ waves }: Trend, first: string, measures: readonly MeasureTrend[]): Column[] {
  const shares = waves.map(
    ({ wave }): Column => ({
      header: message("trend.header.share", { wave: plain(wave) }),
      align: "right",
      cell: ({ points }) => {
        const point = points.find((one) => one.wave === wave);
        return point === undefined ? plain("") : shareCell(point);
      },
    }),
  );
  const change = (place: number, header: string): Column[] => [
    { header: message(header), align: "right", cell: ({ changes }) => changeCell(changes[place]) },
    {
      header: message("trend.header.verdict"),
      align: "left",
      cell: ({ changes }) => verdictCell(changes[place]),
    },
  ];
  const isLong = waves.length >= TREND_WAVES;
  const isBroken = measures.some(({ breaks }) => breaks.length > 0);
  return [
    { header: message(first), align: "left", cell: ({ label }) => text(label) },
    ...shares,
    ...change(0, isLong ? "trend.header.sinceFirst" : "trend.header.change"),
    ...(isLong ? change(1, "trend.header.sincePrevious") : []),
    ...(isLong
      ? [{ header: message("trend.header.trend"), align: "left", cell: trendCell } as const]
      : []),
    ...(isBroken
      ? [{ header: message("trend.header.break"), align: "left", cell: breakCell } as const]
      : []),
  ];
}

/** One row per measure in the order given; nothing for none. */
export function measureTable(
  trend: Trend,
  first: string,
  measures: readonly MeasureTrend[],
): readonly Block[] {
  if (measures.length === 0) return [];
  const columns = columnsOf(trend, first, measures);
  return [
    {
      kind: "table",
      ...(trend.synthetic ? { caption: message("profile.caption.synthetic") } : {}),
      header: columns.map(({ header }) => header),
      align: columns.map(({ align }) => align),
      rows: measures.map((measure) => columns.map(({ cell }) => cell(measure))),
    },
  ];
}
