import type { DiffRow, ProfileDiff } from "../../vocabulary/profile-diff.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { ABSENT, message, sequence, WITHHELD } from "../blocks.ts";
import { rowWords, sideCell, waveWords } from "./words.ts";

/** One row per line: both shares, the change, its interval, what can be said, and how comparable it is. */
export function changeTable(
  diff: ProfileDiff,
  rows: readonly DiffRow[],
): Extract<Block, { kind: "table" }> {
  const { before, after } = waveWords(diff);
  const goodWhen = rows[0]?.goodWhen ?? "low";
  const isMixed = rows.some((row) => row.goodWhen !== goodWhen);
  return {
    kind: "table",
    ...captionOf(isMixed ? null : goodWhen, diff.synthetic),
    header: [
      message("diff.header.row"),
      message("diff.header.share", { wave: before }),
      message("diff.header.share", { wave: after }),
      message("diff.header.change"),
      message("diff.header.interval"),
      message("diff.header.verdict"),
      message("diff.header.comparability"),
    ],
    align: ["left", "right", "right", "right", "right", "left", "left"],
    rows: rows.map((row) => [
      rowWords(row),
      sideCell(row.before),
      sideCell(row.after),
      changeCell(row),
      limitsCell(row),
      verdictCell(row),
      comparabilityCell(row, diff),
    ]),
  };
}

/** Which direction is good, where all rows have one; and that the figures are invented. */
function captionOf(
  goodWhen: "high" | "low" | null,
  synthetic: boolean,
): { readonly caption?: Inline } {
  const words = [
    ...(goodWhen === null ? [] : [message(`profile.caption.${goodWhen}`)]),
    ...(synthetic ? [message("profile.caption.synthetic")] : []),
  ];
  return words.length === 0 ? {} : { caption: sequence(...words) };
}

/** Why there is no number: it is withheld, or there is nothing that could be compared. */
function noChange({ status }: DiffRow): Inline {
  return status === "protected" ? WITHHELD : ABSENT;
}

function changeCell(row: DiffRow): Inline {
  if (row.change === null) return noChange(row);
  const { value, step } = row.change;
  return { kind: "points", value, ...(step === null ? {} : { step }) };
}

function limitsCell(row: DiffRow): Inline {
  const { change } = row;
  if (change === null) return noChange(row);
  const { low, high, step } = change;
  if (low === null || high === null) return WITHHELD;
  return { kind: "pointsLimits", low, high, ...(step === null ? {} : { step }) };
}

function verdictCell({ verdict, change, status }: DiffRow): Inline {
  if (verdict === null || change === null) {
    return status === "protected" ? message("diff.verdict.protected") : ABSENT;
  }
  if (verdict !== "unchanged-cannot-be-told") return message(`diff.verdict.${verdict}`);
  return change.smallest === null
    ? message("diff.verdict.unknown")
    : message("diff.verdict.cannot", {
        smallest: { kind: "share", value: change.smallest, bare: true },
      });
}

function comparabilityCell(row: DiffRow, diff: ProfileDiff): Inline {
  const { status, stops, partial, before } = row;
  if (status === "protected") return message("diff.comparable.protected");
  if (status === "absent") {
    const waves = waveWords(diff);
    const side = before.status === "absent" ? before : row.after;
    const wave = before.status === "absent" ? waves.before : waves.after;
    return message(`diff.absent.${side.reason ?? "no_answers"}`, { wave });
  }
  if (status === "stopped") {
    return {
      kind: "enumeration",
      items: stops.map(({ reason }) => message(`diff.stop.${reason}`)),
    };
  }
  const words = [
    ...(row.change?.step === null ? [] : ["rounded"]),
    ...(partial ? ["partial"] : []),
  ].map((word) => message(`diff.comparable.${word}`));
  return words.length === 0
    ? message("diff.comparable.yes")
    : { kind: "enumeration", items: words };
}
