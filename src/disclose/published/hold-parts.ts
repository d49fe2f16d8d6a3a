import type { HeldMeasure } from "./held.ts";
import type { Comparison } from "./hold-totals.ts";
import { isNear } from "./row-counts.ts";
import { hasShownGroup, isSameEveryone, isSameSplit, wasEveryoneTold } from "./same-parts.ts";
import type { ToldArea } from "./told.ts";

type HeldParts = Pick<HeldMeasure, "splits" | "everyoneSplits" | "standardised">;

/**
 * Which rows by grade and gender, and which standardised shares, of one measure may not be told beside
 * those that were. They are coarse, and what they stand for lies where two versions of them overlap,
 * so they are told as they were or not at all. A standardised share also rests on how many pupils of
 * every grade and gender there are elsewhere: it is told again only of the same answers.
 *
 * @param isHeld areas of which not even the total is told
 * @param isRestHeld is anything else of the measure held: those without area, or areas told for the first time?
 */
export function holdParts(
  { measure, before, after, match, judging, crossed }: Comparison,
  isHeld: readonly boolean[],
  isRestHeld: boolean,
): HeldParts {
  const hadParts = match.before.some((area) => hasShownGroup(area, measure));
  const wasSet = match.before.some((area) => standardisedOf(area, measure) !== null);
  const splits = after.areas.map((area, at): boolean => {
    if (isHeld[at] === true) return true;
    if (match.after.has(at)) return hadParts;
    const pair = match.pairs[at];
    if (pair === undefined) return false;
    const isCrossed = crossed.parts[at] === true && hasShownGroup(pair, measure);
    return isCrossed || !isSameSplit(pair, area, measure);
  });
  const standardised = after.areas.map((area, at): boolean =>
    match.after.has(at)
      ? wasSet
      : !isSameStandardised(match.pairs[at], area, measure, judging.isSameSource),
  );
  if (!wasEveryoneTold(before, measure)) return { splits, everyoneSplits: false, standardised };
  // Everyone's rows lie within what the areas' rows leave open, and hold small areas together.
  const isOther =
    splits.includes(true) ||
    isRestHeld ||
    crossed.everyone ||
    !isSameEveryone(before, after, match, measure);
  const isFirst = (at: number): boolean => match.pairs[at] === undefined;
  return {
    splits: splits.map((held, at) => held || (isOther && isFirst(at))),
    everyoneSplits: isOther,
    standardised,
  };
}

function isSameStandardised(
  before: ToldArea | undefined,
  after: ToldArea,
  measure: string,
  isSameSource: boolean,
): boolean {
  const [old, now] = [standardisedOf(before, measure), standardisedOf(after, measure)];
  return old === null || now === null || (isSameSource && isNear(old, now));
}

const standardisedOf = (area: ToldArea | undefined, measure: string): number | null =>
  area?.rows.get(measure)?.standardised ?? null;
