import type { IntervalMethod } from "./estimation.ts";
import type { Gender } from "./instrument.ts";
import type { PresentationFlag } from "./presentation-flag.ts";

/** The part of an area that a figure describes; empty for everyone in it. */
export interface Group {
  readonly grade?: string;
  readonly gender?: Gender;
}

/** The share of one measure in one domain, with everything needed to judge how far it can be trusted. */
export interface ShareEstimate {
  /** Persons in the denominator. */
  readonly respondents: number;
  /** Persons in the numerator. Never leaves the machine; disclosure looks at it. */
  readonly counted: number;
  /** Sum of weights over the denominator. */
  readonly weighted: number;
  /** Weighted share, in [0, 1]. */
  readonly value: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  /** Active clusters − active strata of the denominator. */
  readonly degreesOfFreedom: number;
  /** Against simple random sampling with replacement; null where the standard error is 0. */
  readonly designEffect: number | null;
  /**
   * p(1 − p)/SE², uncapped; Kish's (Σw)²/Σw² where the standard error is 0; Infinity where everybody
   * in a finite population answered.
   */
  readonly effectiveRespondents: number;
  /** Interval method as used: at 0 and 1 not always the one that was asked for. */
  readonly method: IntervalMethod;
  /** What the variance was multiplied by because the population is finite; absent where it was not. */
  readonly finiteCorrection?: number;
}

/** A difference between two shares (first − second), as proportions in [−1, 1]. */
export interface DifferenceEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided p of the Wald t test; null where either share is 0 or 1 or df ≤ 0. */
  readonly p: number | null;
}

/** A share helped by the other areas through a model; never put in the place of the direct one. */
export interface ModelAssisted {
  /** In [0, 1], as both limits. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** How far it was drawn from the area's own share, 0, to that of all areas, 1. */
  readonly shrinkage: number;
}

/** All that is estimated about one measure in one area × group, before disclosure. */
export interface Estimate {
  readonly measure: string;
  readonly area: string | null;
  readonly group: Group;
  readonly share: ShareEstimate;
  /** Weighted mean of the scale scores in the denominator; factors only. */
  readonly meanScore: number | null;
  readonly reference: ShareEstimate | null;
  readonly difference: DifferenceEstimate | null;
  /** Share past the cut in the norm population, weighted to the grades of the denominator. */
  readonly norm: number | null;
  readonly differenceFromNorm: DifferenceEstimate | null;
  readonly flags: readonly PresentationFlag[];
}

/** The weights of those behind one share. */
export interface RowWeights {
  readonly respondents: number;
  /** The largest weight through the sum of them, in (0, 1]. */
  readonly heaviest: number;
  /** Kish's n · Σw² / (Σw)², ≥ 1. */
  readonly loss: number;
}
