import type { Policy } from "../vocabulary/policy.ts";
import type { Split } from "../vocabulary/split.ts";
import { addParts, type SplitPart } from "./plan-split.ts";
import {
  addRows,
  type FramePlan,
  type FrameRows,
  type Grid,
  hideFrame,
  type OuterFrame,
  planFrame,
  solveFrame,
} from "./solve-frame.ts";
import { type SplitRow, WITHHELD_ROW } from "./solve-split.ts";
import { type Contribution, subtractFrom, tellEveryone } from "./tell-everyone.ts";

/** One area for one measure. */
export interface SplitArea {
  /** Everybody in it who is in any figure, and of these who answered. */
  readonly everybody: Grid;
  readonly answered: Grid;
  /** Is its total printed, or in what is printed, so that it can be divided? */
  readonly isShown: boolean;
  /** The same with grades told together, and which these are; left out where they are not. */
  readonly merged?: {
    readonly everybody: Grid;
    readonly answered: Grid;
    readonly places: readonly (readonly number[])[];
  };
}

/** What is told by grade and gender of one measure, everywhere at once. */
export interface SplitSolution {
  readonly areas: readonly FrameRows[];
  readonly everyone: FrameRows;
  /** The same groups of the other areas; withheld where these are too few. */
  readonly references: readonly FrameRows[];
  /** What a measure that lies within this one is divided within: by area, and by pool and its areas. */
  readonly frames: ReadonlyMap<string, OuterFrame>;
}

/**
 * Decides for one measure what is told of the grades and genders of every area, of everyone, and of
 * the other areas of each. Only an area's own division says anything of its pupils: everyone is told
 * so that it narrows no area's, and what an area is compared with is everyone without what it prints.
 *
 * Areas too small to be divided by themselves, and those of no known area, are divided together, for
 * the sums alone. Not for grade × gender: such areas print their grades and their genders, and a sum
 * over few of them would narrow these.
 *
 * @param areas in the order of the areas
 * @param withoutArea those of no known area; null where there are none, and where there are no areas
 * @param outer a measure that counts everybody whom this one counts; null where there is none
 */
export function solveSplits(
  areas: readonly SplitArea[],
  withoutArea: SplitArea | null,
  outer: Pick<SplitSolution, "frames"> | null,
  policy: Policy,
): SplitSolution {
  // Where this measure is not told, what lies within it is divided within what holds this one.
  const frames = new Map<string, OuterFrame>(outer?.frames);
  const solve = (key: string, plan: FramePlan, grid: Grid): FrameRows => {
    const rows = solveFrame(plan, grid, outer?.frames.get(key) ?? null, policy);
    const { counted, weight } = addParts(grid.flat());
    frames.set(key, { rows, share: weight > 0 ? counted / weight : 0 });
    return rows;
  };
  const plans = areas.map(({ everybody, merged }) =>
    planFrame((merged ?? { everybody }).everybody, policy),
  );
  const rows = areas.map(({ isShown, answered, merged }, at): FrameRows => {
    const plan = plans[at];
    const grid = merged?.answered ?? answered;
    return isShown && plan !== undefined ? solve(`area ${at}`, plan, grid) : hideFrame(grid);
  });
  const own = areas.map((area, at): Contribution => {
    const [plan, told] = [plans[at], rows[at] ?? hideFrame(area.answered)];
    // Grades told together are in no sum: they are other groups.
    const isOther = area.merged !== undefined;
    return {
      rows: isOther ? { ...hideFrame(area.answered), gender: told.gender } : told,
      answered: area.answered,
      respondents: sizeOf(area, policy),
      adds: (split) => !area.isShown || plan === undefined || !isPooled(plan, split),
    };
  });
  const pools = (["grade", "gender"] as const).map((split): Contribution => {
    const small = [...areas.keys()].filter((at) => {
      const plan = plans[at];
      return areas[at]?.isShown === true && plan !== undefined && isPooled(plan, split);
    });
    const last = withoutArea?.isShown === true ? [withoutArea] : [];
    const pool = [...small.flatMap((at) => areas[at] ?? []), ...last];
    const { plan, answered } = poolOf(pool, areas[0] ?? withoutArea, policy);
    const key = `${split} ${small.join()} ${last.length}`;
    return {
      rows: solve(key, plan, answered),
      answered,
      respondents: pool.reduce((sum, area) => sum + sizeOf(area, policy), 0),
      adds: (other) => other === split,
    };
  });
  const all = [...areas, ...(withoutArea === null ? [] : [withoutArea])];
  const size = sum(all.map((area) => sizeOf(area, policy)));
  const everyone = tellEveryone([...own, ...pools], size, policy);
  return {
    areas: rows,
    everyone,
    frames,
    references: rows.map((one, at) => {
      const others = subtractFrom(everyone, one);
      const merged = areas[at]?.merged;
      return merged === undefined ? others : { ...others, ...mergeRows(everyone, merged.places) };
    }),
  };
}

