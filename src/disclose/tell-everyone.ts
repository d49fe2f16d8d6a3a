import type { Policy } from "../vocabulary/policy.ts";
import { SPLITS, type Split } from "../vocabulary/split.ts";
import { divideCounted } from "./divide-counted.ts";
import { type FrameRows, type Grid, partsOf, sumOfRows } from "./solve-frame.ts";
import { type DividedRow, NOBODY_ROW, type SplitRow, WITHHELD_ROW } from "./solve-split.ts";

/** The rows of one area or pool, and how many pupils these speak for. */
export interface Contribution {
  readonly rows: FrameRows;
  /** Who is behind them. */
  readonly answered: Grid;
  readonly respondents: number;
  /** Which splits it adds to; an area in a pool adds through the pool. */
  readonly adds: (split: Split) => boolean;
}

/**
 * Everyone, divided again, so far as that narrows nothing that is told of an area: a group's number is
 * told inside the sum of what the areas' cells leave open, by at least one cell from its ends. Whatever
 * cell is told, each area can then lie anywhere in its own. Where that leaves no room, the sum is told.
 *
 * Withheld where it would miss more pupils than the policy lets a sum miss.
 *
 * @param all everybody whom the rows should hold
 */
export function tellEveryone(
  from: readonly Contribution[],
  all: number,
  policy: Policy,
): FrameRows {
  const rowsOf = (split: Split): readonly SplitRow[] => {
    const adding = from.filter(({ adds }) => adds(split));
    const groups = (adding[0]?.rows[split] ?? []).map((_, group) => groupOf(adding, split, group));
    const sums = groups.flatMap(({ row }) => (row.kind === "divided" ? [row] : []));
    const [first] = sums;
    if (first === undefined) return groups.map(({ row }) => row);
    const parts = groups.flatMap(({ row, counted }) => (row.kind === "divided" ? [counted] : []));
    const margins = groups.flatMap(({ row, widest }) => (row.kind === "divided" ? [widest] : []));
    const told = divideCounted(
      sum(sums.map(({ counted }) => counted)),
      parts,
      sums.map(({ size }) => size),
      Math.max(...sums.map(({ narrowest }) => narrowest)),
      sums.map(({ counted, cell, width }, at) => ({
        low: counted - cell / 2 + (margins[at] ?? 0),
        high: counted + cell / 2 - (margins[at] ?? 0),
        usual: counted,
        width,
      })),
    );
    let at = -1;
    return groups.map(({ row, covered }): SplitRow => {
      if (row.kind !== "divided") return row;
      at += 1;
      const { counted = row.counted, width = row.width } = told[at] ?? {};
      const isEnough = covered >= policy.minimumCoverage * all;
      return isEnough ? { ...row, counted, width, isPartial: covered < all } : WITHHELD_ROW;
    });
  };
  const [grade, gender, cross] = SPLITS.map(rowsOf);
  return { grade: grade ?? [], gender: gender ?? [], "grade*gender": cross ?? [] };
}

/** One group in all areas that tell of it. */
function groupOf(
  adding: readonly Contribution[],
  split: Split,
  group: number,
): {
  readonly row: SplitRow;
  readonly covered: number;
  readonly counted: number;
  /** The widest that an area's number can lie, with what the groups before leave uncertain. */
  readonly widest: number;
} {
  const here = adding.map(({ rows, answered, respondents }) => ({
    row: rows[split][group] ?? WITHHELD_ROW,
    counted: partsOf(answered, split)[group]?.counted ?? 0,
    respondents,
  }));
  const told = here.flatMap(({ row, counted }) =>
    row.kind === "divided" ? [{ row, counted, reach: reachOf(row) }] : [],
  );
  const isNobody = here.every(({ row }) => row.kind === "nobody");
  return {
    row:
      told.length > 0
        ? sumOfRows(told.map(({ row }) => row))
        : isNobody
          ? NOBODY_ROW
          : WITHHELD_ROW,
    covered: sum(here.map(({ row, respondents }) => (row.kind === "withheld" ? 0 : respondents))),
    counted: sum(told.map(({ counted }) => counted)),
    widest: Math.max(0, ...told.map(({ reach }) => reach)),
  };
}

/** What is uncertain of a row is at most the sum of two widths of which √ of the squares is known. */
const reachOf = ({ width, scale }: DividedRow): number => Math.SQRT2 * width * scale;

/** What is left of everyone without one area: nothing that the two do not tell. */
export function subtractFrom(everyone: FrameRows, own: FrameRows): FrameRows {
  const without = (split: Split): readonly SplitRow[] =>
    everyone[split].map((row, group): SplitRow => {
      const part = own[split][group];
      if (row.kind !== "divided" || part?.kind !== "divided") return WITHHELD_ROW;
      const size = row.size - part.size * part.scale;
      const counted = Math.max(0, row.counted - part.counted * part.scale);
      return size > 0 ? { ...row, size, counted: Math.min(size, counted) } : WITHHELD_ROW;
    });
  return {
    grade: without("grade"),
    gender: without("gender"),
    "grade*gender": without("grade*gender"),
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
