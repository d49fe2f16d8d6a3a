import { foldName } from "../../vocabulary/names.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import { isSameCounts, rowCounts, sumCounts } from "./row-counts.ts";
import type { Told, ToldArea } from "./told.ts";

/** Old areas and new ones that hold exactly the same pupils: a union, a division or another name. */
export interface Family {
  readonly before: readonly ToldArea[];
  /** Places of the new areas. */
  readonly after: readonly number[];
}

/** What became of the areas between two publications. */
export interface AreaMatch {
  /** For each new area the old one of the same id, else of the same name. */
  readonly pairs: readonly (ToldArea | undefined)[];
  /** Old areas whose pupils may be in new ones now; with them, places of the new ones. */
  readonly before: readonly ToldArea[];
  readonly after: ReadonlySet<number>;
  /** Those of them of which it is known where their pupils went. */
  readonly families: readonly Family[];
}

/**
 * Which areas are the same in both publications, and whether pupils may have moved between areas: some
 * area has vanished or lost as many as could be told of, and another is new or has gained as many.
 * Late answers come to areas and go from none.
 *
 * Where pupils moved, what is withheld of one area could be another's old figure less its new one, and
 * borders that moved by a few pupils tell about these. Joined and divided areas are found by their own
 * numbers (`findFamilies`); of all others that changed nobody but their owner knows who moved.
 */
export function matchAreas(before: Told, after: Told, policy: Policy): AreaMatch {
  const pairs = pairAreas(before.areas, after.areas);
  const grown = after.areas.map((area, at) => growth(pairs[at], area));
  const vanished = before.areas.filter((area) => !pairs.includes(area));
  const isNew = pairs.map((pair) => pair === undefined);
  const rest = restGrowth(before, after, vanished.length > 0 ? null : isNew);
  const changes = [...grown, rest].flatMap((change) => change ?? []);
  const enough = policy.minimumRespondents;
  // What is left over has new areas in it: what came to these may hide what went.
  const isLess = vanished.length === 0 && isNew.includes(true) && rest !== null && rest < 0;
  const hasLost = vanished.length > 0 || isLess || changes.some((change) => change <= -enough);
  const hasGained = isNew.includes(true) || changes.some((change) => change >= enough);
  if (!hasLost || !hasGained) return { pairs, before: [], after: new Set(), families: [] };
  const isMoved = (at: number): boolean => isNew[at] === true || (grown[at] ?? 0) !== 0;
  const moved = [...after.areas.keys()].filter(isMoved);
  const old = [...vanished, ...moved.flatMap((at) => pairs[at] ?? [])];
  return {
    pairs,
    before: old,
    after: new Set(moved),
    families: findFamilies(old, moved, pairs, after),
  };
}

function pairAreas(
  before: readonly ToldArea[],
  after: readonly ToldArea[],
): readonly (ToldArea | undefined)[] {
  const left = new Set(before);
  const take = (found: ToldArea | undefined): ToldArea | undefined => {
    if (found !== undefined) left.delete(found);
    return found;
  };
  const byId = after.map(({ id }) =>
    take([...left].find((area) => id !== null && id !== "" && area.id === id)),
  );
  const nameOf = ({ name }: ToldArea): string => foldName(name ?? "");
  return after.map(
    (area, at) => byId[at] ?? take([...left].find((one) => nameOf(one) === nameOf(area))),
  );
}

/** How many more took part; what is told in one publication alone has come or gone as a whole. */
function growth(before: ToldArea | undefined, after: ToldArea): number | null {
  if (before === undefined || before.respondents === after.respondents) return null;
  if (before.respondents === null) return Number.POSITIVE_INFINITY;
  if (after.respondents === null) return Number.NEGATIVE_INFINITY;
  return after.respondents - before.respondents;
}

/**
 * Of those who are in no area that was told before: how many more there are of them.
 *
 * @param isNew places of new areas whose pupils were among them; null: those of new areas were not
 */
function restGrowth(before: Told, after: Told, isNew: readonly boolean[] | null): number | null {
  const [old, now] = [before.everyone?.respondents ?? null, after.everyone?.respondents ?? null];
  if (old === null || now === null) return null;
  const known = after.areas.filter((_, at) => isNew?.[at] !== true);
  return now - sumOf(known) - (old - sumOf(before.areas));
}

const sumOf = (areas: readonly ToldArea[]): number =>
  areas.reduce((sum, { respondents }) => sum + (respondents ?? 0), 0);

/** More old areas than this are not tried in all combinations. */
const MOST = 12;

/**
 * New areas that are the sum of old ones, and old ones that are the sum of new ones, by how many took
 * part and by every row that all of them show. An area that kept its name keeps pupils, too.
 */
function findFamilies(
  before: readonly ToldArea[],
  after: readonly number[],
  pairs: readonly (ToldArea | undefined)[],
  told: Told,
): readonly Family[] {
  const families: Family[] = [];
  const old = new Set(before);
  const left = new Set(after);
  const areaAt = (at: number): ToldArea[] => told.areas.slice(at, at + 1);
  const add = (family: Family): void => {
    if (!hasBothOfPairs(family, pairs)) return;
    families.push(family);
    for (const area of family.before) old.delete(area);
    for (const at of family.after) left.delete(at);
  };
  for (const at of after) {
    const parts = partsOf(areaAt(at), [...old], (area) => [area], told.isWeighted);
    if (parts !== null) add({ before: parts, after: [at] });
  }
  for (const area of [...old]) {
    const parts = partsOf([area], [...left], areaAt, told.isWeighted);
    if (parts !== null) add({ before: [area], after: parts });
  }
  return families;
}

function hasBothOfPairs(
  { before, after }: Family,
  pairs: readonly (ToldArea | undefined)[],
): boolean {
  return pairs.every((old, at) => old === undefined || before.includes(old) === after.includes(at));
}

/** Some of the candidates that are the whole together; null where there are none. */
function partsOf<Part>(
  whole: readonly ToldArea[],
  candidates: readonly Part[],
  areasOf: (part: Part) => readonly ToldArea[],
  isWeighted: boolean,
): readonly Part[] | null {
  if (candidates.length > MOST) return null;
  for (let chosen = 1; chosen < 2 ** candidates.length; chosen += 1) {
    const parts = candidates.filter((_, at) => Math.floor(chosen / 2 ** at) % 2 === 1);
    if (isSamePupils(whole, parts.flatMap(areasOf), isWeighted)) return parts;
  }
  return null;
}

function isSamePupils(
  whole: readonly ToldArea[],
  parts: readonly ToldArea[],
  isWeighted: boolean,
): boolean {
  if ([...whole, ...parts].some(({ respondents }) => respondents === null)) return false;
  if (sumOf(whole) !== sumOf(parts)) return false;
  const measures = [...(whole[0]?.rows.keys() ?? [])];
  const counts = (areas: readonly ToldArea[], measure: string) =>
    sumCounts(areas.map(({ rows }) => rowCounts(rows.get(measure), isWeighted)));
  const compared = measures.flatMap((measure) => {
    const [all, sum] = [counts(whole, measure), counts(parts, measure)];
    return all === null || sum === null ? [] : [isSameCounts(all, sum)];
  });
  return compared.length > 0 && !compared.includes(false);
}
