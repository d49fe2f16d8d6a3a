import type { AreaMatch } from "./match-areas.ts";
import { isSameRow } from "./may-follow.ts";
import { coarseFlags } from "./row-counts.ts";
import { isSameEveryone, isSameSplit, isSameWhole, wasEveryoneTold } from "./same-parts.ts";
import type { Told, ToldArea } from "./told.ts";

/** Where a coarse figure has crossed an edge of its step: by area, and of everyone. */
export interface Crossed {
  /** In totals. */
  readonly rows: readonly boolean[];
  /** In rows by grade and gender beside a total that is the same. */
  readonly parts: readonly boolean[];
  readonly everyone: boolean;
}

export const NOT_CROSSED: Crossed = { rows: [], parts: [], everyone: false };

/**
 * Finds the areas in which a coarse figure is another than before. One respondent more moves a rounded share
 * only where it lay at the edge of a step, and only by how that one answered: were the rows withheld that
 * are others, which ones they are would tell both. So all coarse rows of such an area are.
 */
export function findCrossed(
  before: Told,
  after: Told,
  match: AreaMatch,
  measures: readonly string[],
): Crossed {
  if (before.source === after.source) return NOT_CROSSED;
  const inPairs = (isOther: (old: ToldArea, now: ToldArea, measure: string) => boolean) =>
    after.areas.map((area, at): boolean => {
      const pair = match.pairs[at];
      return pair !== undefined && measures.some((measure) => isOther(pair, area, measure));
    });
  return {
    rows: inPairs(isOtherCoarseRow),
    parts: inPairs(
      (old, now, measure) => isSameWhole(old, now, measure) && !isSameSplit(old, now, measure),
    ),
    everyone: measures.some(
      (measure) =>
        wasEveryoneTold(before, measure) &&
        isSameTotal(before, after, measure) &&
        !isSameEveryone(before, after, match, measure),
    ),
  };
}

function isOtherCoarseRow(before: ToldArea, after: ToldArea, measure: string): boolean {
  const [old, now] = [before.rows.get(measure), after.rows.get(measure)];
  if (old?.status !== "shown" || now?.status !== "shown") return false;
  const isCoarse = coarseFlags(old).length > 0 || coarseFlags(now).length > 0;
  return isCoarse && (before.respondents !== after.respondents || !isSameRow(old, now));
}

const isSameTotal = ({ everyone }: Told, after: Told, measure: string): boolean =>
  everyone === null || after.everyone === null || isSameWhole(everyone, after.everyone, measure);
