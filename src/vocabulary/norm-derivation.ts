import type { Gender, Operator, ScaleKind } from "./instrument.ts";
import type { Spread } from "./norms.ts";

/** A cut that the user gives; without a grade it is for all of them. */
export interface GivenCut {
  readonly scale: string;
  readonly grade?: string;
  /** Absent: that of the kind, `>` for risk and `>=` for protective scales. */
  readonly operator?: Operator;
  readonly value: number;
}

/** How cuts are found in the scores of a reference sample. */
export type CutRule =
  | { readonly method: "median-mad"; readonly spread: Spread; readonly multiplier: number }
  /** Of risk scales, in (0, 100); protective scales have 100 less this one. */
  | { readonly method: "percentile"; readonly percentile: number }
  /** The groups are those with and without the behaviour `against`. */
  | { readonly method: "contrast" }
  | { readonly method: "fixed"; readonly cuts: readonly GivenCut[] };

/** Persons on the risk side of a cut (past it; of a protective scale, not past it), and all of them. */
export interface CutPersons {
  readonly respondents: number;
  readonly counted: number;
}

/** Of those with the behaviour, or of those without it: persons, and their weighted share. */
export interface CriterionGroup extends CutPersons {
  /** Weighted share that the cut sorts rightly, in [0, 1]. */
  readonly share: number;
}

/** Persons that printed figures leave over when they are subtracted from each other. */
export interface LeftOver extends CutPersons {
  readonly goodWhen: "high" | "low";
}

/** One cut as it was derived, exact. Leaves the machine through `src/disclose` only. */
export interface DerivedCut {
  readonly scale: string;
  readonly kind: ScaleKind;
  readonly grade?: string;
  readonly gender?: Gender;
  readonly operator: Operator;
  readonly value: number;
  /** Respondents of the group with a score, and those past the cut. */
  readonly respondents: number;
  readonly beyond: number;
  /** Weighted share past the cut, in [0, 1]. */
  readonly share: number;
  /** Persons whose score is the cut or higher, and the cut or lower. */
  readonly notBelow: number;
  readonly notAbove: number;
  /** The spread was 0, so that the cut is the median. */
  readonly isMedian: boolean;
  /** Right among those with the behaviour (sensitivity) and those without it (specificity). */
  readonly criterion?: {
    readonly having: CriterionGroup;
    readonly lacking: CriterionGroup;
    /** Who answered one of the two and not the other, as far as a profile tells of them; default nobody. */
    readonly leftOver?: readonly LeftOver[];
  };
}

/** Why a scale has no cut for a grade or gender. */
export type NoCutReason = "protected" | "no_answers" | "no_criterion";

/** A scale that has no cut for a group of pupils. */
export interface NoCut {
  readonly scale: string;
  readonly grade?: string;
  readonly gender?: Gender;
  readonly reason: NoCutReason;
}
