/** What is told of the counted in one group. */
export interface Divided {
  /** Between 0 and the size of the group; not whole. */
  readonly counted: number;
  /**
   * How uncertain that is: the width of the cell it is the middle of, together with what the groups
   * before left uncertain, as if these were independent: √Σ width².
   */
  readonly width: number;
  /** Width of the cell alone. */
  readonly cell: number;
}

/** Limits that a group's number may be told within; where these leave no cell, what is told of it and how well. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly usual: number;
  readonly width: number;
}

/**
 * Divides those who are counted among the groups of a split, so coarsely that nothing can be worked
 * out about the few who are in none of them, nor about a group of few counted.
 *
 * The parts are not rounded one by one: total − girls − boys would tell, at the edge of a rounding
 * step, what the three pupils answered who are neither. They *divide* the total, which is known
 * exactly anyway: group by group, what is left to divide can lie anywhere from
 *
 *     low = max(0, left − room of the groups to come)   to   high = min(left, room of this group)
 *
 * This range is cut into cells of equal width, as many as are at least `narrowest` wide, and what is
 * told is the middle of the cell that holds left · part / (this part and those to come); the last
 * group has what remains. So every printed number follows from the total and from the proportions of
 * the parts alone, each known to a cell, and whoever is in no group can have answered anything: for
 * each of their answers there are parts of the same proportions that add up to the total.
 *
 * @param total how many are counted in all groups together, on the scale of the sizes, ≥ 0
 * @param parts who is counted in each group, ≥ 0, on any scale
 * @param sizes respondents of each group as they are printed, ≥ 0; their sum is at least the total
 * @param narrowest least width of a cell, above 0
 * @param bounds one per group: what lies outside is told as the nearest cell inside
 */
export function divideCounted(
  total: number,
  parts: readonly number[],
  sizes: readonly number[],
  narrowest: number,
  bounds: readonly Bounds[] = [],
): readonly Divided[] {
  const result: Divided[] = [];
  let left = total;
  let room = sum(sizes);
  let known = sum(parts);
  /** How uncertain what is left is by now. */
  let spread = 0;
  sizes.forEach((size, at) => {
    const part = parts[at] ?? 0;
    const low = Math.max(0, left - (room - size));
    const high = Math.max(low, Math.min(left, size));
    const isLast = at === sizes.length - 1;
    const wanted = known > 0 ? (left * part) / known : low;
    const cell = isLast
      ? { middle: high, width: 0 }
      : cellWithin(wanted, { low, high }, bounds[at], narrowest);
    const ofRoom = room > 0 ? size / room : 0;
    result.push({
      counted: cell.middle,
      width: combined(cell.width, spread * ofRoom),
      cell: cell.width,
    });
    spread = combined(cell.width, spread * (1 - ofRoom));
    left -= cell.middle;
    room -= size;
    known -= part;
  });
  return result;
}

interface Cell {
  readonly middle: number;
  readonly width: number;
}

/** The cell of a value that is told within bounds; the first and the last stand for all beyond them. */
function cellWithin(
  value: number,
  { low, high }: Pick<Bounds, "low" | "high">,
  bounds: Bounds | undefined,
  narrowest: number,
): Cell {
  if (bounds === undefined) return cellOf(value, low, high, narrowest);
  const [from, to] = [Math.max(low, bounds.low), Math.min(high, bounds.high)];
  if (to - from < narrowest) {
    return { middle: Math.min(high, Math.max(low, bounds.usual)), width: bounds.width };
  }
  const { middle, width } = cellOf(value, from, to, narrowest);
  const isFirst = middle - width < from;
  const isLast = middle + width > to;
  const reach = Math.max(width / 2, isFirst ? middle - low : 0, isLast ? high - middle : 0);
  return { middle, width: 2 * reach };
}

/** The cell of [low, high] that holds a value. */
function cellOf(value: number, low: number, high: number, narrowest: number): Cell {
  const cells = Math.max(1, Math.floor((high - low) / narrowest + 1e-9));
  const width = (high - low) / cells;
  const at = width === 0 ? 0 : Math.floor((value - low) / width + 1e-9);
  const inside = Math.min(cells - 1, Math.max(0, at));
  return { middle: low + (inside + 0.5) * width, width };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Math.hypot may differ in its last digit between versions of Node. */
const combined = (one: number, other: number): number => Math.sqrt(one * one + other * other);
