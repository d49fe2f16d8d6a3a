import type { MeasureKind } from "../vocabulary/measure.ts";
import type { Block, Inline, Report } from "../vocabulary/report.ts";
import type { AreaTrend, MeasureTrend, Trend } from "../vocabulary/trend.ts";
import {
  ABSENT,
  heading,
  message,
  paragraph,
  plain,
  sequence,
  UNRELIABLE,
  WITHHELD,
} from "./blocks.ts";
import { inBrief } from "./trend/in-brief.ts";
import { measureTable } from "./trend/measure-table.ts";
import { trendMethod } from "./trend/method.ts";

/** Title of each section, and what heads its first column. */
const SECTIONS: readonly (readonly [MeasureKind, string, string])[] = [
  ["protective", "profile.protective.title", "profile.header.factor"],
  ["risk", "profile.risk.title", "profile.header.factor"],
  ["behaviour", "profile.behaviours.title", "profile.header.behaviour"],
  ["cumulative", "profile.several.title", "profile.header.several"],
];

/** Lays a trend out as a document without a language. */
export function trendToReport(trend: Trend): Report {
  return {
    schema: "ctc-report/1",
    blocks: [
      heading(1, titleOf(trend)),
      ...banners(trend),
      paragraph(message("trend.intro")),
      ...trend.areas.flatMap((area) => areaBlocks(trend, area)),
      ...trendMethod(trend),
      ...banners(trend),
    ],
  };
}

function titleOf({ project, waves }: Trend): Inline {
  const [first, last] = [waves[0]?.wave ?? "", waves.at(-1)?.wave ?? ""];
  const facts = { first: plain(first), last: plain(last) };
  return project === null
    ? message("trend.title", facts)
    : message("trend.title.project", { ...facts, project: plain(project) });
}

function banners({ synthetic, publication, policy }: Trend): readonly Block[] {
  const found: [string, Readonly<Record<string, Inline>>][] = [];
  if (synthetic) found.push(["synthetic", {}]);
  if (publication.status === "utkast") found.push(["draft", {}]);
  if (policy.open) found.push(["open", { policy: plain(policy.id) }]);
  return found.map(([id, facts]) => ({
    kind: "banner",
    text: sequence(
      { kind: "strong", text: message(`profile.banner.${id}.lead`) },
      // A trend is no profile: these two speak of one.
      message(id === "open" ? "profile.banner.open" : `trend.banner.${id}`, facts),
    ),
  }));
}

function areaBlocks(trend: Trend, { name, measures }: AreaTrend): readonly Block[] {
  const tables = SECTIONS.flatMap(([kind, title, first]) => {
    const rows = measures.filter((measure) => measure.kind === kind && isTold(measure));
    const table = measureTable(trend, first, rows);
    return table.length === 0 ? [] : [heading(3, message(title)), ...table];
  });
  return [
    heading(2, name === null ? message("trend.everyone") : plain(name)),
    ...inBrief(measures),
    ...tables,
    ...legend(tables, measures),
  ];
}

/** A row without a share in any wave says nothing: which measures were not asked stands in the profiles. */
function isTold({ points }: MeasureTrend): boolean {
  return points.some(({ status }) => status !== "absent");
}

/** The meaning of every sign that stands in the tables. */
function legend(tables: readonly Block[], measures: readonly MeasureTrend[]): readonly Block[] {
  const cells = tables.flatMap((block) => (block.kind === "table" ? block.rows.flat() : []));
  const holds = (sign: "withheld" | "absent"): boolean =>
    cells.some((cell) => cell.kind === "sign" && cell.sign === sign);
  const hasFlag = (start: string): boolean =>
    measures.some(({ points }) =>
      points.some(({ flags }) => flags.some((flag) => flag.startsWith(start))),
    );
  const lines: Inline[] = [
    ...(holds("withheld") ? [message("profile.legend.withheld", { sign: WITHHELD })] : []),
    ...(holds("absent") ? [message("trend.legend.absent", { sign: ABSENT })] : []),
    ...(hasFlag("rounded:") ? [message("profile.legend.rounded")] : []),
    ...(hasFlag("nchs:Px") ? [message("trend.legend.unreliable", { sign: UNRELIABLE })] : []),
  ];
  return lines.length === 0 ? [] : [paragraph(sequence(...lines))];
}
