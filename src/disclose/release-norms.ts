import type { CoverageRow, Released } from "../vocabulary/figure.ts";
import type { CutRule, DerivedCut, LeftOver, NoCut } from "../vocabulary/norm-derivation.ts";
import type { Cut } from "../vocabulary/norms.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { isReleasable } from "./primary.ts";
import { roundCount, roundShare } from "./round-row.ts";
import { isSizeProtected } from "./solve-survey.ts";

/** Finer steps than those of areas, for populations that bear them; norm files carry three decimals. */
const FINE_STEPS: readonly number[] = [0.001, 0.002, 0.005];

/** Cuts that may be written, where there are none, and those of the written ones that are medians. */
interface JudgedCuts {
  readonly cuts: readonly DerivedCut[];
  readonly withheld: readonly NoCut[];
  readonly medians: readonly DerivedCut[];
}

/**
 * Which cuts may be written to a norms file, and which may not be. A cut that was found in answers
 * needs the policy's respondents, and its fewest persons both at or above it and at or below it:
 * further out it would be the score of one pupil. A contrast needs both of its groups to be large
 * enough. A fixed cut tells nothing of anybody.
 */
export function judgeCuts(
  derived: readonly DerivedCut[],
  method: CutRule["method"],
  policy: Policy,
): JudgedCuts {
  const isShown = (cut: DerivedCut): boolean => policy.open || maySayWhere(cut, method, policy);
  const hidden = derived.filter((cut) => !isShown(cut));
  const withheld = hidden.map(
    (cut): NoCut => ({ scale: cut.scale, ...groupOf(cut), reason: "protected" }),
  );
  const cuts = derived.filter(isShown);
  return { cuts, withheld, medians: cuts.filter(({ isMedian }) => isMedian) };
}

/** What a profile of the same survey tells beside the cuts. */
export interface Beside {
  /** Scale → those in its figures who are in no group with a cut of its own; default nobody. */
  readonly leftOver?: ReadonlyMap<string, LeftOver>;
  /** Respondents by gender, or grade × gender, as `releaseGenders` tells them; default untold. */
  readonly genders?: readonly Released<CoverageRow>[];
}

/**
 * The cuts with their numbers, as they may be written beside a profile of the same survey, whose
 * exact counts of everyone are there to subtract from.
 *
 * - All groups of a scale have shares, or none has: one that fails the policy would be left over
 *   from the others. So would pupils who are counted by the cut of another grade.
 * - Where cuts go by gender there are none at all: pupils who are neither girl nor boy in the file
 *   are few, and left over. Numbers of respondents are one per group, for thirty scales with thirty
 *   rounded numbers would solve for the exact ones; see `releaseGenders`.
 * - Sensitivity and specificity come together, and only where those who answered the scale or the
 *   behaviour alone could be told of as a group: they are what the two leave over.
 * - Shares are rounded, so that each stands for at least `protection` counts, and numbers of
 *   respondents go to the policy's step.
 *
 * @param cuts those that may be written, measured among pupils whom a profile tells of
 */
export function releaseCuts(
  cuts: readonly DerivedCut[],
  policy: Policy,
  { leftOver = new Map(), genders = [] }: Beside = {},
): readonly Cut[] {
  const isByGender = cuts.some(({ gender }) => gender !== undefined);
  return cuts.map((cut) => {
    const { scale, operator, value } = cut;
    const groups = cuts.filter((other) => other.scale === scale);
    const numbers = (): Partial<Cut> => {
      if (policy.open) return sharesOf(cut, policy, true);
      if (isByGender) return gendersOf(cut, genders);
      return numbersOf(cut, groups, leftOver.get(scale), policy);
    };
    return { scale, ...groupOf(cut), operator, value, ...numbers() };
  });
}

/**
 * Why there is no cut, as it may be told: that nobody of a grade answered, or that all answered
 * alike, says something of each of them where they are few, so it is one reason for all.
 */
export function releaseWithout(without: readonly NoCut[], policy: Policy): readonly NoCut[] {
  return policy.open ? without : without.map((one) => ({ ...one, reason: "protected" }));
}

function groupOf({ grade, gender }: DerivedCut): Pick<Cut, "grade" | "gender"> {
  return { ...(grade === undefined ? {} : { grade }), ...(gender === undefined ? {} : { gender }) };
}

