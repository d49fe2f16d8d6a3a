import type { Policy } from "../vocabulary/policy.ts";
import type { Split } from "../vocabulary/split.ts";
import { addParts, planSplit, type SplitPart, type SplitPlan } from "./plan-split.ts";
import {
  type DividedRow,
  type Outer,
  type SplitRow,
  solveSplit,
  WITHHELD_ROW,
  wholeOf,
} from "./solve-split.ts";

/**
 * One area by grade (rows) and gender (columns). The last row are those of no grade that is told of,
 * the last column those of no such gender.
 */
export type Grid = readonly (readonly SplitPart[])[];

/** What an area is told by, decided on who took part. */
export interface FramePlan {
  readonly grade: SplitPlan | null;
  readonly gender: SplitPlan | null;
  /** Each gender's grades, null for a gender that is not told; null where grade × gender is not told. */
  readonly cross: readonly (SplitPlan | null)[] | null;
}

/** What is told in an area of a measure that holds another, and its share there. */
export interface OuterFrame {
  readonly rows: FrameRows;
  readonly share: number;
}

/** What is told of each group of each split; of grade × gender one grade after the other. */
export type FrameRows = Readonly<Record<Split, readonly SplitRow[]>>;

const rowsOf = (grid: Grid): readonly (readonly SplitPart[])[] => grid.slice(0, -1);
const columnOf = (grid: Grid, at: number): readonly SplitPart[] =>
  grid.flatMap((row) => row[at] ?? []);
const genders = (grid: Grid): readonly number[] => [...(grid[0] ?? []).keys()].slice(0, -1);

/**
 * Which splits of an area are told. Grade × gender only where every one of its groups is, and fewer
 * are left over than may be told of: it is then what the grades are sums of.
 *
 * @param grid everybody in the area, whatever they answered
 */
export function planFrame(grid: Grid, policy: Policy): FramePlan {
  const all = addParts(grid.flat());
  const byGrade = rowsOf(grid).map(addParts);
  const byGender = genders(grid).map((at) => addParts(columnOf(grid, at)));
  const { splits } = policy;
  const gender = planSplit(byGender, all, splits.gender, policy);
  const columns = genders(grid).map((at) =>
    gender?.isTold[at] === true ? columnOf(grid, at) : null,
  );
  return {
    grade: planSplit(byGrade, all, splits.grade, policy),
    gender,
    cross: gender === null ? null : planCross(columns, gender, all, policy),
  };
}

/** Everything here follows from what is printed of the genders, and from proportions. */
function planCross(
  columns: readonly (readonly SplitPart[] | null)[],
  gender: SplitPlan,
  all: SplitPart,
  policy: Policy,
): FramePlan["cross"] {
  const cells = columns.flatMap((column) => column?.slice(0, -1) ?? []);
  const told = cells.filter(({ respondents }) => respondents > 0);
  const together = planSplit(told, all, policy.splits["grade*gender"], policy);
  if (together === null || together.hasRemainder || together.isTold.includes(false)) return null;
  let at = -1;
  const plans = columns.map((column) => {
    if (column === null) return null;
    at += 1;
    return planSplit(column.slice(0, -1), addParts(column), 1, policy, gender.respondents[at] ?? 0);
  });
  const isEach = plans.every((plan, of) => columns[of] === null || isComplete(plan, columns[of]));
  return isEach ? plans : null;
}

/** Is every grade in which there is somebody told? */
function isComplete(plan: SplitPlan | null, column: readonly SplitPart[] | undefined): boolean {
  return (
    plan !== null &&
    !plan.hasRemainder &&
    plan.isTold.every((isTold, at) => isTold || column?.[at]?.respondents === 0)
  );
}

/**
 * All splits of one measure in one area. Where grade × gender is told, each gender is divided among its
 * grades and the grades are sums of that: two divisions of one total would narrow each other.
 *
 * @param grid those who answered
 * @param outer what is told here of a measure that holds this one; null where there is none
 */
