import type { Inline } from "../../vocabulary/report.ts";
import { roundingStep } from "../../vocabulary/row-flags.ts";
import type { MeasureTrend, TrendChange, TrendPoint } from "../../vocabulary/trend.ts";
import { ABSENT, message, plain, UNRELIABLE, WITHHELD } from "../blocks.ts";

/** The share of one wave, or the sign for why there is none. */
export function shareCell({ status, value, flags }: TrendPoint): Inline {
  if (status === "withheld") return WITHHELD;
  if (status === "absent" || value === null) return ABSENT;
  const step = roundingStep(flags);
  const share: Inline = { kind: "share", value, bare: true, ...(step === null ? {} : { step }) };
  return flags.includes("nchs:Px")
    ? message("profile.number.unreliable", { share, sign: UNRELIABLE })
    : share;
}

/** A change in percentage points, with its interval. */
export function pointsOf({ value, low, high }: TrendChange, bare = true): Inline {
  return { kind: "pointsInterval", value, low, high, ...(bare ? { bare } : {}) };
}

/** "2017–2023: +3,2 (+1,0 to +5,4)". */
export function changeCell(change: TrendChange | undefined): Inline {
  if (change === undefined) return ABSENT;
  const facts = { from: plain(change.from), to: plain(change.to), change: pointsOf(change) };
  return message("trend.cell.change", facts);
}

/** Better or worse; or that it cannot be told, with the change that would have been seen. */
export function verdictCell(change: TrendChange | undefined): Inline {
  if (change === undefined) return ABSENT;
  const { verdict, smallestSeen } = change;
  if (verdict !== "cannot_be_told") return message(`trend.verdict.${verdict}`);
  return smallestSeen === null
    ? message("trend.verdict.cannot_be_told")
    : message("trend.verdict.smallest", {
        smallest: { kind: "share", value: smallestSeen, bare: true },
      });
}

const TWO = 2;
const ratio = (value: number): Inline => ({ kind: "decimal", value, decimals: TWO, fixed: true });

/** Where it goes, whether that is good, and by how much the odds grow or shrink, where that is told. */
export function trendCell({ trend, noTrend }: MeasureTrend): Inline {
  if (trend === null) return message(`trend.none.${noTrend ?? "few_waves"}`);
  const { direction, oddsRatio, low, high } = trend;
  const verdict = message(`trend.verdict.${trend.verdict}`);
  const told = direction === null ? verdict : message(`trend.cell.trend.${direction}`, { verdict });
  if (oddsRatio === null || low === null || high === null) return told;
  const odds = { ratio: ratio(oddsRatio), low: ratio(low), high: ratio(high) };
  return message("trend.cell.odds", { told, ...odds });
}

/** From which waves on something else was asked or counted. */
export function breakCell({ breaks }: MeasureTrend): Inline {
  if (breaks.length === 0) return plain("");
  return {
    kind: "enumeration",
    items: breaks.map(({ wave, reason }) =>
      message(`trend.break.${reason}`, { wave: plain(wave) }),
    ),
  };
}
