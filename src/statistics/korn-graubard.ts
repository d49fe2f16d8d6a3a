import { adjustedSize } from "./adjusted-size.ts";
import { betaQuantile } from "./distributions.ts";
import { type IntervalInput, type ShareInterval, TAIL } from "./share-interval.ts";

/**
 * Korn–Graubard interval for a share, 95 %, as the NCHS presentation standards use it.
 *
 *     low   = quantile .025 of Beta(n*p, n*(1 − p) + 1)
 *     high  = quantile .975 of Beta(n*p + 1, n*(1 − p))        n* from `adjustedSize`
 *
 * Definitions chosen: n* is capped at n (R `svyciprop(method = "beta")` does not cap) but in a
 * finite population; at 0 and 1 the factor of the degrees of freedom is applied (as Stata's
 * kg_nchs; NCHS's SAS macro takes n* = n). With df ≤ 0 nothing is known about the spread between
 * clusters: [0, 1].
 *
 * @throws RangeError as `checkIntervalInput`
 * @see Korn & Graubard (1998), Survey Methodology 24(2), 193–201
 * @see Parker et al. (2017), NCHS Vital and Health Statistics 2(175)
 */
export function kornGraubard(input: IntervalInput): ShareInterval {
  return kornGraubardOfSize(input.share, adjustedSize(input));
}

/** The same of a share in [0, 1] whose size n* is known already. */
export function kornGraubardOfSize(share: number, size: number): ShareInterval {
  if (size === Number.POSITIVE_INFINITY) return { low: share, high: share };
  return {
    low: betaQuantile(TAIL, size * share, size * (1 - share) + 1),
    high: betaQuantile(1 - TAIL, size * share + 1, size * (1 - share)),
  };
}
