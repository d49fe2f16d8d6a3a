import type { Group } from "./estimate.ts";
import type { Adjustment } from "./estimation.ts";
import type { LifeDomain, Text } from "./instrument.ts";
import type { AbsentReason, MeasureKind } from "./measure.ts";
import type { InputFile } from "./profile-request.ts";

/** Which measures share one adjustment of p, as in a profile. */
export type MeasureFamily = "factors" | "behaviours" | "cumulative";

/**
 * Why two figures are no two measurements of one thing. `norm` and `instrument`: of one factor, that a
 * file does not tell what would have to be known of its cut, or of its rule.
 */
export type StopReason =
  | "project"
  | "area"
  | "area-basis"
  | "instrument"
  | "norm"
  | "cut"
  | "wording"
  | "direction"
  | "rule"
  | "factors"
  | "not-comparable"
  | "mode"
  | "design"
  | "policy"
  | "honesty"
  | "synthetic"
  | "finite-population"
  | "calibration";

/** Something that differs, or makes a comparison impossible, as the two profiles have it. */
export interface Stop {
  readonly reason: StopReason;
  /** Null where there is nothing to print of it. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A figure as one of the two profiles shows it; without numbers where its share is told as a limit alone. */
export interface DiffSide {
  readonly status: "shown" | "withheld" | "absent";
  readonly reason: "protected" | AbsentReason | null;
  readonly respondents: number | null;
  /** Share in [0, 1], as both limits. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Step of a row that is rounded to protect individuals; null where it is exact. */
  readonly step: number | null;
}

/** After − before, as proportions in [−1, 1]. */
export interface Change {
  readonly value: number;
  /** 95 % limits; null where a rounded row has none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly standardError: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  /** `wald`: t on the two standard errors; `mover`: from the two intervals, without a p. */
  readonly method: "wald" | "mover";
  /** What value and limits are multiples of; null where both shares are exact. */
  readonly step: number | null;
  /** Smallest true change that would have been told in 80 of 100 surveys; null without a p. */
  readonly smallest: number | null;
}

/** `unchanged-cannot-be-told`: nothing, or less than the two surveys can tell. */
export type Verdict = "better" | "worse" | "unchanged-cannot-be-told";

/** One measure and group in two waves. */
export interface DiffRow {
  readonly measure: string;
  readonly kind: MeasureKind;
  readonly family: MeasureFamily;
  readonly domain: LifeDomain | null;
  readonly label: Text;
  readonly goodWhen: "high" | "low";
  readonly group: Group;
  readonly before: DiffSide;
  readonly after: DiffSide;
  /**
   * `compared`, or why there is no change to tell: `stopped` by `stops`, `protected` in one of the
   * profiles, `absent` in one of them.
   */
  readonly status: "compared" | "stopped" | "protected" | "absent";
  readonly stops: readonly Stop[];
  /** The figure is of the areas that are shown, which may be others than last time. */
  readonly partial: boolean;
  readonly change: Change | null;
  readonly verdict: Verdict | null;
}

/** One number of a profile that its new version has otherwise; null where it is not told. */
export interface CorrectedNumber {
  readonly name: "respondents" | "value" | "low" | "high" | "reference" | "norm" | "difference";
  readonly before: number | null;
  readonly after: number | null;
  /** Is the old number held back, since beside the new one it would tell how a few pupils answered? */
  readonly guarded: boolean;
}

/** One figure that two versions of a profile have otherwise. */
export interface CorrectedFigure {
  readonly measure: string;
  readonly label: Text;
  readonly group: Group;
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** A few pupils more or fewer: beside the new numbers the old ones would tell how each of them answered. */
  readonly guarded: boolean;
  /** Only those that differ; the old ones null where they are guarded or one side is withheld. */
  readonly numbers: readonly CorrectedNumber[];
}

/** A row that only one of the two profiles has. */
export interface LoneFigure {
  readonly measure: string;
  readonly label: Text;
  readonly group: Group;
}

/** The two profiles of one area beside each other. */
export interface AreaDiff {
  readonly area: { readonly id: string | null; readonly name: string | null };
  readonly before: InputFile;
  readonly after: InputFile;
  /** Why no figure of the area is compared; empty where they are. */
  readonly stops: readonly Stop[];
  readonly adjustment: Adjustment;
  /** Of two waves: every measure × group that both profiles have. */
  readonly rows: readonly DiffRow[];
  /** Of two versions of one wave: what differs. */
  readonly corrections: readonly CorrectedFigure[];
  readonly onlyBefore: readonly LoneFigure[];
  readonly onlyAfter: readonly LoneFigure[];
}

/** What two profiles have in common of their survey, and what is told of it. */
export interface DiffedSurvey {
  readonly wave: string | null;
  readonly file: string;
  readonly sha256: string;
  readonly instrument: string;
  readonly norms: string | null;
  readonly policy: string;
  readonly status: "utkast" | "publicerad";
  readonly version: string | null;
  readonly date: string | null;
  /** What was corrected and why, as the municipality says. */
  readonly corrections: readonly string[];
}

/** The result of `ctc diff` (`ctc-diff/1`). Made of published figures and nothing else. */
export interface ProfileDiff {
  readonly schema: "ctc-diff/1";
  readonly generator: { readonly name: "ctc"; readonly version: string };
  readonly synthetic: boolean;
  /** Of a draft, in either of the two. */
  readonly draft: boolean;
  readonly project: string | null;
  readonly kind: "change" | "correction";
  /** Adjusted p below which a change is told, in (0, 1). */
  readonly alpha: number;
  /** Were the two surveys taken as independent? Always so: a profile does not know its schools. */
  readonly independent: true;
  readonly before: DiffedSurvey;
  readonly after: DiffedSurvey;
  /** Areas whose profiles differ, in the order of their names, everyone first. */
  readonly areas: readonly AreaDiff[];
  readonly onlyBefore: readonly (string | null)[];
  readonly onlyAfter: readonly (string | null)[];
}
