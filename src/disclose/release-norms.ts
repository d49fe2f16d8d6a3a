import type { ScaleKind } from "../vocabulary/instrument.ts";
import type { CriterionGroup, CutRule, DerivedCut, NoCut } from "../vocabulary/norm-derivation.ts";
import type { Cut } from "../vocabulary/norms.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { isReleasable, type Persons } from "./primary.ts";
import { roundCount, roundShare } from "./round-row.ts";
import { isSizeProtected } from "./solve-survey.ts";

/** Finer steps than those of areas, for populations that bear them; norm files carry three decimals. */
const FINE_STEPS: readonly number[] = [0.001, 0.002, 0.005];

/** Cuts that may be written, where there are none, and those of the written ones that are medians. */
interface ReleasedCuts {
  readonly cuts: readonly Cut[];
  readonly withheld: readonly NoCut[];
  readonly medians: readonly DerivedCut[];
}

/**
 * Cuts as they may be written to a norms file, and those that may not be.
 *
 * - A cut that was found in answers needs the policy's respondents, and its fewest persons both at
 *   or above it and at or below it: further out it would be the score of one pupil. A contrast needs
 *   both of its groups to be large enough. A fixed cut tells nothing of anybody.
 * - Shares are judged on persons like any figure and then rounded, so that each stands for at least
 *   `protection` counts: beside a profile of the same survey, which counts everyone it may tell of,
 *   exact ones would tell whom it may not.
 * - Numbers of respondents go to the policy's step. Where cuts go by gender the cut of both has
 *   neither number nor share: those who gave another answer, or none, would be left over.
 */
export function releaseCuts(
  derived: readonly DerivedCut[],
  method: CutRule["method"],
  policy: Policy,
): ReleasedCuts {
  const isByGender = derived.some(({ gender }) => gender !== undefined);
  const isShown = (cut: DerivedCut): boolean => policy.open || maySayWhere(cut, method, policy);
  const shown = derived.filter(isShown).map((cut) => {
    const hasNumbers = policy.open || !isByGender || cut.gender !== undefined;
    const { scale, operator, value } = cut;
    return { scale, ...groupOf(cut), operator, value, ...(hasNumbers && numbersOf(cut, policy)) };
  });
  const hidden = derived.filter((cut) => !isShown(cut));
  const withheld = hidden.map(
    (cut): NoCut => ({ scale: cut.scale, ...groupOf(cut), reason: "protected" }),
  );
  return { cuts: shown, withheld, medians: derived.filter((cut) => cut.isMedian && isShown(cut)) };
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

function numbersOf(cut: DerivedCut, policy: Policy): Partial<Cut> {
  const { respondents, beyond: counted, share, kind, criterion } = cut;
  if (isSizeProtected(respondents, policy)) return {};
  const beyond = releaseShare({ respondents, counted }, share, kind, policy);
  const sensitivity = releaseRight(criterion?.having, (right) => right.counted, policy);
  const specificity = releaseRight(criterion?.lacking, wrongOf, policy);
  return {
    respondents: policy.open ? respondents : roundCount(respondents, policy.roundCountsTo),
    ...(beyond !== null && { beyond }),
    ...(sensitivity !== null && { sensitivity }),
    ...(specificity !== null && { specificity }),
  };
}

const wrongOf = ({ respondents, counted }: CriterionGroup): number => respondents - counted;

/** The share that is sorted rightly, judged as a share at risk: that all are is told of nobody. */
function releaseRight(
  group: CriterionGroup | undefined,
  atRisk: (group: CriterionGroup) => number,
  policy: Policy,
): number | null {
  if (group === undefined) return null;
  const { respondents, share } = group;
  return releaseShare({ respondents, counted: atRisk(group) }, share, "risk", policy);
}

function releaseShare(
  persons: Persons,
  share: number,
  kind: ScaleKind,
  policy: Policy,
): number | null {
  const { respondents } = persons;
  if (respondents === 0) return null;
  if (policy.open) return Math.round(share * 1000) / 1000;
  if (!isReleasable(persons, kind === "risk" ? "low" : "high", policy)) return null;
  const step = normStep(respondents, policy);
  return step === null ? null : roundShare(share, step);
}

/**
 * The smallest step at which a printed share stands for `protection` counts or more, even if the
 * number of respondents n is known: step · n counts, rounded down, lie in each interval, and at 0
 * and 1 half as many and the end itself. Hangs on n alone, never on answers.
 *
 * @returns null where no step of the policy is coarse enough
 */
export function normStep(respondents: number, policy: Policy): number | null {
  const steps = [...FINE_STEPS, ...policy.roundingSteps];
  const isEnough = (step: number): boolean => {
    const inside = Math.floor(step * respondents + 1e-9);
    const atEnd = Math.ceil((step * respondents) / 2 - 1e-9);
    return Math.min(inside, atEnd) >= policy.protection;
  };
  return steps.find(isEnough) ?? null;
}
