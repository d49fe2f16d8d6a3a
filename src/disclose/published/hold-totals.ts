import type { Figure } from "../../vocabulary/figure.ts";
import type { Crossed } from "./find-crossed.ts";
import type { HeldMeasure } from "./held.ts";
import type { AreaMatch, Family } from "./match-areas.ts";
import { isChangeTellable, type Judging, mayFollow } from "./may-follow.ts";
import {
  coarseFlags,
  isSameCounts,
  minusCounts,
  type RowCounts,
  rowCounts,
  sumCounts,
} from "./row-counts.ts";
import type { Told, ToldArea } from "./told.ts";

/** One measure in the two publications. */
export interface Comparison {
  readonly measure: string;
  readonly before: Told;
  /** What would be told now, if nothing had been told before. */
  readonly after: Told;
  readonly match: AreaMatch;
  readonly judging: Judging;
  readonly crossed: Crossed;
}

type HeldTotals = Pick<HeldMeasure, "areas" | "withoutArea" | "everyone">;

/**
 * Which totals of one measure may not be told beside those that were.
 *
 * Areas that are the same in both follow `mayFollow`. Areas that were joined or divided are told where
 * all of the old and all of the new ones are, and hold the same pupils; other areas that pupils may have
 * moved to are not. Areas that were not told before are judged with those without area, as what was
 * left of the municipality's row.
 */
export function holdTotals(comparison: Comparison): HeldTotals {
  const { measure, after, match, judging, crossed } = comparison;
  const rest = compareRest(comparison);
  const areas = after.areas.map((area, at): boolean => {
    const row = area.rows.get(measure);
    if (row === undefined) return false;
    if (match.after.has(at)) {
      const family = match.families.find((one) => one.after.includes(at));
      return family === undefined || !isFamilyTold(family, comparison);
    }
    const pair = match.pairs[at];
    if (pair === undefined) return rest.isNewHeld;
    const isCrossed = crossed.rows[at] === true && coarseFlags(row).length > 0;
    return isCrossed || !mayFollow(pair.rows.get(measure), row, judging);
  });
  return { areas, withoutArea: rest.isWithoutAreaHeld, everyone: isEveryoneHeld(comparison) };
}

/** Are the old and the new areas all told, and do they hold the same pupils? */
function isFamilyTold(family: Family, { measure, after, judging }: Comparison): boolean {
  const news = family.after.flatMap((at) => after.areas[at] ?? []);
  const old = family.before.flatMap(({ rows }) => rows.get(measure) ?? []);
  const isFresh = old.every(({ status, reason }) => status === "absent" && reason !== "no_answers");
  if (isFresh) return true;
  const sum = (areas: readonly ToldArea[]): RowCounts | null =>
    sumCounts(areas.map(({ rows }) => rowCounts(rows.get(measure), judging.isWeighted)));
  const [then, now] = [sum(family.before), sum(news)];
  return then !== null && now !== null && isSameCounts(then, now);
}

interface RestHeld {
  readonly isWithoutAreaHeld: boolean;
  /** Areas that were not told before, where no pupils moved. */
  readonly isNewHeld: boolean;
}

/**
 * Of everyone's row something is left over when the areas' rows are taken from it: those without area,
 * and the areas that were not told. These are told of now if they are the same as then. If not, those
 * without area are out, and areas are told now for the first time only where the change could be told,
 * and where nothing of them had been withheld.
 */
function compareRest(comparison: Comparison): RestHeld {
  const { measure, before, after, match, judging } = comparison;
  const free = { isWithoutAreaHeld: false, isNewHeld: false };
  const old = before.everyone?.rows.get(measure);
  const now = after.everyone?.rows.get(measure);
  if (old === undefined || old.status !== "shown") return free;
  const known =
    match.after.size > 0
      ? after.areas
      : after.areas.filter((_, at) => match.pairs[at] !== undefined);
  const then = restOf(old, before.areas, comparison);
  const rest = now?.status === "shown" ? restOf(now, known, comparison) : newOnes(comparison);
  if (then === null || rest === null) {
    const isSame = now !== undefined && now.status === "shown" && mayFollow(old, now, judging);
    return isSame ? free : { isWithoutAreaHeld: true, isNewHeld: true };
  }
  if (isSameCounts(then, rest)) return free;
  const isOpen = !old.flags.includes("partial") && isChangeTellable(then, rest, judging);
  return { isWithoutAreaHeld: true, isNewHeld: !isOpen };
}

/** Everyone's row without the areas that it shows; null where one of them cannot be counted. */
function restOf(
  everyone: Figure,
  areas: readonly ToldArea[],
  { measure, judging: { isWeighted } }: Comparison,
): RowCounts | null {
  const shown = areas.flatMap(({ rows }) => rows.get(measure) ?? []).filter(isInSums);
  const all = rowCounts(everyone, isWeighted);
  const known = sumCounts(shown.map((row) => rowCounts(row, isWeighted)));
  return all === null || known === null ? null : minusCounts(all, known);
}

/** What is told as a limit is in no sum. */
const isInSums = ({ status, flags }: Figure): boolean =>
  status === "shown" && !flags.some((flag) => /^at-(?:most|least):/.test(flag));

/** Areas told now for the first time, where there is no row of everyone. */
function newOnes({ measure, after, match, judging }: Comparison): RowCounts | null {
  const rows = after.areas.filter((_, at) => match.pairs[at] === undefined);
  const shown = rows.flatMap(({ rows: of }) => of.get(measure) ?? []).filter(isInSums);
  return sumCounts(shown.map((row) => rowCounts(row, judging.isWeighted)));
}

/**
 * Everyone's own row, where it is no sum of areas that are told: without areas, and of what is told of
 * the municipality alone. It must not tell of areas that the old row left out, nor of those that are
 * left over when the old areas are taken from it.
 */
function isEveryoneHeld({ measure, before, after, judging }: Comparison): boolean {
  const now = after.everyone?.rows.get(measure);
  const hasParts = after.areas.some(({ rows }) => rows.get(measure)?.status === "shown");
  if (hasParts || now === undefined || now.status !== "shown") return false;
  const isPartial = ({ flags }: Figure): boolean => flags.includes("partial");
  const old = before.everyone?.rows.get(measure);
  if (old !== undefined) return isPartial(old) !== isPartial(now) || !mayFollow(old, now, judging);
  const areas = before.areas.flatMap(({ rows }) => rows.get(measure) ?? []);
  const shown = areas.filter(isInSums);
  if (shown.length === 0) return false;
  if (areas.some(({ status }) => status === "withheld")) return true;
  const known = sumCounts(shown.map((row) => rowCounts(row, judging.isWeighted)));
  const all = rowCounts(now, judging.isWeighted);
  return known === null || all === null || !isChangeTellable(known, all, judging);
}
