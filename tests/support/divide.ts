import type { PrintedFigure } from "../../src/audit/printed.ts";
import { shareRange } from "../../src/audit/printed.ts";
import { printedFigure } from "./printed.ts";

/** Pupils of one group of a split: who answered, and who of them is counted. */
export interface GroupCounts {
  readonly n: number;
  readonly k: number;
}

const STEPS = [0.1, 0.05, 0.02, 0.01];
const UNIT = 5;
const NARROWEST = 6;
const TOLD = 10;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Hamilton's method in fives, with integers only: the most is owed to the largest remainder. */
function hamilton(whole: number, parts: readonly number[]): number[] {
  const [units, all] = [whole / UNIT, sumOf(parts)];
  const seats = parts.map((part) => Math.floor((units * part) / all));
  const owed = parts.map((part) => (units * part) % all);
  while (sumOf(seats) < units) {
    const next = owed.indexOf(Math.max(...owed));
    seats[next] = (seats[next] ?? 0) + 1;
    owed[next] = -1;
  }
  return seats.map((seat) => seat * UNIT);
}

/**
 * How a divided total is printed, written from its description and not from the code that does it:
 * each group's respondents and share, the total being exact. Pupils of no group are `rest`.
 */
export function printDivided(
  groups: readonly GroupCounts[],
  rest: GroupCounts,
  usual: readonly number[] | null = null,
) {
  const n = sumOf(groups.map((group) => group.n)) + rest.n;
  const k = sumOf(groups.map((group) => group.k)) + rest.k;
  return divideWhole(UNIT * Math.floor(n / UNIT + 0.5), k / n, groups, rest, usual);
}

/**
 * The same for a whole whose printed respondents and share before rounding are given.
 *
 * @param usual sizes of the area's groups, which those of a measure follow where they are near
 */
export function divideWhole(
  whole: number,
  share: number,
  groups: readonly GroupCounts[],
  rest: GroupCounts,
  usual: readonly number[] | null = null,
) {
  const chain = rest.n >= TOLD ? [...groups, rest] : groups;
  const own = hamilton(
    whole,
    chain.map((group) => group.n),
  );
  const isNear = own.every((size, at) => Math.abs(size - (usual?.[at] ?? Infinity)) <= UNIT);
  const sizes = isNear && usual !== null ? usual : own;
  let [left, room, widest] = [share * whole, whole, 0];
  return groups.map((_, at) => {
    const size = sizes[at] ?? 0;
    const [low, high] = [Math.max(0, left - (room - size)), Math.min(left, size)];
    const known = sumOf(chain.slice(at).map((group) => group.k));
    const isLast = at === chain.length - 1;
    const cells = Math.max(1, Math.floor((high - low) / NARROWEST + 1e-9));
    const width = isLast ? widest : (high - low) / cells;
    const wanted = known === 0 ? low : (left * (chain[at]?.k ?? 0)) / known;
    const place = width === 0 ? 0 : Math.floor((wanted - low) / width + 1e-9);
    const cell = Math.min(cells - 1, Math.max(0, place));
    const counted = isLast ? left : low + (cell + 0.5) * width;
    [left, room, widest] = [left - counted, room - size, Math.max(widest, width)];
    const step = STEPS.find((one) => one <= width / size + 1e-9) ?? 0.01;
    const value = Number((step * Math.floor(counted / size / step + 0.5 + 1e-9)).toFixed(6));
    return { respondents: size, counted, step, value };
  });
}

/** A divided row as a reader of files gives it. */
export function dividedFigure(
  where: Parameters<typeof printedFigure>[0],
  { respondents, step, value }: { respondents: number; step: number; value: number },
): PrintedFigure {
  const base = printedFigure(where, { n: respondents, k: value * respondents, step });
  const divided = { respondents, share: shareRange(value, step) };
  const range = { low: Math.max(0, respondents - 21), high: respondents + 12 };
  return { ...base, respondents: range, share: null, divided };
}
