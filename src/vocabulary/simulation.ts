import type { Gender, LifeDomain, MissingReason, Role, ScaleKind } from "./instrument.ts";

/** Shares of the answers to one item, from the least to the most of what its trait measures. */
export type AnswerShares = readonly number[];

/** How pupils differ in one trait. Shifts are in standard deviations of the trait. */
export interface TraitModel {
  /** Shares for every item of the trait; default: those of the answer set and kind. */
  readonly shares?: AnswerShares;
  /** Shares item by item. */
  readonly items: Readonly<Record<string, AnswerShares>>;
  /** Correlation of an item's latent answer with the trait; default `SimulationModel.loadings.item`. */
  readonly loading?: number;
  readonly grade: Readonly<Record<string, number>>;
  readonly gender: Readonly<Partial<Record<Gender, number>>>;
}

/** A trait that is no scale of the instrument: use of alcohol, violence, low spirits, honesty. */
export interface OtherTrait extends TraitModel {
  readonly kind: ScaleKind;
  /** Absent: the trait goes with nothing else. */
  readonly domain?: LifeDomain;
}

/** How answers hang together within one honest respondent. */
export interface AnswerRules {
  /** `item` is never above `limit`: 30-day use and lifetime use, in the same answers. */
  readonly atMost: readonly { readonly item: string; readonly limit: string }[];
  /** `item` has its least answer unless `given` is above its own least answer. */
  readonly onlyIf: readonly { readonly item: string; readonly given: string }[];
  /** `item` is not asked of those who gave `given` its least answer. */
  readonly skippedUnless: readonly { readonly item: string; readonly given: string }[];
  /** All `items` get `code` together, for a share of the pupils ("I have no brothers or sisters"). */
  readonly together: readonly {
    readonly items: readonly string[];
    readonly code: number;
    readonly share: number;
  }[];
  /** Highest age that a pupil of a grade can give in answers of the sets in `answers`. */
  readonly ages: {
    readonly answers: readonly string[];
    readonly highest: Readonly<Record<string, number>>;
  };
}

/** Shares of respondents and of answers, in [0, 1]. */
export interface MissingModel {
  /** Respondents who leave out their gender. */
  readonly gender: number;
  /** Per answer, for a careful respondent. */
  readonly blank: number;
  readonly dontKnow: number;
  readonly noAnswer: number;
  /** This share of the respondents leaves out `carelessFactor` times as much. */
  readonly careless: number;
  readonly carelessFactor: number;
  /** Respondents who stop before the end; the rest of their answers is blank. */
  readonly dropOff: number;
  /** Pages skipped, and how many items a page has. */
  readonly pageSkipped: number;
  readonly pageLength: number;
}

/** `ctc-simulation-model/1`: what the answers of one instrument look like in general. */
export interface SimulationModel {
  readonly schema: "ctc-simulation-model/1";
  readonly id: string;
  /** Correlations: trait with the general factor, trait with its domain's factor, item with trait. */
  readonly loadings: { readonly general: number; readonly domain: number; readonly item: number };
  /** Standard deviation of what a class has in common, per trait. */
  readonly classEffect: number;
  /** Default shares by answer set and kind. */
  readonly answers: Readonly<Record<string, Readonly<Record<ScaleKind, AnswerShares>>>>;
  /** What is special about a scale's trait. */
  readonly scales: Readonly<Record<string, TraitModel>>;
  readonly otherTraits: Readonly<Record<string, OtherTrait>>;
  readonly rules: AnswerRules;
  readonly missing: MissingModel;
  readonly dishonesty: {
    /** Share who exaggerate: other traits at their most, and the fictitious drug too. */
    readonly exaggerating: number;
    /** Share who tick the same place down the page. */
    readonly straightLining: number;
    readonly honestyItem: string;
  };
}

/** One area of the invented municipality. */
export interface PlannedArea {
  readonly id: string;
  /** Empty: pupils whose area is not known. */
  readonly name: string;
  /** Spellings found in the survey beside the name, with the share of respondents that has them. */
  readonly spellings: readonly {
    readonly text: string;
    readonly share: number;
    /** Has its own row in areas.csv. */
    readonly alias: boolean;
  }[];
  /** Reported as this area, through areas.csv. */
  readonly partOf?: { readonly id: string; readonly name: string };
  /** Grade → pupils. */
  readonly pupils: Readonly<Record<string, number>>;
  /** Grade → schools they go to. */
  readonly schools: Readonly<Record<string, readonly string[]>>;
  /** Wave → share of the pupils who answer. */
  readonly responseRate: Readonly<Record<string, number>>;
  /** How many answer "other" to gender. */
  readonly otherGender: number;
  /** Trait → how far the area lies from the municipality. */
  readonly traits: Readonly<Record<string, number>>;
}

/** A change planted in one area at one wave; in standard deviations of the trait. */
export interface PlannedChange {
  readonly area: string;
  readonly trait: string;
  readonly shift: number;
  readonly note: string;
}

export interface PlannedWave {
  /** Scales and other traits that are asked; absent: all that the model and instrument have. */
  readonly asked?: readonly string[];
  readonly notAsked: readonly string[];
  readonly changes: readonly PlannedChange[];
}

/** One survey file, as a platform would write it. */
export interface PlannedExport {
  readonly wave: string;
  readonly file: string;
  /** In an SPSS file answers are codes, whatever `answers` says; that is the language of their labels. */
  readonly format: "delimited" | "sav";
  readonly encoding: "utf-8" | "utf-8-bom" | "windows-1252";
  readonly delimiter: "," | ";" | "\t";
  readonly lineEnd: "LF" | "CRLF";
  /** Lines above the header; they may be empty. */
  readonly titleLines: readonly string[];
  /** Role → header, in the order of the file. */
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  /** Header of an answer column: the item's id, a number such as F12_1, or the number and the question. */
  readonly header: "id" | "number" | "question";
  /** Item → header, where it differs from the rule. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly answers: "code" | "sv" | "en";
  readonly missing: Readonly<Partial<Record<MissingReason, string>>>;
  readonly grade: Readonly<Record<string, string>>;
  readonly gender: Readonly<Record<Gender, string>>;
}

/** A sample from which cuts are derived: the same pupils, without areas and changes. */
export interface PlannedReference {
  readonly file: string;
  readonly id: string;
  readonly population: { readonly en: string; readonly sv: string };
  readonly wave: string;
  readonly asked?: readonly string[];
  readonly notAsked: readonly string[];
  readonly respondents: Readonly<Record<string, number>>;
  readonly spread: "median-absolute-deviation" | "mean-absolute-deviation";
  readonly multiplier: number;
}

/** A `ctc.yaml` to write: `fields` as they stand, and `waves` from the exports named. */
export interface PlannedProject {
  readonly file: string;
  readonly exports: readonly string[];
  readonly comparability: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** `ctc-simulation/1`: an invented municipality, its survey, and the files it ends up in. */
export interface SimulationPlan {
  readonly schema: "ctc-simulation/1";
  /** Any text; the same text gives the same pupils. */
  readonly seed: string;
  readonly areas: readonly PlannedArea[];
  readonly waves: Readonly<Record<string, PlannedWave>>;
  readonly exports: readonly PlannedExport[];
  readonly references: readonly PlannedReference[];
  readonly projects: readonly PlannedProject[];
  /** Paths of the side files. */
  readonly populationFile: string;
  readonly areasFile: string;
  readonly truthFile: string;
}
