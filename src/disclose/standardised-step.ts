import type { Policy } from "../vocabulary/policy.ts";
import { roundShare } from "./round-row.ts";

/** One cell of a row: how many answered, and its part of the composition that the row is set to. */
export interface StandardCell {
  readonly respondents: number;
  /** 0 for those who have no cell. */
  readonly part: number;
}

/** For each count of one cell that can be: the least and the most that the standardised share can be. */
interface Reach {
  readonly least: readonly number[];
  readonly most: readonly number[];
}

/**
 * The smallest step of the policy at which a standardised share Σ π_g k_g / n_g says nothing sharp about
 * any k_g to somebody who knows the n_g, the π_g and the sum of the k_g, which the row itself prints:
 * each share that can be printed leaves every cell `protection` counts, or all that it could have.
 * Looks at the sizes and at that sum, never at what a cell holds.
 *
 * @param counted the sum of the counts
 * @returns null where no step is coarse enough
 */
export function standardisedStep(
  cells: readonly StandardCell[],
  counted: number,
  policy: Policy,
): number | null {
  const filled = cells.filter(({ respondents }) => respondents > 0);
  const reaches = filled.map((_, at) => reachOf(filled, at, counted));
  return (
    policy.roundingSteps.find((step) =>
      reaches.every((reach) => fewestCounts(reach, step) >= needed(reach, policy)),
    ) ?? null
  );
}

const needed = ({ least }: Reach, { protection }: Policy): number =>
  Math.min(protection, least.length);

/** Over all shares that can be printed: the fewest counts of the cell that one of them leaves. */
function fewestCounts({ least, most }: Reach, step: number): number {
  const counts = new Map<number, number>();
  for (const [at, low] of least.entries()) {
    const last = timesOf(most[at] ?? low, step);
    for (let times = timesOf(low, step); times <= last; times += 1)
      counts.set(times, (counts.get(times) ?? 0) + 1);
  }
  return Math.min(...counts.values());
}

const timesOf = (share: number, step: number): number => Math.round(roundShare(share, step) / step);

function reachOf(cells: readonly StandardCell[], cell: number, counted: number): Reach {
  const { respondents, weight } = weighed(cells[cell]);
  const others = cells
    .filter((_, at) => at !== cell)
    .map(weighed)
    .sort((one, other) => one.weight - other.weight);
  const room = others.reduce((sum, other) => sum + other.respondents, 0);
  const [least, most]: [number[], number[]] = [[], []];
  for (
    let count = Math.max(0, counted - room);
    count <= Math.min(respondents, counted);
    count += 1
  ) {
    least.push(count * weight + filled(others, counted - count));
    most.push(count * weight + filled([...others].reverse(), counted - count));
  }
  return { least, most };
}

interface Weighed {
  readonly respondents: number;
  readonly weight: number;
}

const weighed = (cell: StandardCell | undefined): Weighed =>
  cell === undefined
    ? { respondents: 0, weight: 0 }
    : { respondents: cell.respondents, weight: cell.part / cell.respondents };

/** What so many counts add where the first cells hold as many of them as they can. */
function filled(cells: readonly Weighed[], counts: number): number {
  let [sum, left] = [0, counts];
  for (const { respondents, weight } of cells) {
    const here = Math.min(respondents, left);
    sum += here * weight;
    left -= here;
  }
  return sum;
}
