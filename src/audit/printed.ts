import type { MeasureKind } from "../vocabulary/measure.ts";
import type { Policy } from "../vocabulary/policy.ts";

/** A number as printed stands for every number from `low` to `high`. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** One row of a published profile, in whichever format. */
export interface PrintedFigure {
  /** Null: everyone. */
  readonly area: string | null;
  readonly grade: string | null;
  readonly gender: string | null;
  readonly measure: string;
  readonly status: "shown" | "withheld" | "absent";
  /** Absent because nobody answered. */
  readonly isNobody: boolean;
  /** Holds the areas that are shown only; null where the format does not say. */
  readonly isPartial: boolean | null;
  readonly isRounded: boolean;
  /** Told as a limit (at most, at least): its pupils are in no sum, as if it were withheld. */
  readonly isLimit: boolean;
  readonly respondents: Range | null;
  readonly share: Range | null;
  readonly standardError: Range | null;
  readonly lowerLimit: Range | null;
  readonly upperLimit: Range | null;
  /** Share of the other areas that are shown. */
  readonly reference: Range | null;
  /** A part of a divided total as printed: its numbers are no rounding of the group's own. */
  readonly divided: { readonly respondents: number; readonly share: Range } | null;
}

/** How many took part, in an area or in one grade or gender of it. */
export interface PrintedParticipation {
  readonly area: string | null;
  readonly grade: string | null;
  readonly gender: string | null;
  readonly status: "shown" | "withheld";
  readonly isPartial: boolean | null;
  readonly isRounded: boolean;
  readonly respondents: Range | null;
  readonly pupils: number | null;
}

export interface PrintedMeasure {
  readonly kind: MeasureKind;
  readonly goodWhen: "high" | "low";
  readonly labels: readonly string[];
}

/** What one published file says. */
export interface PrintedFile {
  readonly file: string;
  /** Folder it was found in: what lies together was published together. */
  readonly folder: string;
  readonly wave: string | null;
  /** Hash of the survey behind it; null where the format does not tell. */
  readonly survey: string | null;
  readonly instrument: { readonly id: string; readonly version: string } | null;
  readonly norms: string | null;
  readonly policy: string | null;
  /** Weights, strata or clusters; null where the format does not tell. */
  readonly isWeighted: boolean | null;
  readonly isSimple: boolean | null;
  readonly measures: ReadonlyMap<string, PrintedMeasure>;
  readonly figures: readonly PrintedFigure[];
  readonly participation: readonly PrintedParticipation[];
  /** Respondents of the whole survey of whom the area (grade, gender) is not known. */
  readonly without: Readonly<Partial<Record<"area" | "grade" | "gender", Range>>>;
  /** Every area of the publication, where the file lists them. */
  readonly areas: readonly string[] | null;
  /** Does it say that it was held against what was published of the wave before? */
  readonly isHeld: boolean;
}

/** What a format leaves open of a file, where it does not tell. */
export const UNTOLD_OF_FILE: Omit<PrintedFile, "file" | "folder" | "wave"> = {
  survey: null,
  instrument: null,
  norms: null,
  policy: null,
  isWeighted: null,
  isSimple: null,
  measures: new Map(),
  figures: [],
  participation: [],
  without: {},
  areas: null,
  isHeld: false,
};

/** What a count printed to the nearest multiple of `step`, halves up, can have been. */
export function countRange(printed: number, step: number): Range {
  return {
    low: Math.max(0, Math.ceil(printed - step / 2)),
    high: Math.ceil(printed + step / 2) - 1,
  };
}

/** What a printed count can have been: itself, or what rounds to it. */
export function countOf(printed: number | null, step: number | null): Range | null {
  if (printed === null) return null;
  return step === null ? exactly(printed) : countRange(printed, step);
}

/**
 * What a count can have been that is a part of a rounded total, divided in multiples of `step` by
 * largest remainder. Of N respondents the rows hold K, and N − K are too few to be told of, else the
 * total would be that of the rows: N − K < `minimumRespondents`. The total W is half a step from N at
 * most, so K − step/2 ≤ W ≤ K + (minimumRespondents − 1) + step/2. A row of n ≤ K is printed less than
 * a step from n · W/K, and n · (W − K)/K is W − K at most, which it is where one row is nearly all.
 */
export function dividedRange(
  printed: number,
  step: number,
  { minimumRespondents }: Pick<Policy, "minimumRespondents">,
): Range {
  const most = Math.ceil(1.5 * step) - 1;
  return {
    low: Math.max(0, printed - most - (minimumRespondents - 1)),
    high: printed + most,
  };
}

/**
 * What a count can have been that was divided as those of the whole area are: another step away.
 */
export function dividedAlikeRange(
  printed: number,
  step: number,
  policy: Pick<Policy, "minimumRespondents">,
): Range {
  const { low, high } = dividedRange(printed, step, policy);
  return { low: Math.max(0, low - step), high: high + step };
}

/** What a share printed to a multiple of `step` can have been. */
export function shareRange(printed: number, step: number): Range {
  const guard = 1e-9 * step;
  return {
    low: Math.max(0, printed - step / 2 - guard),
    high: Math.min(1, printed + step / 2 + guard),
  };
}

/** What a number with so many significant digits can have been. */
export function digitsRange(printed: number, digits: number): Range {
  const slack = Math.abs(printed) * 10 ** (1 - digits) + 1e-15;
  return { low: printed - slack, high: printed + slack };
}

/** What a number with so many decimals can have been. */
export function decimalsRange(printed: number, decimals: number): Range {
  const slack = 0.5 * 10 ** -decimals * (1 + 1e-6);
  return { low: printed - slack, high: printed + slack };
}

export const exactly = (value: number): Range => ({ low: value, high: value });
