import { adjustedSize } from "../statistics/adjusted-size.ts";
import { kornGraubardOfSize } from "../statistics/korn-graubard.ts";
import type { ShareEstimate } from "../vocabulary/estimate.ts";
import type { PresentationFlag } from "../vocabulary/presentation-flag.ts";
import type { TotalEstimate } from "./total.ts";

const FEWEST_FOR_SHARE = 30;
const NARROW = 0.05;
const WIDE = 0.3;
const WIDEST_RELATIVE = 1.3;
const FEWEST_FOR_COUNT = 10;
const WIDEST_RELATIVE_COUNT = 1.6;
const FEW_DEGREES = 8;

type Spread = Pick<
  ShareEstimate,
  "value" | "standardError" | "respondents" | "degreesOfFreedom" | "effectiveRespondents"
>;

/**
 * What the presentation standards of NCHS say of a share. With n* and the width w of its
 * Korn–Graubard interval, whatever interval is shown:
 *
 *     Px   do not show: n* < 30; or w > 0.05 and (w ≥ 0.30 or w/p > 1.30)
 *     Pc   shown, but not its complement: w > 0.05 and w/(1 − p) > 1.30
 *     Pdf  shown, with fewer than 8 degrees of freedom
 *     P0   shown, and 0 % or 100 %
 *
 * At 0 % and 100 % n* is n and w is 0. A function of the numbers of the row alone. The flags change
 * no figure: what is hidden is for the disclosure policy to say.
 *
 * @see Parker et al. (2017), NCHS Vital and Health Statistics 2(175)
 */
export function shareFlags(share: Spread): readonly PresentationFlag[] {
  const { value, degreesOfFreedom } = share;
  const { size, width } = standardInterval(share);
  const isNarrow = width <= NARROW;
  if (size < FEWEST_FOR_SHARE) return ["nchs:Px"];
  if (!isNarrow && (width >= WIDE || width > WIDEST_RELATIVE * value)) return ["nchs:Px"];
  const flags: PresentationFlag[] = [];
  if (value === 0 || value === 1) flags.push("nchs:P0");
  if (!isNarrow && width > WIDEST_RELATIVE * (1 - value)) flags.push("nchs:Pc");
  if (degreesOfFreedom < FEW_DEGREES) flags.push("nchs:Pdf");
  return flags;
}

function standardInterval(share: Spread): { readonly size: number; readonly width: number } {
  const { value, respondents, effectiveRespondents } = share;
  if (value === 0 || value === 1) return { size: respondents, width: 0 };
  const input = { ...share, share: value, kishEffective: effectiveRespondents };
  const size = adjustedSize(input);
  const { low, high } = kornGraubardOfSize(value, size);
  return { size, width: high - low };
}

/**
 * What the presentation standards of NCHS say of a count in the population.
 *
 *     Cx   do not show: n_eff < 10, or (high − low)/T > 1.60
 *     Cdf  shown, with fewer than 8 degrees of freedom
 *
 * n_eff is Kish's size of the persons counted, as the package `surveytable` takes it; the standard
 * itself says the persons. Nobody counted: `Cx`.
 *
 * @param degreesOfFreedom of the share of the same measure
 * @see Parker et al. (2023), NCHS Vital and Health Statistics 2(200)
 */
export function totalFlags(
  total: TotalEstimate | null,
  degreesOfFreedom: number,
): readonly PresentationFlag[] {
  if (total === null || total.high === null) return ["nchs:Cx"];
  const { value, low, high, effectiveCounted } = total;
  const isWide = high - low > WIDEST_RELATIVE_COUNT * value;
  if (effectiveCounted < FEWEST_FOR_COUNT || isWide) return ["nchs:Cx"];
  return degreesOfFreedom < FEW_DEGREES ? ["nchs:Cdf"] : [];
}
