import type { LifeDomain, Text } from "./instrument.ts";
import type { AbsentReason, MeasureKind } from "./measure.ts";

/** A name, in the order of a wave's numbers; areas have an id beside it. */
export interface NamedArea {
  readonly id: string;
  readonly name: string;
}

/**
 * The smallest groups of one wave, column by column: who has the same area, grade, gender, stratum
 * and cluster. Numbers point into the wave's names; −1 is not known, and of a cluster: each
 * respondent is one.
 */
export interface SumsCells {
  readonly area: readonly number[];
  readonly grade: readonly number[];
  readonly gender: readonly number[];
  readonly stratum: readonly number[];
  readonly cluster: readonly number[];
  /** Everybody in the cell, whatever they answered. */
  readonly respondents: readonly number[];
}

/** Weights of those behind one measure, cell by cell as in `MeasureSums.at`; weighted surveys only. */
export interface WeightSums {
  /** Σw, Σwy, Σw² and Σw²y over the cell. */
  readonly weighted: readonly number[];
  readonly weightedCounted: readonly number[];
  readonly squared: readonly number[];
  readonly squaredCounted: readonly number[];
}

/** What a trend has to know about the thing whose share of pupils is told. */
export interface TrendMeasure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly goodWhen: "high" | "low";
  readonly domain: LifeDomain | null;
  readonly label: Text;
}

/** What was decided about one row of a wave's own profiles. */
export type RowDecision =
  | { readonly kind: "exact" }
  /** Everyone who may be told of. */
  | { readonly kind: "partial" }
  | { readonly kind: "rounded"; readonly step: number; readonly respondentsTo: number }
  | { readonly kind: "withheld" };

/** What the wave's own profiles show of one measure. A trend shows that and nothing else. */
export interface MeasureDecision {
  readonly everyone: RowDecision;
  readonly areas: readonly RowDecision[];
  /** Areas that are in no figure of anybody else. */
  readonly isHidden: readonly boolean[];
  /** Are those without area in the figures of everyone? */
  readonly hasWithoutArea: boolean;
}

/** One measure of one wave. */
export interface MeasureSums {
  readonly measure: TrendMeasure;
  /** Rules, cuts and instrument behind it; two waves with another text are not compared. */
  readonly definition: string;
  /** What the wave says about its questions. */
  readonly comparability: "reworded" | "not_comparable" | null;
  readonly absent: AbsentReason | null;
  /** null where the measure is absent. */
  readonly decision: MeasureDecision | null;
  /** Cells with somebody whose answer is known and whose weight is above 0, ascending. */
  readonly at: readonly number[];
  readonly respondents: readonly number[];
  readonly counted: readonly number[];
  readonly weights: WeightSums | null;
}

/** One wave of a survey without its answers: all that a trend needs of it. */
export interface WaveSums {
  readonly wave: string;
  readonly file: string;
  readonly sha256: string;
  readonly synthetic: boolean;
  readonly instrument: string;
  readonly norms: string | null;
  /** The disclosure policy that decided, as `policyStamp` has it. */
  readonly policy: string;
  readonly weighted: boolean;
  readonly stratified: boolean;
  readonly clustered: boolean;
  readonly areas: readonly NamedArea[];
  readonly grades: readonly string[];
  readonly genders: readonly string[];
  readonly strata: readonly string[];
  readonly clusters: readonly string[];
  readonly cells: SumsCells;
  /** Cells of whose respondents not even the number is told. */
  readonly untold: readonly number[];
  readonly measures: readonly MeasureSums[];
}

/** `ctc-sums/1`: waves of a survey as sums, protected like the answers they were made from. */
export interface SumsFile {
  readonly schema: "ctc-sums/1";
  readonly notice: string;
  readonly generator: { readonly name: "ctc"; readonly version: string };
  readonly waves: readonly WaveSums[];
}
