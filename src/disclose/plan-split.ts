import type { Policy } from "../vocabulary/policy.ts";
import { divideWhole } from "./divide-whole.ts";
import { roundCount } from "./round-row.ts";

/** Who is in one group, or in all of them: for one measure, or whatever they answered. */
export interface SplitPart {
  readonly respondents: number;
  /** Sum of their weights. */
  readonly weight: number;
  /** Sum of the weights of those counted. */
  readonly counted: number;
  /** The largest of their weights. */
  readonly heaviest: number;
}

/** Which groups of an area are told, decided on how many took part and never on what they answered. */
export interface SplitPlan {
  /** One per group. */
  readonly isTold: readonly boolean[];
  /** Are those in no told group so many that they may be told of, if they were a group? */
  readonly hasRemainder: boolean;
  /** Respondents of the told groups as printed, in their order, and of the remainder if it has them. */
  readonly respondents: readonly number[];
  /** Their weights on the same scale: the same numbers, where answers have no weights. */
  readonly weights: readonly number[];
}

/** Nobody, to add to. */
const NO_PART: SplitPart = { respondents: 0, weight: 0, counted: 0, heaviest: 0 };

export function addParts(parts: readonly SplitPart[]): SplitPart {
  return parts.reduce(
    (all, part) => ({
      respondents: all.respondents + part.respondents,
      weight: all.weight + part.weight,
      counted: all.counted + part.counted,
      heaviest: Math.max(all.heaviest, part.heaviest),
    }),
    NO_PART,
  );
}

/** How many counted an outsider must find possible, so that `protection` whole numbers surely are. */
export const narrowestCell = ({ protection }: Policy): number => protection + 1;

/** Fewest respondents of a group whose share can be told to a cell of at most two of the largest steps. */
export function leastGroup(policy: Policy): number {
  const largest = policy.roundingSteps.at(-1) ?? 0;
  if (largest === 0) return Number.POSITIVE_INFINITY;
  return Math.max(
    policy.minimumRespondents,
    Math.ceil(narrowestCell(policy) / (2 * largest) - 1e-9),
  );
}

/**
 * The groups of an area that are told in a split, or null where none is.
 *
 * A group is told where its *printed* size has `leastGroup`: that it is told then says nothing more than
 * its size does. Those who gave no grade or gender, or are in a group that is not told, are left over:
 * fewer than the policy's minimum are left out of the proportions and can have answered anything, more
 * of them are a group that is not printed.
 *
 * @param parts the groups, whatever they answered
 * @param all everybody in the area
 * @param fewest fewest respondents of an area that the policy asks of this split; undefined: never shown
 * @param whole what is printed of their number; left out: it is told rounded
 */
export function planSplit(
  parts: readonly SplitPart[],
  all: SplitPart,
  fewest: number | undefined,
  policy: Policy,
  whole: number = roundCount(all.respondents, policy.roundCountsTo),
): SplitPlan | null {
  if (fewest === undefined || all.respondents < fewest) return null;
  const isLarge = parts.map(({ respondents }) => respondents >= policy.minimumRespondents);
  const first = divideGroups(parts, isLarge, all, whole, policy).respondents;
  const least = leastGroup(policy);
  let at = -1;
  const isTold = isLarge.map((large) => {
    if (large) at += 1;
    return large && (first[at] ?? 0) >= least;
  });
  return planTold(parts, isTold, all, whole, policy);
}

/**
 * The groups that are told, each of which is large enough as it is printed in the end: beside a larger
 * remainder than at first it can be a step smaller, and then that it is told would tell who is left over.
 */
function planTold(
  parts: readonly SplitPart[],
  isTold: readonly boolean[],
  all: SplitPart,
  whole: number,
  policy: Policy,
): SplitPlan | null {
  if (!isTold.includes(true)) return null;
  const divided = divideGroups(parts, isTold, all, whole, policy);
  const least = leastGroup(policy);
  let at = -1;
  const isStill = isTold.map((told) => {
    if (told) at += 1;
    return told && (divided.respondents[at] ?? 0) >= least;
  });
  if (isStill.every((told, group) => told === isTold[group])) return { isTold, ...divided };
  return planTold(parts, isStill, all, whole, policy);
}

function divideGroups(
  parts: readonly SplitPart[],
  isTold: readonly boolean[],
  all: SplitPart,
  whole: number,
  { minimumRespondents, roundCountsTo }: Policy,
): Omit<SplitPlan, "isTold"> {
  const told = parts.filter((_, at) => isTold[at] === true);
  const rest = subtract(all, addParts(told));
  const hasRemainder = rest.respondents >= minimumRespondents;
  const divided = hasRemainder ? [...told, rest] : told;
  if (divided.length === 0) return { hasRemainder, respondents: [], weights: [] };
  return {
    hasRemainder,
    respondents: divideWhole(
      whole,
      divided.map(({ respondents }) => respondents),
      roundCountsTo,
    ),
    weights: divideWhole(
      whole,
      divided.map(({ weight }) => weight),
      roundCountsTo,
    ),
  };
}

/** Those who are in none of the groups. */
export function subtract(all: SplitPart, known: SplitPart): SplitPart {
  return {
    respondents: all.respondents - known.respondents,
    weight: Math.max(0, all.weight - known.weight),
    counted: Math.max(0, all.counted - known.counted),
    heaviest: all.heaviest,
  };
}