function maySayWhere(cut: DerivedCut, method: CutRule["method"], policy: Policy): boolean {
  if (method === "fixed") return true;
  const { having, lacking } = cut.criterion ?? {};
  const groups = method === "contrast" ? [cut, having, lacking] : [cut];
  const isSmall = groups.some((group) => isSizeProtected(group?.respondents ?? 0, policy));
  return !isSmall && Math.min(cut.notBelow, cut.notAbove) >= policy.minimumNumerator;
}

function gendersOf(
  { grade, gender }: DerivedCut,
  genders: readonly Released<CoverageRow>[],
): Partial<Cut> {
  const row = genders.find((one) => one.grade === (grade ?? null) && one.gender === gender);
  const respondents = row?.respondents ?? null;
  return respondents === null ? {} : { respondents };
}

function numbersOf(
  cut: DerivedCut,
  groups: readonly DerivedCut[],
  left: LeftOver | undefined,
  policy: Policy,
): Partial<Cut> {
  const all = [
    ...groups.map((group) => ({ ...group, counted: group.beyond, goodWhen: goodWhen(group) })),
    ...(left === undefined ? [] : [left]),
  ].filter(({ respondents }) => respondents > 0);
  const isSmall = all.some(({ respondents }) => isSizeProtected(respondents, policy));
  if (cut.respondents === 0 || isSmall) return {};
  const respondents = roundCount(cut.respondents, policy.roundCountsTo);
  if (!all.every((persons) => isTellable(persons, policy))) return { respondents };
  return { ...sharesOf(cut, policy, isCriterionTellable(cut, policy)), respondents };
}

/** Numbers of a cut that has passed, rounded by the policy. */
function sharesOf(cut: DerivedCut, policy: Policy, hasCriterion: boolean): Partial<Cut> {
  const { respondents, share, criterion } = cut;
  const { having, lacking } = hasCriterion ? (criterion ?? {}) : {};
  const beyond = releaseShare(respondents, share, policy);
  const sensitivity = releaseShare(having?.respondents ?? 0, having?.share ?? 0, policy);
  const specificity = releaseShare(lacking?.respondents ?? 0, lacking?.share ?? 0, policy);
  const step = policy.open ? null : normStep(respondents, policy);
  return {
    respondents,
    ...(beyond !== null && { beyond }),
    ...(beyond !== null && step !== null && { step }),
    ...(sensitivity !== null && { sensitivity }),
    ...(specificity !== null && { specificity }),
  };
}

const goodWhen = ({ kind }: DerivedCut): "high" | "low" => (kind === "risk" ? "low" : "high");

/** Nobody at all, or a group that the policy lets be told of. */
function isTellable(persons: LeftOver, policy: Policy): boolean {
  return persons.respondents === 0 || isReleasable(persons, persons.goodWhen, policy);
}

/** Both groups, judged on those at risk among them, and all who are left over beside the two. */
function isCriterionTellable({ criterion }: DerivedCut, policy: Policy): boolean {
  if (criterion === undefined) return false;
  const { having, lacking, leftOver = [] } = criterion;
  const wrong = lacking.respondents - lacking.counted;
  const cells: readonly LeftOver[] = [
    { ...having, goodWhen: "low" },
    { ...lacking, counted: wrong, goodWhen: "low" },
    ...leftOver,
  ];
  return cells.every((cell) => isTellable(cell, policy));
}

function releaseShare(respondents: number, share: number, policy: Policy): number | null {
  if (respondents === 0) return null;
  if (policy.open) return Math.round(share * 1000) / 1000;
  const step = normStep(respondents, policy);
  return step === null ? null : roundShare(share, step);
}

/**
 * The smallest step at which a printed share stands for `protection` counts or more, even if the
 * number of respondents n is known: step · n counts, rounded down, lie in each interval, and at 0
 * and 1 half as many and the end itself. Hangs on the fewest respondents that are printed alike: the
 * step would tell on which side of a printed n they are. Never on answers.
 *
 * @returns null where no step of the policy is coarse enough
 */
export function normStep(respondents: number, policy: Policy): number | null {
  const steps = [...FINE_STEPS, ...policy.roundingSteps];
  const to = policy.roundCountsTo;
  const least = Math.ceil(roundCount(respondents, to) - to / 2);
  const isEnough = (step: number): boolean => {
    const inside = Math.floor(step * least + 1e-9);
    const atEnd = Math.ceil((step * least) / 2 - 1e-9);
    return Math.min(inside, atEnd) >= policy.protection;
  };
  return steps.find(isEnough) ?? null;
}
