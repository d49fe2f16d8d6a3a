import { mergeGroups } from "../../disclose/merge-groups.ts";
import { addParts, leastGroup, type SplitPart } from "../../disclose/plan-split.ts";
import type { Grid } from "../../disclose/solve-frame.ts";
import {
  type SplitArea,
  type SplitSolution,
  solveSplits,
  withoutEveryone,
} from "../../disclose/solve-splits.ts";
import { type CellCounts, cellAt, countCells } from "../../estimate/count-cells.ts";
import { nestMeasures } from "../../estimate/nest-measures.ts";
import type { Group } from "../../vocabulary/estimate.ts";
import type { Gender, Instrument } from "../../vocabulary/instrument.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { MERGED, type Split } from "../../vocabulary/split.ts";
import type { Survey } from "./survey.ts";
import { declaredGrades } from "./surveyed.ts";

/** What is told by grade and gender, of every measure at once. */
export interface GroupSolution {
  /** Groups of each split in the order of a solution's rows: by area, and of everyone. */
  readonly areas: readonly Readonly<Record<Split, readonly Group[]>>[];
  readonly everyone: Readonly<Record<Split, readonly Group[]>>;
  readonly measures: ReadonlyMap<string, SplitSolution>;
}

/** Names of grades that are told together, and places of genders. */
interface Groups {
  readonly grades: readonly (readonly string[])[];
  readonly genders: readonly Gender[];
}

const isGender = (name: string): name is Gender => ["girl", "boy", "other"].includes(name);

/** The genders that can have rows of their own: a third one only where the policy says so. */
export function gendersToTell(
  { groups }: Instrument,
  { open, thirdGender }: Policy,
): readonly Gender[] {
  return Object.keys(groups.gender)
    .filter(isGender)
    .filter((gender) => gender !== "other" || open || thirdGender === "row");
}

/**
 * Solves the splits of the whole survey, whichever of them are asked for; null where none is, and
 * where nothing is protected.
 */
export function solveGroups(
  survey: Pick<Survey, "coded" | "indicators" | "removed" | "solutions" | "held">,
  { by, instrument, policy }: Pick<ProfileRequest, "by" | "instrument" | "policy">,
): GroupSolution | null {
  if (by.length === 0 || policy.open) return null;
  const { coded, indicators, removed, solutions, held } = survey;
  const { responses, design } = coded;
  const genders = gendersToTell(instrument, policy);
  const single = declaredGrades(responses.grade, instrument).map((name) => [name]);
  const places = responses.area.names.map((_, area) => area);
  const countIn = (state: Int8Array | null): CellCounts =>
    countCells(state, responses, design, removed);
  const everybody = countIn(null);
  const groupsOf = places.map((area): Groups => {
    const grid = gridOf(everybody, area, { grades: single, genders }, survey);
    return { grades: mergedGrades(grid, single, policy), genders };
  });
  const measures = new Map<string, SplitSolution>();
  // Those that hold others come first.
  const { order, outerOf } = nestMeasures(indicators);
  for (const { measure, state, absent } of order) {
    const solution = solutions.get(measure.id);
    if (absent !== undefined || solution === undefined) continue;
    const answered = countIn(state);
    const before = held?.get(measure.id);
    const isTold = (area: number): boolean =>
      solution.areas[area]?.kind === "exact" && before?.splits[area] !== true;
    const areaOf = (area: number, groups: Groups, isShown: boolean): SplitArea => {
      const isMerged = groups.grades.length !== single.length;
      const [own, all] = [
        { grades: single, genders },
        { everybody, answered },
      ];
      const grids = (of: Groups) => ({
        everybody: gridOf(all.everybody, area, of, survey),
        answered: gridOf(all.answered, area, of, survey),
      });
      const places = groups.grades.map((names) =>
        names.map((name) => single.findIndex(([one]) => one === name)),
      );
      return {
        ...grids(own),
        isShown,
        ...(isMerged ? { merged: { ...grids(groups), places } } : {}),
      };
    };
    const usual: Groups = { grades: single, genders };
    const areas =
      places.length === 0
        ? [areaOf(-1, usual, solution.everyone.kind === "exact")]
        : places.map((area) => areaOf(area, groupsOf[area] ?? usual, isTold(area)));
    const rest = places.length === 0 ? null : areaOf(-1, usual, solution.hasWithoutArea);
    const outer = outerOf.get(measure.id);
    const within = outer === undefined ? null : (measures.get(outer) ?? null);
    const solved = solveSplits(areas, rest, within, policy);
    measures.set(measure.id, before?.everyoneSplits === true ? withoutEveryone(solved) : solved);
  }
  return {
    areas: groupsOf.map(groupsBySplit),
    everyone: groupsBySplit({ grades: single, genders }),
    measures,
  };
}

/** Grades of one area as they are told: some of them together, where the policy merges. */
function mergedGrades(
  grid: Grid,
  single: readonly (readonly string[])[],
  policy: Policy,
): readonly (readonly string[])[] {
  const sizes = grid.slice(0, -1).map((row) => addParts(row).respondents);
  const least = leastGroup(policy);
  if (!policy.mergeGrades || sizes.every((size) => size === 0 || size >= least)) return single;
  return mergeGroups(sizes, least).map((places) => places.flatMap((at) => single[at] ?? []));
}

function groupsBySplit({ grades, genders }: Groups): Readonly<Record<Split, readonly Group[]>> {
  const named = grades.map((names) => ({ grade: names.join(MERGED) }));
  return {
    grade: named,
    gender: genders.map((gender) => ({ gender })),
    "grade*gender": named.flatMap((grade) => genders.map((gender) => ({ ...grade, gender }))),
  };
}

/** One area by grade and gender; last come those of no grade, and of no gender, that is told of. */
function gridOf(
  counts: CellCounts,
  area: number,
  { grades, genders }: Groups,
  { coded }: Pick<Survey, "coded">,
): Grid {
  const { grade, gender } = coded.responses;
  const placesIn = (names: readonly string[], all: readonly string[]): readonly number[] =>
    names.flatMap((name) => (all.includes(name) ? [all.indexOf(name)] : []));
  const gradeGroups = grades.map((names) => placesIn(names, grade.names));
  const genderGroups = genders.map((name) => placesIn([name], gender.names));
  return withRest(gradeGroups, grade.names.length).map((inGrade) =>
    withRest(genderGroups, gender.names.length).map((inGender) =>
      addParts(
        inGrade.flatMap((one) =>
          inGender.map((other) => partAt(counts, cellAt(counts, area, one, other))),
        ),
      ),
    ),
  );
}

/** The groups, and last everything that is in none of them, −1 among it. */
function withRest(
  groups: readonly (readonly number[])[],
  all: number,
): readonly (readonly number[])[] {
  const known = new Set(groups.flat());
  const rest = Array.from({ length: all }, (_, at) => at).filter((at) => !known.has(at));
  return [...groups, [-1, ...rest]];
}

function partAt(counts: CellCounts, at: number): SplitPart {
  return {
    respondents: counts.respondents[at] ?? 0,
    weight: counts.weight[at] ?? 0,
    counted: counts.counted[at] ?? 0,
    heaviest: counts.heaviest[at] ?? 0,
  };
}
