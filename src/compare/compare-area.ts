import { adjustFamily } from "../statistics/adjust-family.ts";
import type { Adjustment } from "../vocabulary/estimation.ts";
import type { Figure } from "../vocabulary/figure.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { DiffRow, Stop, Verdict } from "../vocabulary/profile-diff.ts";
import { codedEdge } from "../vocabulary/row-flags.ts";
import { changeOfShares } from "./change-of-shares.ts";
import { diffSides } from "./diff-sides.ts";
import { measureStops } from "./measure-stops.ts";
import type { PairedRow } from "./pair-rows.ts";

/**
 * The changes of one area between two waves, row by row. p is adjusted within group × family over the
 * rows that have one: those that both profiles show exactly. A change is told, as better or worse, where
 * the adjusted p is below alpha, and never else.
 *
 * @param alpha in (0, 1)
 */
export function compareArea(
  before: Profile,
  after: Profile,
  pairs: readonly PairedRow[],
  alpha: number,
): readonly DiffRow[] {
  const stops = measureStops(before, after);
  const notes = new Map(after.measures.map((note) => [note.id, note]));
  const rows = pairs.map((pair) => {
    const { measure, kind } = pair.after;
    const goodWhen = notes.get(measure)?.goodWhen ?? (kind === "protective" ? "high" : "low");
    return rowOf(pair, goodWhen, stops.get(measure) ?? [], alpha);
  });
  return adjusted(rows, after.design.adjustment, alpha);
}

function rowOf(
  { family, before, after }: PairedRow,
  goodWhen: "high" | "low",
  stops: readonly Stop[],
  alpha: number,
): DiffRow {
  const status = statusOf(before, after, stops);
  const change = status === "compared" ? changeOfShares(before, after, alpha) : null;
  const { measure, kind, domain, label, group } = after;
  return {
    measure,
    kind,
    family,
    domain,
    label,
    goodWhen,
    group,
    ...diffSides(before, after),
    status,
    stops: status === "stopped" ? stops : [],
    partial: before.flags.includes("partial") || after.flags.includes("partial"),
    change,
    verdict: change === null ? null : "unchanged-cannot-be-told",
  };
}

function statusOf(before: Figure, after: Figure, stops: readonly Stop[]): DiffRow["status"] {
  const both = [before, after];
  if (both.some(({ status }) => status === "withheld")) return "protected";
  if (both.some(({ status }) => status === "absent")) return "absent";
  if (stops.length > 0) return "stopped";
  return both.some(({ value, flags }) => value === null || codedEdge(flags) !== null)
    ? "protected"
    : "compared";
}

/** Every row with its adjusted p and what may be said of it. */
function adjusted(
  rows: readonly DiffRow[],
  adjustment: Adjustment,
  alpha: number,
): readonly DiffRow[] {
  const families = new Map<string, DiffRow[]>();
  for (const row of rows) {
    const key = [row.family, row.group.grade ?? "", row.group.gender ?? ""].join("\n");
    families.set(key, [...(families.get(key) ?? []), row]);
  }
  const adjustedP = new Map<DiffRow, number | null>();
  for (const members of families.values()) {
    const pValues = members.map(({ change }) => change?.p ?? null);
    for (const [place, p] of adjustFamily(pValues, adjustment).entries()) {
      const row = members[place];
      if (row !== undefined) adjustedP.set(row, p);
    }
  }
  return rows.map((row) => {
    const pAdjusted = adjustedP.get(row) ?? null;
    if (pAdjusted === null || row.change === null) return row;
    const change = { ...row.change, pAdjusted };
    return { ...row, change, verdict: verdictOf(row, pAdjusted, alpha) };
  });
}

function verdictOf({ change, goodWhen }: DiffRow, pAdjusted: number, alpha: number): Verdict {
  const value = change?.value ?? 0;
  if (value === 0 || pAdjusted >= alpha) return "unchanged-cannot-be-told";
  return value > 0 === (goodWhen === "high") ? "better" : "worse";
}
