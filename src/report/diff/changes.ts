import type { AreaDiff, DiffRow, ProfileDiff, Stop } from "../../vocabulary/profile-diff.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, heading, message, paragraph, plain, text } from "../blocks.ts";
import { changeTable } from "./change-table.ts";
import { legend, loneRows, rowWords, waveWords } from "./words.ts";

/** The tables of a profile, in its order. */
const TABLES: readonly { readonly id: string; readonly holds: (row: DiffRow) => boolean }[] = [
  { id: "protective", holds: ({ kind }) => kind === "protective" },
  { id: "risk", holds: ({ kind }) => kind === "risk" },
  { id: "behaviours", holds: ({ kind }) => kind === "behaviour" },
  { id: "several", holds: ({ kind }) => kind === "cumulative" },
];

/** What changed in one area between two waves: what can be told first, then every row. */
export function changesOf(diff: ProfileDiff, area: AreaDiff): readonly Block[] {
  if (area.stops.length > 0) return stopped(area.stops);
  const tables = TABLES.flatMap(({ id, holds }) => {
    const rows = area.rows.filter(holds);
    if (rows.length === 0) return [];
    return [heading(2, message(`profile.${id}.title`)), changeTable(diff, rows)];
  });
  const cells = tables.flatMap((block) => (block.kind === "table" ? block.rows : []));
  const isRounded = area.rows.some(
    ({ before, after }) => before.step !== null || after.step !== null,
  );
  return [
    heading(2, message("diff.brief.title")),
    ...brief(area),
    ...tables,
    ...legend(cells, isRounded),
    ...loneRows(area.onlyBefore, area.onlyAfter, waveWords(diff)),
  ];
}

function stopped(stops: readonly Stop[]): readonly Block[] {
  return [paragraph(message("diff.stopped")), ...bullets(stops.map(stopWords))];
}

/** Why a comparison is stopped, with what differs where that can be printed. */
export function stopWords({ reason, before, after }: Stop): Inline {
  const isNamed = before !== null && after !== null;
  const words = message(`diff.stop.${reason}`);
  return isNamed
    ? message("diff.stop.named", { reason: words, before: plain(before), after: plain(after) })
    : words;
}

function brief({ rows }: AreaDiff): readonly Block[] {
  const told = (verdict: DiffRow["verdict"]): readonly Inline[] =>
    rows.filter((row) => row.verdict === verdict).map(sentence);
  const [better, worse] = [told("better"), told("worse")];
  if (better.length + worse.length > 0) {
    return [
      ...(better.length === 0 ? [] : [paragraph(message("diff.brief.better")), ...bullets(better)]),
      ...(worse.length === 0 ? [] : [paragraph(message("diff.brief.worse")), ...bullets(worse)]),
    ];
  }
  const isAny = rows.some(({ status }) => status === "compared");
  return [paragraph(message(isAny ? "diff.brief.nothing" : "diff.brief.noRows"))];
}

function sentence(row: DiffRow): Inline {
  const { before, after, change } = row;
  const label: Inline = { kind: "strong", text: rowWords(row) };
  if (before.value === null || after.value === null || change === null) return text(row.label);
  return message("diff.brief.row", {
    label,
    before: { kind: "share", value: before.value },
    after: { kind: "share", value: after.value },
    change: {
      kind: "pointsInterval",
      value: change.value,
      low: change.low ?? -1,
      high: change.high ?? 1,
    },
  });
}
