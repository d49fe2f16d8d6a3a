import { type DividedPart, fractionOf } from "./divided-chain.ts";
import { type MeasureContext, sourceOf, times } from "./measure-context.ts";
import type { MeasureRow } from "./measure-rows.ts";
import type { Range } from "./printed.ts";
import type { Terms } from "./system.ts";

const NONE = Number.POSITIVE_INFINITY;

/** Who is counted and who answered in a group. */
export interface GroupTerms {
  readonly counted: Terms;
  readonly answered: Terms;
}

/** Groups that divide a whole: what is printed of them, and the pupils behind it. */
export interface Groups {
  readonly measure: string;
  readonly members: readonly (MeasureRow | null)[];
  /** Null where the size of a group is not printed and cannot be known. */
  readonly parts: readonly (DividedPart | null)[];
  /** Respondents of all of them, as printed. */
  readonly room: number | null;
  readonly terms: { readonly members: readonly GroupTerms[]; readonly rest: GroupTerms };
}

/**
 * low · later ≤ own < high · later, where `later` holds the group itself. In whole pupils where an end
 * of the cell is a fraction of them: the end is in the next cell.
 *
 * @param isSomeone is anybody counted in them for sure? Where nobody is, 0 of 0 is in the first cell.
 */
export function addPart(
  { low, high }: Range,
  [own, later]: readonly [Terms, Terms],
  isSomeone: boolean,
  from: number,
  { builder }: MeasureContext,
): void {
  const add = (end: number, isLow: boolean): void => {
    const fraction = fractionOf(end);
    const { part, over } = fraction ?? { part: end, over: 1 };
    const terms = [...times(own, over), ...times(later, -part)];
    if (isLow) builder.fact(terms, 0, NONE, from);
    else builder.fact(terms, -NONE, fraction !== null && isSomeone ? -1 : 0, from);
  };
  if (low > 0) add(low, true);
  if (high < 1) add(high, false);
}

/**
 * The printed respondents divide the printed whole by largest remainder: at most (J − 1)/J of a step
 * from exact, and at most one more step where they follow those of the whole area. Who is in no group
 * and not divided as one is one of fewer than the policy's minimum.
 */
export function addSizes(groups: Groups, context: MeasureContext): void {
  const { builder, policy } = context;
  const { measure, members, parts, room, terms } = groups;
  const first = members.find((row) => row !== null);
  if (first == null) return;
  if (room !== null && room > 0) {
    const away = policy.roundCountsTo * (2 - 1 / parts.length);
    const everybody = terms.members.flatMap(({ answered }) => answered);
    parts.forEach((part, at) => {
      if (part === null) return;
      const from = sourceOf(context, "figure", members[at] ?? first, measure);
      const own = terms.members[at]?.answered ?? [];
      const [least, most] = [(part.respondents - away) / room, (part.respondents + away) / room];
      if (least > 0) builder.fact([...own, ...times(everybody, -least)], 0, NONE, from);
      if (most < 1) builder.fact([...own, ...times(everybody, -most)], -NONE, 0, from);
    });
  }
  if (members.includes(null)) return;
  const { minimumRespondents } = policy;
  const from = sourceOf(context, "figure", first, measure);
  builder.fact(terms.rest.answered, 0, minimumRespondents - 1, from);
}
