import type { Policy } from "../vocabulary/policy.ts";
import { divideCounted } from "./divide-counted.ts";
import { divideAlike } from "./divide-whole.ts";
import { addParts, narrowestCell, type SplitPart, type SplitPlan, subtract } from "./plan-split.ts";
import { roundCount } from "./round-row.ts";

/** One group as it is told: everything here follows from the total and the proportions, coarsely. */
export interface DividedRow {
  readonly kind: "divided";
  /** Respondents as printed. */
  readonly respondents: number;
  /** Counted and their denominator, on the scale of the printed respondents; not whole. */
  readonly counted: number;
  readonly size: number;
  /** How uncertain `counted` is. */
  readonly width: number;
  /** Width of its cell, and the least that cells have here. */
  readonly cell: number;
  readonly narrowest: number;
  /** Sum of weights behind one unit of size: to add groups of several areas. */
  readonly scale: number;
  /** Of a sum: are pupils missing in it? */
  readonly isPartial?: boolean;
}

/** What happens to one group of a split. */
export type SplitRow = DividedRow | { readonly kind: "withheld" } | { readonly kind: "nobody" };

export const WITHHELD_ROW: SplitRow = { kind: "withheld" };
export const NOBODY_ROW: SplitRow = { kind: "nobody" };

/** What is divided: the total of an area, or one gender as it was told, among its grades. */
export interface SplitWhole {
  /** On the scale of `size`. */
  readonly counted: number;
  readonly respondents: number;
  readonly size: number;
  readonly width: number;
  readonly scale: number;
  /** Least width of a cell. */
  readonly narrowest: number;
}

/** What is told of a measure that holds this one (everybody who is counted here is counted there). */
export interface Outer {
  readonly rows: readonly SplitRow[];
  /** Its share of the whole that is divided. */
  readonly share: number;
}

/** The printed total of one measure in an area, ready to be divided. */
export function wholeOf(all: SplitPart, policy: Policy): SplitWhole {
  const { respondents, weight, counted, heaviest } = all;
  const size = roundCount(respondents, policy.roundCountsTo);
  // Somebody of three times the usual weight moves what is told as three persons do.
  const heaviness = weight > 0 ? Math.max(1, (heaviest * respondents) / weight) : 1;
  return {
    counted: weight > 0 ? (counted / weight) * size : 0,
    respondents: size,
    size,
    width: 0,
    scale: size > 0 ? weight / size : 0,
    narrowest: narrowestCell(policy) * heaviness,
  };
}

/**
 * What is told of each group of one split in one area, for a measure whose total is printed exactly.
 *
 * Measures nest (in the last month, ever). Divided each by its own, the cells of two of them would cut
 * each other where few lie between them; so the inner one is divided within what is told of the outer:
 * where fewer than a cell lie between them it tells nothing that the outer does not.
 *
 * @param parts the groups, of those who answered
 * @param all everybody who answered
 * @param outer of the same groups; null where no other measure holds this one
 */
export function solveSplit(
  plan: SplitPlan,
  parts: readonly SplitPart[],
  all: SplitPart,
  whole: SplitWhole,
  outer: Outer | null,
  policy: Policy,
): readonly SplitRow[] {
  const told = parts.filter((_, at) => plan.isTold[at] === true);
  const rest = subtract(all, addParts(told));
  const divided = plan.hasRemainder ? [...told, rest] : told;
  if (divided.every(({ respondents }) => respondents === 0)) {
    return parts.map((_, at) => (plan.isTold[at] === true ? NOBODY_ROW : WITHHELD_ROW));
  }
  const to = policy.roundCountsTo;
  const respondents = divideAlike(
    whole.respondents,
    divided.map((part) => part.respondents),
    plan.respondents,
    to,
  );
  const sizes = divideAlike(
    whole.size,
    divided.map(({ weight }) => weight),
    plan.weights,
    to,
  );
  const counted = divideCounted(
    whole.counted,
    divided.map((part) => part.counted),
    outer === null ? sizes : roomWithin(outer, plan, sizes, whole),
    whole.narrowest,
  );
  let at = -1;
  return parts.map((part, group): SplitRow => {
    if (plan.isTold[group] !== true) return part.respondents === 0 ? NOBODY_ROW : WITHHELD_ROW;
    at += 1;
    const size = sizes[at] ?? 0;
    const cell = counted[at];
    if (part.respondents === 0 || cell === undefined) return NOBODY_ROW;
    if (!isLargeEnough(Math.min(size, respondents[at] ?? 0), whole, policy)) return WITHHELD_ROW;
    const inherited = whole.size > 0 ? (whole.width * size) / whole.size : 0;
    return {
      kind: "divided",
      respondents: respondents[at] ?? 0,
      counted: cell.counted,
      size,
      width: Math.sqrt(cell.width * cell.width + inherited * inherited),
      cell: cell.cell,
      narrowest: whole.narrowest,
      scale: whole.scale,
    };
  });
}

/** How many of each group can be counted: those whom the outer measure counts, as it is told. */
function roomWithin(
  { rows, share }: Outer,
  { isTold }: SplitPlan,
  sizes: readonly number[],
  whole: SplitWhole,
): readonly number[] {
  const told = rows.filter((_, at) => isTold[at] === true);
  const rooms = sizes.slice(0, told.length).map((size, at) => {
    const row = told[at];
    if (row === undefined || row.kind === "withheld") return size;
    return row.kind === "nobody" ? 0 : (row.counted / row.size) * size;
  });
  const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0);
  const rest = sizes.slice(told.length).map(() => Math.max(0, share * whole.size - sum(rooms)));
  // Who answered the one and not the other can make the outer the smaller of the two.
  const all = sum([...rooms, ...rest]);
  const scale = all > 0 && all < whole.counted ? whole.counted / all : 1;
  return [...rooms, ...rest].map((room) => room * scale);
}

/** As `leastGroup` asks, for those who answered this measure: a printed size may be a step too small. */
function isLargeEnough(printed: number, { narrowest }: SplitWhole, policy: Policy): boolean {
  const { roundingSteps, roundCountsTo, minimumRespondents } = policy;
  const largest = roundingSteps.at(-1) ?? 0;
  return (
    printed >= minimumRespondents && (printed + roundCountsTo) * 2 * largest >= narrowest - 1e-9
  );
}
