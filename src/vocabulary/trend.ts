import type { Adjustment, IntervalMethod } from "./estimation.ts";
import type { Released } from "./figure.ts";
import type { LifeDomain, Text } from "./instrument.ts";
import type { AbsentReason, MeasureKind } from "./measure.ts";
import type { Publication } from "./project.ts";

/** Why a wave is not compared with the one before it. */
export type SeriesBreak = "reworded" | "not_comparable" | "definition";

/** Why there is no change, or no trend. */
export type NoTrendReason = "few_waves" | "no_spread" | "not_identified";

/** Good and bad follow the measure; what is not certain is neither. */
export type TrendVerdict = "better" | "worse" | "cannot_be_told";

/** The share of one wave, as the wave's own profile shows it. */
export interface TrendPoint {
  readonly wave: string;
  /** Years, with decimals. */
  readonly time: number;
  readonly status: "shown" | "withheld" | "absent";
  readonly reason: "protected" | AbsentReason | null;
  readonly respondents: number | null;
  /** Share and limits in [0, 1]. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Sorted, as those of a profile's row. */
  readonly flags: readonly string[];
}

/** How a share changed between two waves, as proportions in [−1, 1]: later − earlier. */
export interface TrendChange {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly p: number | null;
  /** Adjusted within the area and the family of measures: since the first wave, or since the one before. */
  readonly pAdjusted: number | null;
  /** A true change of this size would be found in four of five surveys; null where there is no p. */
  readonly smallestSeen: number | null;
  readonly verdict: TrendVerdict;
}

/**
 * A linear trend on the logit scale, adjusted for grade and gender. It is made of answers by grade and
 * gender: where a policy protects, the verdict is told, and no number.
 */
export interface LogisticTrend {
  readonly from: string;
  readonly to: string;
  readonly waves: number;
  /** exp(slope): by what the odds are multiplied in a year; limits, p's: null where not told. */
  readonly oddsRatio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  /** null where it cannot be told. */
  readonly direction: "up" | "down" | null;
  readonly verdict: TrendVerdict;
}

/** One measure in one area over all waves. */
export interface MeasureTrend {
  readonly measure: string;
  readonly kind: MeasureKind;
  readonly domain: LifeDomain | null;
  readonly label: Text;
  readonly goodWhen: "high" | "low";
  /** In the order of time. */
  readonly points: readonly Released<TrendPoint>[];
  /** Waves that cannot be compared with the ones before, and why. */
  readonly breaks: readonly { readonly wave: string; readonly reason: SeriesBreak }[];
  /** Since the first wave that can be compared, and since the one before the last. */
  readonly changes: readonly Released<TrendChange>[];
  readonly trend: Released<LogisticTrend> | null;
  /** Why there is none; null where there is one. */
  readonly noTrend: NoTrendReason | null;
}

/** All measures of one area, or of everyone (`name` null). */
export interface AreaTrend {
  readonly id: string | null;
  readonly name: string | null;
  readonly measures: readonly MeasureTrend[];
}

/** `ctc-trend/1`: several waves of one survey, side by side. */
export interface Trend {
  readonly schema: "ctc-trend/1";
  readonly generator: { readonly name: "ctc"; readonly version: string };
  readonly synthetic: boolean;
  readonly publication: Publication;
  readonly project: string | null;
  readonly waves: readonly {
    readonly wave: string;
    readonly time: number;
    readonly file: string;
    readonly sha256: string;
  }[];
  readonly instrument: string;
  readonly norms: string | null;
  readonly design: {
    readonly weighted: boolean;
    readonly stratified: boolean;
    readonly clustered: boolean;
    /** Is a cluster the same one in all waves that have it? Else the waves are independent. */
    readonly sameClusters: boolean;
    readonly interval: IntervalMethod;
    readonly adjustment: Adjustment;
  };
  readonly policy: { readonly id: string; readonly open: boolean };
  readonly areas: readonly AreaTrend[];
}
