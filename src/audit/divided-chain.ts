import type { Range } from "./printed.ts";

/** One group of a divided split as printed: its respondents, and the range its share stands for. */
export interface DividedPart {
  readonly respondents: number;
  /** Null: not printed. */
  readonly share: Range | null;
}

/** What one way of dividing gives a group. */
export interface Slice {
  /** Counted in the group, on the printed scale; between 0 and its printed respondents. */
  readonly counted: number;
  /**
   * Part that the group's own counted pupils have of those counted in it and the groups to come:
   * `low` ≤ part < `high`, or ≤ 1 at the end. Null where nothing is told of it.
   */
  readonly part: Range | null;
}

/** More ways than these are not followed; fewer groups are told of then. */
const MOST_WAYS = 2000;
const DUST = 1e-9;

/**
 * Every way in which those who are counted can have been divided among the printed groups, in cells
 * of at least `protection` + 1 pupils, so that the shares came out as printed. Group by group, what is
 * left (K of a room for N) can lie from max(0, K − (N − M)) to min(K, M) in a group of M; this range
 * is cut into ⌊width / (protection + 1)⌋ equal cells, and the group has the middle of the one that holds
 * K · (its part of those counted in it and later). The last group has what is left.
 *
 * @param counted pupils counted in all groups together, on the scale of the printed respondents
 * @param room printed respondents of all groups together
 * @param parts in order; at the first null, a group of unknown size, nothing more can be followed
 * @returns a slice for each group that could be followed; no way at all where none gives the printed
 *   shares, null where there are too many to follow
 */
export function waysToDivide(
  counted: number,
  room: number,
  parts: readonly (DividedPart | null)[],
  protection: number,
): readonly (readonly Slice[])[] | null {
  let ways: readonly Way[] = [{ slices: [], left: counted, room }];
  for (const [at, part] of parts.entries()) {
    if (part === null) break;
    const isLast = at === parts.length - 1;
    ways = ways.flatMap((way) =>
      slicesOf(part, way, protection, isLast).map((slice) => ({
        slices: [...way.slices, slice],
        left: way.left - slice.counted,
        room: way.room - part.respondents,
      })),
    );
    if (ways.length > MOST_WAYS) return null;
  }
  return ways.map(({ slices }) => slices);
}

interface Way {
  readonly slices: readonly Slice[];
  readonly left: number;
  readonly room: number;
}

function slicesOf(
  part: DividedPart,
  { left, room }: Way,
  protection: number,
  isLast: boolean,
): readonly Slice[] {
  const low = Math.max(0, left - (room - part.respondents));
  const high = Math.max(low, Math.min(left, part.respondents));
  const isPrinted = (counted: number): boolean => isShare(counted, part);
  if (isLast) return isPrinted(high) ? [{ counted: high, part: null }] : [];
  const cells = Math.max(1, Math.floor((high - low) / (protection + 1) + DUST));
  const width = (high - low) / cells;
  return Array.from({ length: cells }, (_, cell): Slice => {
    const partAt = (end: number): number => (low + end * width) / left;
    // What lies outside the range is told as the cell at its end.
    const ends = {
      low: cell === 0 ? 0 : partAt(cell),
      high: cell === cells - 1 ? 1 : partAt(cell + 1),
    };
    const isTold = cells > 1 && left > DUST;
    return { counted: low + (cell + 0.5) * width, part: isTold ? ends : null };
  }).filter((slice) => isPrinted(slice.counted));
}

function isShare(counted: number, { respondents, share }: DividedPart): boolean {
  if (share === null) return true;
  if (respondents === 0) return false;
  const value = counted / respondents;
  return value >= share.low - DUST && value <= share.high + DUST;
}

/** What all ways together leave for the part of each group; null where some leave anything. */
export function partsTold(
  ways: readonly (readonly Slice[])[],
  groups: number,
): readonly (Range | null)[] {
  return Array.from({ length: groups }, (_, at) => {
    const told = ways.map((slices) => slices[at]?.part ?? null);
    const known = told.filter((part) => part !== null);
    if (known.length === 0 || known.length < told.length) return null;
    return {
      low: Math.min(...known.map(({ low }) => low)),
      high: Math.max(...known.map(({ high }) => high)),
    };
  });
}

/** A fraction of whole numbers, `over` at most a few thousand. */
export interface Fraction {
  readonly part: number;
  readonly over: number;
}

const MOST_OVER = 5000;

/**
 * The fraction that a number is but for binary dust: an end of a cell can be the part of whole
 * pupils, and belongs to the cell above it. By continued fractions.
 *
 * @param value in [0, 1]
 * @returns null where no fraction of up to 5000 pupils is so near
 */
export function fractionOf(value: number): Fraction | null {
  let [before, now] = [
    { part: 1, over: 0 },
    { part: Math.floor(value), over: 1 },
  ];
  let rest = value - Math.floor(value);
  while (now.over <= MOST_OVER) {
    if (Math.abs(now.part / now.over - value) < 1e-12) return now;
    if (rest < 1e-12) return null;
    const whole = Math.floor(1 / rest);
    rest = 1 / rest - whole;
    const next = {
      part: whole * now.part + before.part,
      over: whole * now.over + before.over,
    };
    [before, now] = [now, next];
  }
  return null;
}
