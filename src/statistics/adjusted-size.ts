import { studentTQuantile } from "./distributions.ts";
import { checkIntervalInput, type IntervalInput, TAIL } from "./share-interval.ts";

/**
 * How many simple draws a share is worth, with the uncertainty of its standard error counted in.
 *
 *     n_eff = p(1 − p)/SE²           Kish's (Σw)²/Σw² where SE is 0
 *     n*    = min(n, n_eff · (t(.025; n − 1) / t(.025; df))²)
 *
 * Without the cap where `capped` is false. 0 where nothing is known of the spread between clusters
 * (df ≤ 0, or one respondent); Infinity where a whole finite population answered.
 *
 * @throws RangeError as `checkIntervalInput`
 * @see Korn & Graubard (1998), Survey Methodology 24(2), 193–201
 */
export function adjustedSize(input: IntervalInput): number {
  checkIntervalInput(input);
  const { respondents, degreesOfFreedom, capped = true } = input;
  if (!(degreesOfFreedom > 0) || respondents <= 1) return 0;
  const widening =
    studentTQuantile(TAIL, respondents - 1) / studentTQuantile(TAIL, degreesOfFreedom);
  const size = effectiveSize(input) * widening * widening;
  return capped ? Math.min(respondents, size) : size;
}

function effectiveSize({ share, standardError, kishEffective }: IntervalInput): number {
  if (standardError === 0 || share === 0 || share === 1) return kishEffective;
  return (share * (1 - share)) / (standardError * standardError);
}
