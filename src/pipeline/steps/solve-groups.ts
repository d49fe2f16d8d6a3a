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
function gendersToTell({ groups }: Instrument, { open, thirdGender }: Policy): readonly Gender[] {
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
  const usual = groupsToTell(survey, instrument, policy);
  const places = responses.area.names.map((_, area) => area);
  const countIn = (state: Int8Array | null): CellCounts =>
    countCells(state, responses, design, removed);
  const all = countIn(null);
  const frameOf = (area: number): Frame => {
    const everybody = gridOf(all, area, usual, survey);
    const merged = mergedGrades(everybody, usual, policy);
    return {
      area,
      everybody,
      merged,
      everybodyMerged: merged && gridOf(all, area, merged, survey),
    };
  };
  // Who is there is the same for every measure.
  const frames = places.map(frameOf);
  const unplaced = frameOf(-1);
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
    const areaOf = (frame: Frame, isShown: boolean): SplitArea => ({
      everybody: frame.everybody,
      answered: gridOf(answered, frame.area, usual, survey),
      isShown,
      ...mergedOf(frame, usual, (merged) => gridOf(answered, frame.area, merged, survey)),
    });
    const hasAreas = places.length > 0;
    const areas = hasAreas
      ? frames.map((frame) => areaOf(frame, isTold(frame.area)))
      : [areaOf({ ...unplaced, merged: null }, solution.everyone.kind === "exact")];
    const rest = hasAreas ? areaOf({ ...unplaced, merged: null }, solution.hasWithoutArea) : null;
    const outer = outerOf.get(measure.id);
    const within = outer === undefined ? null : (measures.get(outer) ?? null);
    const solved = solveSplits(areas, rest, within, policy);
    measures.set(measure.id, before?.everyoneSplits === true ? withoutEveryone(solved) : solved);
  }
  return {
    areas: frames.map(({ merged }) => groupsBySplit(merged ?? usual)),
    everyone: groupsBySplit(usual),
    measures,
  };
}

/** One area and who is in it, whatever they answered. */
interface Frame {
  readonly area: number;
  readonly everybody: Grid;
  /** Grades that are told together here; null where they are told one by one. */
  readonly merged: Groups | null;
  readonly everybodyMerged: Grid | null;
}

function mergedOf(
  { merged, everybodyMerged }: Frame,
  usual: Groups,
  answeredBy: (merged: Groups) => Grid,
): Pick<SplitArea, "merged"> {
  if (merged === null || everybodyMerged === null) return {};
  const places = merged.grades.map((names) =>
    names.map((name) => usual.grades.findIndex(([one]) => one === name)),
  );
  return { merged: { everybody: everybodyMerged, answered: answeredBy(merged), places } };
}

/** Some grades of one area together, where the policy merges and one is too small; else null. */
function mergedGrades(grid: Grid, { grades, genders }: Groups, policy: Policy): Groups | null {
  const sizes = grid.slice(0, -1).map((row) => addParts(row).respondents);
  const least = leastGroup(policy);
  if (!policy.mergeGrades || sizes.every((size) => size === 0 || size >= least)) return null;
  const merged = mergeGroups(sizes, least).map((places) =>
    places.flatMap((at) => grades[at] ?? []),
  );
  return merged.length === grades.length ? null : { grades: merged, genders };
}

/** The grades and genders that can have rows, each by itself. */
export function groupsToTell(
  { coded }: Pick<Survey, "coded">,
  instrument: Instrument,
  policy: Policy,
): Groups {
  const grades = declaredGrades(coded.responses.grade, instrument).map((name) => [name]);
  return { grades, genders: gendersToTell(instrument, policy) };
}

/** The groups of each split, in the order in which they are printed. */
export function groupsBySplit({
  grades,
  genders,
}: Groups): Readonly<Record<Split, readonly Group[]>> {
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
