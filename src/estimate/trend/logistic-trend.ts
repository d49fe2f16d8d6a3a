import { studentTQuantile, studentTTwoSided } from "../../statistics/distributions.ts";
import type { LonelyPsu } from "../../vocabulary/estimation.ts";
import { fitPatterns, type PatternFit } from "./fit-patterns.ts";
import { rowVariance } from "./row-variance.ts";
import type { StackedMeasure, StackedWaves } from "./stack-waves.ts";
import { type TrendPatterns, trendPatterns } from "./trend-patterns.ts";

/** A linear trend on the logit scale, per unit of time. */
export interface TrendEstimate {
  /** Change of log(p/(1 − p)) per year. */
  readonly slope: number;
  readonly standardError: number;
  /** Clusters − strata of the denominator + 1 − coefficients, as `svyglm`. */
  readonly degreesOfFreedom: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/** Why there is no trend. */
export type NoTrend = "no_spread" | "not_identified";

/** One measure in one domain over several waves. */
export interface TrendRequest {
  readonly measure: StackedMeasure;
  /** 1 for rows of the domain. */
  readonly inside: Uint8Array;
  /** Time of each wave, in years; null where the wave takes no part. */
  readonly times: readonly (number | null)[];
}

/**
 * Linear trend of a share over time: weighted logistic regression of the answer on the wave's time,
 * with grade and gender as factors, where not known is a level of its own.
 *
 *     logit P(y) = a + b·time + grade + gender, by Newton's method on the weighted score equations
 *     V(b): Taylor linearisation, z = e_b' A⁻¹ · w(y − μ)x over the stacked design, A = Σ w μ(1 − μ) x x'
 *
 * A level of grade or gender in which all answered alike is fitted without error whatever b is, and
 * is left out (repeatedly); so are factors that time or others stand for already.
 *
 * `no_spread`: a wave's share is 0 or 1. `not_identified`: nothing tells time from the rest, the
 * equations have no solution, or there are no degrees of freedom.
 *
 * @see CDC, Conducting Trend Analyses of YRBS Data; Binder (1983); R `survey::svyglm`
 */
export function estimateTrend(
  { measure, inside, times }: TrendRequest,
  design: StackedWaves,
  lonelyPsu: LonelyPsu,
): TrendEstimate | NoTrend {
  const patterns = trendPatterns(measure, inside, times, design);
  if (patterns === "no_spread") return "no_spread";
  const fit = patterns === null ? null : fitPatterns(patterns);
  if (patterns === null || fit === null) return "not_identified";
  return withSpread(fit, patterns, { measure, design, lonelyPsu });
}

function withSpread(
  fit: PatternFit,
  { of }: TrendPatterns,
  means: {
    readonly measure: StackedMeasure;
    readonly design: StackedWaves;
    readonly lonelyPsu: LonelyPsu;
  },
): TrendEstimate | NoTrend {
  const { measure, design, lonelyPsu } = means;
  const column = (): Float64Array => new Float64Array(design.rows);
  const scores = { sum: column(), squares: column(), respondents: column() };
  for (let row = 0; row < design.rows; row += 1) {
    const pattern = of[row] as number;
    if (pattern === -1) continue;
    const [mean, influence] = [fit.mean[pattern] as number, fit.influence[pattern] as number];
    const [w, wy] = [measure.weighted[row] as number, measure.weightedCounted[row] as number];
    const [ww, wwy] = [measure.squared[row] as number, measure.squaredCounted[row] as number];
    scores.respondents[row] = measure.respondents[row] as number;
    scores.sum[row] = influence * (wy - mean * w);
    const square = (1 - mean) * (1 - mean) * wwy + mean * mean * (ww - wwy);
    scores.squares[row] = influence * influence * square;
  }
  const { variance, degreesOfFreedom: full } = rowVariance(scores, design, lonelyPsu);
  const degreesOfFreedom = full + 1 - fit.coefficients;
  if (!(degreesOfFreedom > 0) || !(variance > 0)) return "not_identified";
  const standardError = Math.sqrt(variance);
  const half = studentTQuantile(0.975, degreesOfFreedom) * standardError;
  return {
    slope: fit.slope,
    standardError,
    degreesOfFreedom,
    low: fit.slope - half,
    high: fit.slope + half,
    p: studentTTwoSided(fit.slope / standardError, degreesOfFreedom),
  };
}
