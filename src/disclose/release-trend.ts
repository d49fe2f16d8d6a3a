import type { ShareEstimate } from "../vocabulary/estimate.ts";
import { LEVEL } from "../vocabulary/estimation.ts";
import type { Released } from "../vocabulary/figure.ts";
import type { AbsentReason } from "../vocabulary/measure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { LogisticTrend, TrendChange, TrendPoint, TrendVerdict } from "../vocabulary/trend.ts";
import type { RowDecision } from "../vocabulary/trend-sums.ts";
import { multiple, roundCount, roundOutwards, roundShare } from "./round-row.ts";

const THOUSANDTH = 0.001;

type Named = Pick<TrendPoint, "wave" | "time">;

const EMPTY = { respondents: null, value: null, low: null, high: null };

/** A wave that lacks the measure for a reason that has nothing to do with who answered. */
export function releaseAbsentPoint(named: Named, reason: AbsentReason): Released<TrendPoint> {
  const { wave, time } = named;
  const point: TrendPoint = { wave, time, status: "absent", reason, ...EMPTY, flags: [] };
  return point as Released<TrendPoint>;
}

/** A wave of which nothing but its name may be known. */
export function releaseWithheldPoint({ wave, time }: Named): Released<TrendPoint> {
  const status = { status: "withheld", reason: "protected" } as const;
  const point: TrendPoint = { wave, time, ...status, ...EMPTY, flags: [] };
  return point as Released<TrendPoint>;
}

/**
 * The share of one wave under what the wave's own profile decided: a trend lets nothing out that is
 * not there. A rounded one has neither limits nor a change.
 *
 * @param flags of the share by the presentation standard of NCHS
 */
export function releasePoint(
  { wave, time }: Named,
  share: ShareEstimate,
  decision: RowDecision,
  flags: readonly string[],
  policy: Policy,
): Released<TrendPoint> {
  const isKept = policy.presentation === "nchs" && flags.includes("nchs:Px");
  if (decision.kind === "withheld" || isKept) return releaseWithheldPoint({ wave, time });
  const shown = { wave, time, status: "shown", reason: null } as const;
  if (decision.kind === "rounded") {
    const { step, respondentsTo } = decision;
    const point: TrendPoint = {
      ...shown,
      ...EMPTY,
      respondents: roundCount(share.respondents, respondentsTo),
      value: roundShare(share.value, step),
      flags: [`rounded:${step.toFixed(2)}`],
    };
    return point as Released<TrendPoint>;
  }
  const { respondents, value, low, high } = share;
  const partial = decision.kind === "partial" ? ["partial"] : [];
  const point: TrendPoint = {
    ...shown,
    ...{ respondents, value, low, high },
    flags: [...flags, ...partial].sort(),
  };
  return point as Released<TrendPoint>;
}

/** A change before it is told. */
export type UntoldChange = Omit<TrendChange, "verdict">;

/**
 * A change between two waves that are both shown exactly. Its value is the difference of what is
 * printed. A standard error that holds a covariance would tell about single clusters, and so would
 * limits and p's with many digits: limits are thousandths, outwards, and p's have two digits, upwards.
 */
export function releaseChange(
  change: UntoldChange,
  goodWhen: "high" | "low",
  policy: Policy,
): Released<TrendChange> {
  const pAdjusted = coarseP(change.pAdjusted, policy);
  const verdict = verdictOf(pAdjusted, change.value > 0, goodWhen);
  if (policy.open) return { ...change, verdict } as Released<TrendChange>;
  const [low, high] = roundOutwards(change.low, change.high, THOUSANDTH);
  const { smallestSeen } = change;
  return {
    ...change,
    low: Math.max(-1, low),
    high: Math.min(1, high),
    p: coarseP(change.p, policy),
    pAdjusted,
    smallestSeen:
      smallestSeen === null
        ? null
        : multiple(Math.ceil(smallestSeen / THOUSANDTH - 1e-9), THOUSANDTH),
    verdict,
  } as Released<TrendChange>;
}

/** A trend before it is told. */
export interface UntoldTrend extends Pick<LogisticTrend, "from" | "to" | "waves"> {
  readonly oddsRatio: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly pAdjusted: number;
}

const NO_ODDS = { oddsRatio: null, low: null, high: null, p: null, pAdjusted: null };

/**
 * A trend over waves that are all shown exactly. It is adjusted for grade and gender, and so made of
 * answers by grade and gender: beside the printed shares, odds with two decimals leave of three pupils of a
 * third gender only some of the numbers that could be counted. So the verdict is told and nothing else; a
 * test enumerates tables and looks at what it leaves possible.
 */
export function releaseTrend(
  trend: UntoldTrend,
  goodWhen: "high" | "low",
  policy: Policy,
): Released<LogisticTrend> {
  const isUp = trend.oddsRatio > 1;
  const verdict = verdictOf(trend.pAdjusted, isUp, goodWhen);
  const direction = verdict === "cannot_be_told" ? null : isUp ? "up" : "down";
  const told: LogisticTrend = policy.open
    ? { ...trend, direction, verdict }
    : { ...trend, ...NO_ODDS, direction, verdict };
  return told as Released<LogisticTrend>;
}

/** Of a change it follows the p as it is printed, so that everybody comes to the same one. */
function verdictOf(p: number | null, isUp: boolean, goodWhen: "high" | "low"): TrendVerdict {
  if (p === null || p >= LEVEL) return "cannot_be_told";
  return isUp === (goodWhen === "high") ? "better" : "worse";
}

/** Two significant digits, upwards, and at least 0.001. */
function coarseP(p: number | null, policy: Policy): number | null {
  if (p === null || policy.open) return p;
  const step = p >= 0.1 ? 0.01 : p >= 0.01 ? 0.001 : 0.0001;
  return Math.max(0.001, Math.min(1, multiple(Math.ceil(p / step - 1e-9), step)));
}
