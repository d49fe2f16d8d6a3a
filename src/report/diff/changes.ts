import type { AreaDiff, DiffRow, ProfileDiff, Stop } from "../../vocabulary/profile-diff.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { SPLITS, type Split, splitOf } from "../../vocabulary/split.ts";
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
  const tables = [
    ...TABLES.flatMap(({ id, holds }) => {
      const rows = area.rows.filter((row) => splitOf(row.group) === null && holds(row));
      if (rows.length === 0) return [];
      return [heading(2, message(`profile.${id}.title`)), changeTable(diff, rows)];
    }),
    ...SPLITS.flatMap((split) => splitTables(diff, area, split)),
  ];
  const cells = tables.flatMap((block) => (block.kind === "table" ? block.rows : []));
  const isRounded = area.rows.some(
    ({ before, after }) => before.step !== null || after.step !== null,
  );
  return [
    heading(2, message("diff.brief.title")),
    ...brief(area),
    ...tables,
    ...legend(cells, isRounded),
    ...(area.rows.some(isOfShownAreas) ? [paragraph(message("diff.partial"))] : []),
    ...loneRows(area.onlyBefore, area.onlyAfter, waveWords(diff)),
  ];
}

/** Grades or genders: a table for each direction that is good, the groups of a measure beside each other. */
function splitTables(diff: ProfileDiff, { rows }: AreaDiff, split: Split): readonly Block[] {
  const ofSplit = rows.filter(
    ({ group, before, after }) =>
      splitOf(group) === split && (before.status !== "absent" || after.status !== "absent"),
  );
  const measures = new Set(ofSplit.map(({ measure }) => measure));
  const ordered = [...measures].flatMap((id) => ofSplit.filter(({ measure }) => measure === id));
  const tables = (["high", "low"] as const).flatMap((direction) => {
    const found = ordered.filter(({ goodWhen }) => goodWhen === direction);
    return found.length === 0 ? [] : [changeTable(diff, found)];
  });
  return tables.length === 0 ? [] : [heading(2, message(`profile.groups.${split}`)), ...tables];
}

const isOfShownAreas = ({ partial, status }: DiffRow): boolean => partial && status === "compared";

function stopped(stops: readonly Stop[]): readonly Block[] {
  return [paragraph(message("diff.stopped")), ...bullets(stops.map(stopWords))];
}

/** Why a comparison is stopped, with what differs where that can be printed. */
export function stopWords({ reason, before, after }: Stop): Inline {
  // `home` and `school` are words of the file; the reason says them in the reader's language.
  const isNamed = before !== null && after !== null && reason !== "area-basis";
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
