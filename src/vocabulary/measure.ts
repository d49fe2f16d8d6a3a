import type { Certainty, LifeDomain, Operator, Text } from "./instrument.ts";

export type MeasureKind = "risk" | "protective" | "behaviour" | "cumulative";
export type AbsentReason = "not_asked" | "no_norm" | "no_rule" | "no_answers" | "not_comparable";

/** A cut that is part of the instrument itself. */
export interface OwnCut {
  readonly operator: Operator;
  readonly value: number;
  readonly source: string;
}

/** What a figure is about: the thing whose share of pupils is told. */
export interface Measure {
  readonly id: string;
  readonly kind: MeasureKind;
  /** Kind of the factors that a cumulative measure counts; else the kind itself. */
  readonly goodWhen: "high" | "low";
  readonly domain?: LifeDomain;
  readonly topic?: string;
  readonly label: Text;
  readonly labelStatus: { readonly en: Certainty; readonly sv?: Certainty };
  readonly status: Certainty;
  readonly source?: string;
  /** Only of a factor whose cut belongs to the instrument and not to a norm. */
  readonly cut?: OwnCut;
  /** The questions behind it. */
  readonly questions: readonly Text[];
  /** One of the questions was put in other words, or is another question, in this wave. */
  readonly comparability?: "reworded" | "not_comparable";
}

/** State of one respondent for one measure. */
export const COUNTED = 1;
export const NOT_COUNTED = 0;
export const UNKNOWN = -1;

/** Who is counted, for one measure, over all respondents. UNKNOWN is out of the denominator. */
export interface Indicator {
  readonly measure: Measure;
  /** One entry per respondent: COUNTED, NOT_COUNTED or UNKNOWN. Empty when `absent`. */
  readonly state: Int8Array;
  /** Scale score per respondent (NaN: not scored), for factors only. */
  readonly score?: Float64Array;
  /** Share beyond the cut in the norm population, by grade ("" for a cut without grade), in [0, 1]. */
  readonly beyond?: ReadonlyMap<string, number>;
  readonly absent?: AbsentReason;
}
