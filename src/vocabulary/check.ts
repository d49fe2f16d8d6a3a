import type { CoverageRow, Figure, Released } from "./figure.ts";
import type { Finding } from "./finding.ts";
import type { HonestyRule, MissingReason, Text } from "./instrument.ts";

/** What a check can find, as `--fail-on` names it. */
export type CheckRule =
  | "duplicate-id"
  | "duplicate-answers"
  | "mapped-twice"
  | "question-contradicts"
  | "labels-contradict"
  | "question-differs"
  | "out-of-range"
  | "label-differs"
  | "group-unknown"
  | "no-area"
  | "no-grade"
  | "low-response"
  | "more-than-pupils"
  | "population-area"
  | "no-school"
  | "date-unreadable"
  | "date-outlier"
  | "item-rest"
  | "honesty-unusable";

/** Something is wrong (a figure would be), or a person should look. */
export type Severity = "error" | "warning";

/** Every rule of the check, in the order in which a report tells them. */
export const CHECK_SEVERITY: Readonly<Record<CheckRule, Severity>> = {
  "mapped-twice": "error",
  "question-contradicts": "error",
  "labels-contradict": "error",
  "question-differs": "warning",
  "label-differs": "error",
  "out-of-range": "error",
  "group-unknown": "warning",
  "duplicate-id": "error",
  "duplicate-answers": "warning",
  "no-area": "warning",
  "no-grade": "warning",
  "low-response": "warning",
  "more-than-pupils": "error",
  "population-area": "warning",
  "no-school": "warning",
  "date-unreadable": "warning",
  "date-outlier": "warning",
  "item-rest": "error",
  "honesty-unusable": "warning",
};

/** One rule that found something. */
export interface CheckProblem {
  readonly rule: CheckRule;
  readonly severity: Severity;
  /** Places, columns or areas; respondents for `no-area`, `no-grade` and `no-school`, null where few. */
  readonly count: number | null;
}

/** Shares of the respondents without an answer; 0 is nobody, null too few to tell. */
export interface MissingShares {
  readonly all: number | null;
  readonly byReason: Readonly<Partial<Record<MissingReason, number | null>>>;
}

/** What stands in one column of the file, and what it is used for. */
export interface CheckedColumn {
  readonly column: string;
  readonly use: "item" | "role" | "unused";
  /** Item or role; null where the column is not used. */
  readonly name: string | null;
  readonly type: "codes" | "labels" | "numbers" | "dates" | "text" | "empty";
  /** Codes that the instrument declares and enough respondents gave; items only. */
  readonly codes: readonly number[] | null;
  readonly missing: Released<MissingShares> | null;
}

/** An undeclared value of a coded item. */
export interface StrangeValue {
  readonly column: string;
  readonly item: string;
  /** At most 40 characters; null where it could be something that a pupil wrote. */
  readonly text: string | null;
  /** Rows as a spreadsheet counts them, the first ten. */
  readonly rows: readonly number[];
  readonly cells: number;
}

/** Rows that should be one, or that are suspiciously equal; rows as a spreadsheet counts them. */
export interface Duplicates {
  readonly sameId: readonly (readonly number[])[];
  readonly sameAnswers: readonly (readonly number[])[];
  /** Fewest answers that two rows must share to be pointed out. */
  readonly answersNeeded: number;
}

/** How well the items of a scale go together, rounded to two decimals. */
export interface ScaleReliability {
  readonly respondents: number;
  readonly alpha: number;
  readonly low: number;
  readonly high: number;
  /** Alpha of the covariances of all pairs that were answered. */
  readonly pairwise: number | null;
  readonly itemRest: readonly { readonly item: string; readonly correlation: number | null }[];
}

export interface CheckedScale {
  readonly scale: string;
  readonly label: Text;
  readonly items: number;
  /** Null where too few answered every item, or nothing varies. */
  readonly reliability: Released<ScaleReliability> | null;
}

/** What one honesty rule finds by itself. */
export interface CheckedHonesty {
  readonly rule: HonestyRule;
  /** Does the project name it, so that it removes? */
  readonly applied: boolean;
  readonly usable: boolean;
  /** Rounded; null where too few to tell. */
  readonly respondents: number | null;
}

/** A figure over all respondents, and over those whom the rules leave. */
export interface ComparedFigure {
  readonly all: Released<Figure>;
  readonly kept: Released<Figure>;
}

/** Answers that have come in from one school, week by week. */
export interface SchoolProgress {
  readonly school: string;
  readonly pupils: number | null;
  /** Answers up to and including each week of `weeks`; rounded, null where too few to tell. */
  readonly answers: readonly (number | null)[];
  readonly rates: readonly (number | null)[];
}

/** Rows as a spreadsheet counts them: the first ten, and how many there are. */
export interface NamedRows {
  readonly rows: readonly number[];
  readonly cells: number;
}

/**
 * Why a date cannot be read: there is none; day or month could stand first; it is a number of days;
 * it is nothing that is known, or no day of the calendar.
 */
export type DateFlaw = "empty" | "order" | "day-number" | "form";

export interface UnreadableDates extends NamedRows {
  readonly reason: DateFlaw;
}

/** How the survey comes in while it is in the field. */
export interface FieldWork {
  readonly column: string;
  /**
   * ISO weeks such as `2024-W16`, none left out between the first and the last; empty where no date
   * can be read.
   */
  readonly weeks: readonly string[];
  readonly schools: readonly SchoolProgress[];
  /** Respondents without a school: all of them, and by week as those of a school. */
  readonly noSchool: {
    readonly respondents: number | null;
    readonly answers: readonly (number | null)[];
  };
  /** By reason; reasons without a row are left out. */
  readonly unreadable: readonly UnreadableDates[];
  /** Dates 30 weeks or more from the median date: in no week of the table. */
  readonly outlying: NamedRows;
}

/** `ctc-check/1`: what a survey file is like, for the person who owns it. */
export interface CheckReport {
  readonly schema: "ctc-check/1";
  readonly generator: { readonly name: "ctc"; readonly version: string };
  readonly synthetic: boolean;
  readonly project: string | null;
  readonly survey: {
    readonly wave: string | null;
    readonly file: string;
    readonly sha256: string;
    readonly rows: number | null;
    readonly format: string;
    readonly columns: number;
  };
  readonly instrument: { readonly id: string; readonly version: string; readonly title: Text };
  readonly policy: { readonly id: string; readonly open: boolean };
  readonly lowResponse: number;
  readonly problems: readonly CheckProblem[];
  readonly columns: readonly CheckedColumn[];
  readonly items: {
    readonly inInstrument: number;
    readonly found: number;
    readonly missing: readonly string[];
    readonly mappedTwice: readonly { readonly column: string; readonly items: readonly string[] }[];
  };
  readonly outOfRange: readonly StrangeValue[];
  /** Texts of the columns for grade and gender that mean no known group; `item` is the role. */
  readonly unknownGroups: readonly StrangeValue[];
  readonly findings: readonly Finding[];
  readonly duplicates: Duplicates;
  readonly unplaced: {
    readonly area: number | null;
    readonly grade: number | null;
    readonly gender: number | null;
  };
  readonly areas: readonly { readonly area: string; readonly row: Released<CoverageRow> }[];
  readonly total: Released<CoverageRow>;
  readonly honesty: {
    readonly rules: readonly CheckedHonesty[];
    /** The rules that are compared: those of the project, else all that can be used. */
    readonly compared: readonly string[];
    readonly removed: number | null;
    readonly figures: readonly ComparedFigure[];
  };
  readonly reliability: readonly CheckedScale[];
  readonly fieldWork: FieldWork | null;
}
