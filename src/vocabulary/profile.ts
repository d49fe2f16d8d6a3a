import type { Adjustment, IntervalMethod, LonelyPsu, SmallAreaModel } from "./estimation.ts";
import type { CoverageRow, Figure, Released } from "./figure.ts";
import type { Certainty, LifeDomain, Text } from "./instrument.ts";
import type { MeasureKind, OwnCut } from "./measure.ts";
import type { Cut } from "./norms.ts";
import type { Publication } from "./project.ts";

/** What stands behind a measure: shown under the tables, so that nobody takes a proposal for a fact. */
export interface MeasureNote {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly goodWhen: "high" | "low";
  readonly domain: LifeDomain | null;
  readonly topic: string | null;
  readonly label: Text;
  readonly labelStatus: { readonly en: Certainty; readonly sv?: Certainty };
  readonly status: Certainty;
  readonly source: string | null;
  /** Only of a factor whose cut belongs to the instrument and not to the norm. */
  readonly cut?: OwnCut;
  /** Cuts of the norm that this factor was held against, so that a later profile can be compared. */
  readonly cuts?: readonly MeasureCut[];
  /** How answers become the figure, as the instrument has it; absent in older profiles. */
  readonly rule?: Readonly<Record<string, unknown>>;
  readonly questions: readonly Text[];
  /** Only where the wave says it of one of the questions. */
  readonly comparability?: "reworded" | "not_comparable";
}

/** One cut of the norm; without a grade, for all of them. */
export interface MeasureCut extends Pick<Cut, "grade" | "gender" | "operator" | "value"> {
  /** Serves the grades that have none of their own. */
  readonly fallback?: true;
}

/** A count about the survey that is safe to publish; null where it is too small to tell. */
export interface PublishedFinding {
  readonly code: string;
  readonly column?: string;
  readonly count: number | null;
}

/** Respondents left out of every figure by one honesty rule; each is counted under one rule only. */
export interface RemovedByRule {
  readonly rule: string;
  readonly label: Text;
  readonly status: Certainty;
  readonly thresholdStatus: Certainty;
  /** Rounded to the policy's step; null where they are too few to tell. */
  readonly respondents: number | null;
}

/** How uneven weights are, over everybody who has one, and what that costs. */
export interface WeightSpread {
  /** Smallest and largest weight, relative to their mean. */
  readonly smallest: number;
  readonly largest: number;
  /** Standard deviation of the weights / their mean. */
  readonly variation: number;
  /** Kish's 1 + variation²: how many times the variance of a share grows by it at most. */
  readonly loss: number;
}

/** The spread as it may be told: under a policy that protects, of the loss what `toldLoss` leaves. */
export interface ToldSpread {
  readonly smallest: number | null;
  readonly largest: number | null;
  readonly variation: number | null;
  /** null: above 2. */
  readonly loss: number | null;
}

/** The canonical profile of one area (or of everyone): `ctc-profile/1`. Every format shows these figures. */
export interface Profile {
  readonly schema: "ctc-profile/1";
  readonly generator: { readonly name: "ctc"; readonly version: string };
  readonly synthetic: boolean;
  readonly publication: Publication;
  /** Name of the municipality or survey, as the project file has it. */
  readonly project: string | null;
  readonly survey: {
    readonly wave: string | null;
    /** How the wave was asked, as the project says: `web`, `paper`; only where it says so. */
    readonly mode?: string;
    readonly file: string;
    readonly sha256: string;
    /** Rows of the file; null where a few of them may not be told, for they would be left over. */
    readonly rows: number | null;
    /** How the file was read; null where the format has no such thing. */
    readonly format: string;
    readonly encoding: string | null;
    readonly delimiter: string | null;
    readonly headerRow: number | null;
    readonly sheet: string | null;
  };
  readonly instrument: {
    readonly id: string;
    readonly version: string;
    readonly title: Text;
    readonly sha256: string;
    readonly citation: string;
    readonly licence: string;
  };
  readonly norms: {
    readonly id: string;
    readonly sha256: string;
    readonly population: Text;
    readonly waves: readonly string[];
    readonly respondents: number;
    /** Only where the number of respondents is rounded. */
    readonly rounded?: true;
    readonly method: string;
    readonly spread: string | null;
    readonly multiplier: number | null;
    readonly percentile?: number;
    /** Behaviour that the cuts were held against, or chosen by (`contrast`). */
    readonly against?: string;
    /** Only where no cut goes by grade: its share is that of all grades together. */
    readonly byGrade?: false;
    readonly synthetic: boolean;
  } | null;
  readonly area: {
    readonly id: string | null;
    readonly name: string | null;
    /** Where pupils live or where their school lies; null where nobody said. */
    readonly basis: "home" | "school" | null;
    /** What the area list makes part of the area in some waves only; where there is such a thing. */
    readonly parts?: readonly string[];
  };
  readonly design: {
    readonly weighted: boolean;
    readonly stratified: boolean;
    readonly clustered: boolean;
    readonly interval: IntervalMethod;
    readonly lonelyPsu: LonelyPsu;
    /** Whether the respondents are taken as a part of the pupils in the register. */
    readonly finitePopulation: boolean;
    /** How the weights were fitted to the register; null where they were not. */
    readonly calibration: {
      readonly method: "poststratify" | "rake";
      /** What of the register the weights agree with. */
      readonly by: readonly ("area" | "grade" | "gender")[];
      readonly weights: ToldSpread;
      /** Respondents whose grade or gender the register does not have; null where too few to tell. */
      readonly unplaced: number | null;
    } | null;
    readonly reference: "rest" | "none";
    readonly adjustment: Adjustment;
    readonly smallAreas: SmallAreaModel;
  };
  readonly policy: {
    readonly id: string;
    readonly source: string;
    /** What it does, for a reader; only where the policy says so. */
    readonly summary?: Text;
    readonly open: boolean;
  };
  readonly coverage: {
    readonly pupils: number | null;
    readonly respondents: number | null;
    readonly rate: number | null;
    /** Respondents in the file whose area is not known, to the nearest five; null when protected. */
    readonly withoutArea: number | null;
    readonly byGrade: readonly Released<CoverageRow>[];
    /** Only where the register tells genders apart; see `releaseGenders`. */
    readonly byGender: readonly Released<CoverageRow>[];
    readonly byGradeGender: readonly Released<CoverageRow>[];
    readonly total: Released<CoverageRow>;
    readonly removed: readonly RemovedByRule[];
  };
  readonly measures: readonly MeasureNote[];
  readonly factors: readonly Released<Figure>[];
  readonly behaviours: readonly Released<Figure>[];
  readonly cumulative: readonly Released<Figure>[];
  readonly notMeasured: readonly Text[];
  readonly findings: readonly PublishedFinding[];
  /** Codes of notes that the text of the profile spells out. */
  readonly notes: readonly string[];
}
