import { normalQuantile, studentTQuantile, studentTTwoSided } from "../statistics/distributions.ts";
import { moverDifference } from "../statistics/mover.ts";
import { welchSatterthwaite } from "../statistics/welch-satterthwaite.ts";
import type { Figure } from "../vocabulary/figure.ts";
import type { Change } from "../vocabulary/profile-diff.ts";
import { roundingStep } from "../vocabulary/row-flags.ts";
import { coarseChange } from "./coarse-change.ts";

/** What is compared of a figure. */
export type ComparedShare = Pick<
  Figure,
  "value" | "low" | "high" | "standardError" | "degreesOfFreedom" | "flags"
>;

/** Chance of telling the smallest change that is named. */
const POWER = 0.8;

/**
 * The change of one share from one survey to another (after − before), the surveys being independent
 * of each other:
 *
 *     SE² = SE_before² + SE_after²
 *     df  = (SE_before² + SE_after²)² / (SE_before⁴/df_before + SE_after⁴/df_after)   (Welch–Satterthwaite)
 *     95 % limits: change ± t(.975; df) · SE;  p two-sided from t(df)
 *     smallest change that would have been told: (t(1 − alpha/2; df) + z(.80)) · SE
 *
 * MOVER from the two intervals, and no p, where a standard error says nothing of the spread: it is 0
 * at a share of 0 or 1, and the df of a single cluster are 0. Where a row is rounded to protect
 * individuals, change and limits are multiples of the coarser step, without p; the limits are widened by
 * half of each step, since either share can be that far from what is printed, and go outwards.
 *
 * @param alpha level of one comparison by itself, in (0, 1)
 * @returns null where either share is not told
 * @see Welch (1947), Biometrika 34, 28–35; Zou & Donner (2008), Statistics in Medicine 27, 1693–1702
 */
export function changeOfShares(
  before: ComparedShare,
  after: ComparedShare,
  alpha: number,
): Change | null {
  if (before.value === null || after.value === null) return null;
  const value = after.value - before.value;
  const [one, other] = [roundingStep(before.flags), roundingStep(after.flags)];
  if (one !== null || other !== null) {
    return coarseChange(value, limitsOf(before, after), [one ?? 0, other ?? 0]);
  }
  const spread = independentSpread(before, after);
  if (spread === null) {
    return { ...UNTOLD, value, ...(limitsOf(before, after) ?? NO_LIMITS), method: "mover" };
  }
  const { standardError, degreesOfFreedom } = spread;
  const half = studentTQuantile(0.975, degreesOfFreedom) * standardError;
  const reach = studentTQuantile(1 - alpha / 2, degreesOfFreedom) + normalQuantile(POWER);
  return {
    value,
    low: Math.max(-1, value - half),
    high: Math.min(1, value + half),
    standardError,
    degreesOfFreedom,
    p: studentTTwoSided(value / standardError, degreesOfFreedom),
    pAdjusted: null,
    method: "wald",
    step: null,
    smallest: reach * standardError,
  };
}

const NO_LIMITS = { low: null, high: null };

const UNTOLD = {
  standardError: null,
  degreesOfFreedom: null,
  p: null,
  pAdjusted: null,
  step: null,
  smallest: null,
} as const;

interface Spread {
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/** Null where one of the two standard errors says nothing. */
function independentSpread(before: ComparedShare, after: ComparedShare): Spread | null {
  const [one, other] = [spreadOf(before), spreadOf(after)];
  if (one === null || other === null) return null;
  return {
    standardError: Math.sqrt(one.standardError ** 2 + other.standardError ** 2),
    degreesOfFreedom: welchSatterthwaite([one, other]),
  };
}

function spreadOf({ standardError, degreesOfFreedom }: ComparedShare): Spread | null {
  if (standardError === null || degreesOfFreedom === null) return null;
  return standardError > 0 && degreesOfFreedom > 0 ? { standardError, degreesOfFreedom } : null;
}

/** MOVER; null where one of the shares has no limits. */
function limitsOf(
  before: ComparedShare,
  after: ComparedShare,
): { readonly low: number; readonly high: number } | null {
  const [one, other] = [intervalOf(before), intervalOf(after)];
  return one === null || other === null ? null : moverDifference(other, one);
}

/** A file has 12 digits, so that a limit can miss its share by the last of them. */
function intervalOf({ value, low, high }: ComparedShare) {
  if (value === null || low === null || high === null) return null;
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}