export function solveFrame(
  plan: FramePlan,
  grid: Grid,
  outer: OuterFrame | null,
  policy: Policy,
): FrameRows {
  const all = addParts(grid.flat());
  const whole = wholeOf(all, policy);
  const byGrade = rowsOf(grid).map(addParts);
  const columns = genders(grid).map((at) => columnOf(grid, at));
  const solve = (split: "grade" | "gender", parts: readonly SplitPart[]): readonly SplitRow[] => {
    const of = plan[split];
    const within = outer === null ? null : { rows: outer.rows[split], share: outer.share };
    return of === null ? parts.map(hidden) : solveSplit(of, parts, all, whole, within, policy);
  };
  const gender = solve("gender", columns.map(addParts));
  if (plan.cross === null) {
    const cross = rowsOf(grid).flatMap((row) => row.slice(0, -1).map(hidden));
    return { grade: solve("grade", byGrade), gender, "grade*gender": cross };
  }
  const inGender = columns.map((column, at): readonly SplitRow[] => {
    const [row, of] = [gender[at], plan.cross?.[at]];
    const parts = column.slice(0, -1);
    if (row?.kind !== "divided" || of === undefined || of === null) return parts.map(hidden);
    const within = outer === null ? null : genderOf(outer, at, columns.length);
    return solveSplit(of, parts, addParts(parts), row, within, policy);
  });
  const cross = byGrade.map((_, at) => inGender.map((rows) => rows[at] ?? WITHHELD_ROW));
  // A gender that is not told is left over, as whoever gave none.
  const isAdded = (_: SplitRow, at: number): boolean => plan.gender?.isTold[at] === true;
  const grade = cross.map((rows) => addRows(rows.filter(isAdded)));
  return { grade, gender, "grade*gender": cross.flat() };
}

/** One gender of a measure that holds this one: its share, and its grades. */
function genderOf({ rows }: OuterFrame, gender: number, genders: number): Outer | null {
  const row = rows.gender[gender];
  if (row?.kind !== "divided") return null;
  const grades = rows["grade*gender"].filter((_, at) => at % genders === gender);
  return { rows: grades, share: row.counted / row.size };
}

/** Who is in each group of a split, in the order of its rows. */
export function partsOf(grid: Grid, split: Split): readonly SplitPart[] {
  if (split === "grade") return rowsOf(grid).map(addParts);
  if (split === "gender") return genders(grid).map((at) => addParts(columnOf(grid, at)));
  return rowsOf(grid).flatMap((row) => row.slice(0, -1));
}

/** An area of which nothing is told by grade or gender, but for groups with nobody in them. */
export function hideFrame(grid: Grid): FrameRows {
  return {
    grade: partsOf(grid, "grade").map(hidden),
    gender: partsOf(grid, "gender").map(hidden),
    "grade*gender": partsOf(grid, "grade*gender").map(hidden),
  };
}

/** A group with nobody in it need not be hidden. */
const hidden = ({ respondents }: SplitPart): SplitRow =>
  respondents === 0 ? { kind: "nobody" } : WITHHELD_ROW;

/** A sum of rows of the same areas; withheld where one of them is. */
export function addRows(rows: readonly SplitRow[]): SplitRow {
  const divided = rows.filter((row) => row.kind === "divided");
  if (rows.some(({ kind }) => kind === "withheld")) return WITHHELD_ROW;
  return divided.length === 0 ? { kind: "nobody" } : sumOfRows(divided);
}

/**
 * A sum of told rows, of one area or several: nothing in it that these do not tell. Sizes of areas
 * weigh as their answers do.
 */
export function sumOfRows(rows: readonly DividedRow[]): DividedRow {
  const total = (of: (row: DividedRow) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0);
  return {
    kind: "divided",
    respondents: total(({ respondents }) => respondents),
    counted: total(({ counted, scale }) => counted * scale),
    size: total(({ size, scale }) => size * scale),
    width: Math.sqrt(total(({ width, scale }) => width * width * scale * scale)),
    cell: total(({ cell, scale }) => cell * scale),
    narrowest: Math.max(...rows.map(({ narrowest, scale }) => narrowest * scale)),
    scale: 1,
  };
}
