import type { Figure } from "../../vocabulary/figure.ts";
import { shareStep } from "../../vocabulary/row-flags.ts";
import { SPLITS, splitOf } from "../../vocabulary/split.ts";
import type { AreaMatch } from "./match-areas.ts";
import { isSameRow } from "./may-follow.ts";
import { isNear } from "./row-counts.ts";
import type { Told, ToldArea } from "./told.ts";

/** Is anything told of the measure by grade or gender? */
export const hasShownGroup = ({ groups }: ToldArea, measure: string): boolean =>
  groups.get(measure)?.some(({ status }) => status === "shown") === true;

/** Is everyone told by grade or gender? By their own rows, or by what stood beside an area's: everyone without the area. */
export function wasEveryoneTold({ everyone, areas }: Told, measure: string): boolean {
  const hasReference = ({ groups }: ToldArea): boolean =>
    groups.get(measure)?.some(({ reference }) => reference !== null) === true;
  return (everyone !== null && hasShownGroup(everyone, measure)) || areas.some(hasReference);
}

/** Are everyone's groups the same, by their own rows and by those beside the areas'? */
export function isSameEveryone(
  before: Told,
  after: Told,
  { pairs }: AreaMatch,
  measure: string,
): boolean {
  const [then, now] = [before.everyone, after.everyone];
  const isOwn = then === null || now === null || isSameSplit(then, now, measure);
  const isBeside = after.areas.every((area, at) => isSameReference(pairs[at], area, measure));
  return isOwn && isBeside;
}

function isSameReference(before: ToldArea | undefined, after: ToldArea, measure: string): boolean {
  const references = (area: ToldArea | undefined): ReadonlyMap<string, number> =>
    new Map(
      (area?.groups.get(measure) ?? []).flatMap((row) =>
        row.reference === null ? [] : [[nameOf(row), row.reference] as const],
      ),
    );
  const now = references(after);
  return [...references(before)].every(([name, one]) => isNear(one, now.get(name) ?? one));
}

const nameOf = ({ group }: Figure): string => `${group.grade ?? ""} ${group.gender ?? ""}`;

/** Are the total and the groups of every split that was told the same, shown and not? */
export function isSameSplit(before: ToldArea, after: ToldArea, measure: string): boolean {
  if (!isSameWhole(before, after, measure) && hasShownGroup(before, measure)) return false;
  return SPLITS.every((split) => {
    const rows = ({ groups }: ToldArea): ReadonlyMap<string, Figure> =>
      new Map(
        (groups.get(measure) ?? [])
          .filter(({ group }) => splitOf(group) === split)
          .map((row) => [nameOf(row), row]),
      );
    const [old, told] = [rows(before), rows(after)];
    if (old.size === 0 || told.size === 0) return true;
    return [...old.keys(), ...told.keys()].every((key) => isSamePart(old.get(key), told.get(key)));
  });
}

function isSamePart(before: Figure | undefined, after: Figure | undefined): boolean {
  if (before?.status !== "shown" || after?.status !== "shown")
    return before?.status === after?.status;
  const isSame = (...names: readonly ("respondents" | "value" | "low" | "high")[]): boolean =>
    names.every((name) => isNear(before[name], after[name]));
  if (!isSame("respondents", "value") || shareStep(before.flags) !== shareStep(after.flags))
    return false;
  // Limits of one kind also tell how coarse the share is.
  return before.method !== after.method || isSame("low", "high");
}

/** Is the total the same? */
export function isSameWhole(before: ToldArea, after: ToldArea, measure: string): boolean {
  const [one, other] = [before.rows.get(measure), after.rows.get(measure)];
  return one !== undefined && other !== undefined && isSameRow(one, other);
}
