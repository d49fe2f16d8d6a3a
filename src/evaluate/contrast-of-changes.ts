import { studentTQuantile, studentTTwoSided } from "../statistics/distributions.ts";
import { welchSatterthwaite } from "../statistics/welch-satterthwaite.ts";
import type { Limits } from "../vocabulary/evaluation.ts";
import type { Change } from "../vocabulary/profile-diff.ts";

/** A change, and how often it counts in the sum. */
export interface WeightedChange {
  readonly weight: number;
  readonly change: Pick<Change, "value" | "low" | "high" | "standardError" | "degreesOfFreedom">;
}

/** A weighted sum of independent changes. */
export interface Contrast extends Limits {
  readonly value: number;
  readonly standardError: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
  readonly method: "wald" | "mover";
}

/**
 * A weighted sum of changes of different areas, which share no respondents:
 *
 *     d = Σ w_i Δ_i;  SE² = Σ w_i² SE_i²;  df by Welch and Satterthwaite from the df of the changes
 *     95 % limits: d ± t(.975; df) · SE;  p two-sided from t(df)
 *
 * Where one change has no standard error (a share of 0 or 1), MOVER from all intervals, and no p:
 *
 *     low = d − √ Σ w_i² (Δ_i − l_i)², with u_i − Δ_i in its place where w_i < 0;  high likewise
 *
 * @returns null where a change has neither a standard error nor limits
 * @see Zou & Donner (2008), Statistics in Medicine 27(10), 1693–1702
 */
export function contrastOfChanges(terms: readonly WeightedChange[]): Contrast | null {
  const value = terms.reduce((sum, { weight, change }) => sum + weight * change.value, 0);
  const parts = terms.flatMap(({ weight, change: { standardError, degreesOfFreedom } }) =>
    standardError === null || degreesOfFreedom === null
      ? []
      : [{ standardError: Math.abs(weight) * standardError, degreesOfFreedom }],
  );
  if (parts.length < terms.length) return byMover(value, terms);
  const degreesOfFreedom = welchSatterthwaite(parts);
  const standardError = Math.sqrt(parts.reduce((sum, part) => sum + part.standardError ** 2, 0));
  const half = studentTQuantile(0.975, degreesOfFreedom) * standardError;
  const p = studentTTwoSided(value / standardError, degreesOfFreedom);
  const limits = { low: value - half, high: value + half };
  return { value, ...limits, standardError, degreesOfFreedom, p, method: "wald" };
}

function byMover(value: number, terms: readonly WeightedChange[]): Contrast | null {
  let [down, up] = [0, 0];
  for (const { weight, change } of terms) {
    if (change.low === null || change.high === null) return null;
    const below = weight * (change.value - change.low);
    const above = weight * (change.high - change.value);
    down += (weight < 0 ? above : below) ** 2;
    up += (weight < 0 ? below : above) ** 2;
  }
  const limits = { low: value - Math.sqrt(down), high: value + Math.sqrt(up) };
  return {
    value,
    ...limits,
    standardError: null,
    degreesOfFreedom: null,
    p: null,
    method: "mover",
  };
}
