import { betaQuantile } from "./beta-quantile.ts";
import type { ShareInterval } from "./share-interval.ts";
import { studentTQuantile } from "./student-t.ts";

const TAIL = 0.025;

/** What the interval is made from. */
export interface KornGraubardInput {
  /** Observed share p, in [0, 1]. */
  readonly share: number;
  /** Standard error of the share under the design, ≥ 0. */
  readonly standardError: number;
  /** Persons in the denominator n, ≥ 1. */
  readonly respondents: number;
  /** Degrees of freedom of the standard error. */
  readonly degreesOfFreedom: number;
  /** Kish's effective sample size (Σw)²/Σw², > 0; used at p = 0 and p = 1 only. */
  readonly kishEffective: number;
}

/** Effective size before the degrees of freedom: p(1 − p)/SE², Kish's at 0 and 1. */
function effectiveSize({ share, standardError, kishEffective }: KornGraubardInput): number {
  if (share === 0 || share === 1) return kishEffective;
  return (share * (1 - share)) / (standardError * standardError);
}

/**
 * Korn–Graubard interval for a share, 95 %, as the NCHS presentation standards use it.
 *
 *     n_eff = p(1 − p)/SE²           Kish's (Σw)²/Σw² where p is 0 or 1
 *     n*    = min(n, n_eff · (t(.025; n − 1) / t(.025; df))²)
 *     low   = quantile .025 of Beta(n*p, n*(1 − p) + 1)
 *     high  = quantile .975 of Beta(n*p + 1, n*(1 − p))
 *
 * Definitions chosen: n* is capped at n (R `svyciprop(method = "beta")` does not cap); at 0 and 1
 * the factor of the degrees of freedom is applied (as Stata's kg_nchs; NCHS's SAS macro takes
 * n* = n). With df ≤ 0 nothing is known about the spread between clusters: [0, 1].
 *
 * @throws RangeError when the share is outside [0, 1], the standard error negative, the
 * respondents fewer than 1, or kishEffective not positive
 * @see Korn & Graubard (1998), Survey Methodology 24(2), 193–201
 * @see Parker et al. (2017), NCHS Vital and Health Statistics 2(175)
 */
export function kornGraubard(input: KornGraubardInput): ShareInterval {
  const { share, standardError, respondents, degreesOfFreedom, kishEffective } = input;
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share must be in [0, 1], got ${share}`);
  if (!(standardError >= 0)) throw new RangeError(`standard error must be ≥ 0: ${standardError}`);
  if (!(respondents >= 1)) throw new RangeError(`respondents must be ≥ 1, got ${respondents}`);
  if (!(kishEffective > 0)) throw new RangeError(`kishEffective must be > 0: ${kishEffective}`);
  if (!(degreesOfFreedom > 0) || respondents <= 1) return { low: 0, high: 1 };

  const widening =
    studentTQuantile(TAIL, respondents - 1) / studentTQuantile(TAIL, degreesOfFreedom);
  const size = Math.min(respondents, effectiveSize(input) * widening * widening);
  return {
    low: betaQuantile(TAIL, size * share, size * (1 - share) + 1),
    high: betaQuantile(1 - TAIL, size * share + 1, size * (1 - share)),
  };
}