/** Everyone's grades added up as an area tells them, in which that area is not. */
function mergeRows(
  everyone: FrameRows,
  places: readonly (readonly number[])[],
): Pick<FrameRows, "grade" | "grade*gender"> {
  const cross = everyone["grade*gender"];
  const genders = everyone.gender.length;
  const sumOver = (rows: readonly SplitRow[], at: readonly number[]): SplitRow =>
    addRows(at.map((place) => rows[place] ?? WITHHELD_ROW));
  return {
    grade: places.map((grades) => sumOver(everyone.grade, grades)),
    "grade*gender": places.flatMap((grades) =>
      everyone.gender.map((_, gender) =>
        sumOver(
          cross,
          grades.map((grade) => grade * genders + gender),
        ),
      ),
    ),
  };
}

/** The same without everyone's rows, and without what is left of them beside each area's. */
export function withoutEveryone(solution: SplitSolution): SplitSolution {
  const hide = (rows: readonly SplitRow[]): readonly SplitRow[] =>
    rows.map((row) => (row.kind === "divided" ? WITHHELD_ROW : row));
  const hideAll = ({ grade, gender, "grade*gender": cross }: FrameRows): FrameRows => ({
    grade: hide(grade),
    gender: hide(gender),
    "grade*gender": hide(cross),
  });
  const { everyone, references } = solution;
  return { ...solution, everyone: hideAll(everyone), references: references.map(hideAll) };
}

/** Is nothing told of this area by this split, so that it may be told together with others? */
function isPooled({ grade, gender }: FramePlan, split: Split): boolean {
  if (split === "grade*gender") return false;
  return (split === "grade" ? grade : gender) === null;
}

/** Sizes that are not told count as the largest that they can be. */
function sizeOf({ everybody }: SplitArea, { minimumRespondents, open }: Policy): number {
  const { respondents } = addParts(everybody.flat());
  return open || respondents === 0 ? respondents : Math.max(respondents, minimumRespondents - 1);
}

/** Several areas as one; the plan is made of those who are in it for this measure. */
function poolOf(
  pool: readonly SplitArea[],
  like: SplitArea | null | undefined,
  policy: Policy,
): { readonly plan: FramePlan; readonly answered: Grid } {
  const empty = (like?.everybody ?? []).map((row) => row.map(() => addParts([])));
  const everybody = addGrids(
    empty,
    pool.map((area) => area.everybody),
  );
  const answered = addGrids(
    empty,
    pool.map((area) => area.answered),
  );
  return { plan: { ...planFrame(everybody, policy), cross: null }, answered };
}

function addGrids(empty: Grid, grids: readonly Grid[]): Grid {
  return empty.map((row, at) =>
    row.map((_, column): SplitPart => addParts(grids.flatMap((grid) => grid[at]?.[column] ?? []))),
  );
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
