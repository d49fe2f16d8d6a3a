import type { Adjustment } from "./estimation.ts";
import type { Target } from "./priorities.ts";
import type { DiffRow, Stop } from "./profile-diff.ts";
import type { InputFile } from "./profile-request.ts";

/**
 * Is the share where the group wanted it? `reached` and `not-reached` only where the whole interval
 * of the later share is on that side of the target; `not-due` before the survey that it is set for.
 */
export type TargetVerdict = "reached" | "not-reached" | "cannot-be-told" | "not-due";

/** A target, held against the later share. */
export interface JudgedTarget extends Target {
  /** How far the later share is past the target in the good direction; below 0 it is short of it. */
  readonly past: number | null;
  /** null where there is no later share to judge. */
  readonly verdict: TargetVerdict | null;
}

/** Limits of a difference, as proportions in [−2, 2]. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

/** What a factor changed by in one comparison area. */
export interface ComparedChange extends Limits {
  readonly area: string;
  readonly value: number;
}

export type DifferenceVerdict = "better" | "worse" | "cannot-be-told";

/** Change in the area − mean change in the comparison areas. */
export interface DifferenceInDifferences extends Limits {
  /** Mean change of the comparison areas; each counts alike. */
  readonly elsewhere: number;
  readonly value: number;
  readonly standardError: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
  /** p adjusted within the chosen factors; null where there is no p. */
  readonly pAdjusted: number | null;
  /** `wald`: t on the standard errors; `mover`: from the intervals, without a p. */
  readonly method: "wald" | "mover";
  /** Limits that also hold how differently areas change by themselves; null for fewer than three. */
  readonly between: Limits | null;
  /** Told where the adjusted p is below the level and `between` leaves out 0. */
  readonly verdict: DifferenceVerdict;
  readonly changes: readonly ComparedChange[];
  /** Areas that have no change to compare with: withheld, rounded, absent or stopped. */
  readonly leftOut: readonly string[];
}

/** One factor that the group chose: what it was, what it was to be, and what it is. */
export interface EvaluatedFactor {
  /** Baseline, later share, change and verdict, as `ctc diff` tells them. */
  readonly row: DiffRow;
  readonly target: JudgedTarget | null;
  /** Only with comparison areas, and where the area itself has an exact change. */
  readonly differenceInDifferences: DifferenceInDifferences | null;
}

/** Two profiles of one comparison area. */
export interface ComparisonArea {
  readonly area: string;
  readonly before: InputFile;
  readonly after: InputFile;
  /** Why nothing of the area is compared; empty where it is. */
  readonly stops: readonly Stop[];
}

/** The result of `ctc evaluate` (`ctc-evaluation/1`). Made of published figures and nothing else. */
export interface Evaluation {
  readonly schema: "ctc-evaluation/1";
  readonly generator: { readonly name: "ctc"; readonly version: string };
  readonly synthetic: boolean;
  /** Of a norm group that was invented, in any of the profiles. */
  readonly syntheticNorms: boolean;
  /** Of a draft, in any of the profiles. */
  readonly draft: boolean;
  readonly area: { readonly id: string | null; readonly name: string | null };
  readonly priorities: InputFile & { readonly date: string };
  readonly before: InputFile & { readonly wave: string | null };
  readonly after: InputFile & { readonly wave: string | null };
  /** Of the later profile. */
  readonly policy: { readonly id: string; readonly open: boolean };
  /** Were the surveys taken as independent? Always so: a profile does not know its schools. */
  readonly independent: true;
  readonly clustered: boolean;
  readonly adjustment: Adjustment;
  readonly stops: readonly Stop[];
  readonly factors: readonly EvaluatedFactor[];
  /** Chosen factors that one of the profiles does not have. */
  readonly missing: readonly string[];
  readonly comparison: readonly ComparisonArea[] | null;
}
