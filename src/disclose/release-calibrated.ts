import type { Difference, Figure, Released } from "../vocabulary/figure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { roundLimits, roundShare } from "./round-row.ts";

/** p of a difference from its printed limits, in [0, 1]. */
export type PrintedP = (low: number, high: number) => number;

/** A step holds at least so many respondents, so that a printed share stands for many combinations. */
const RESPONDENTS_IN_STEP = 2;

/**
 * The smallest step of the policy that is worth two respondents: 0.01 from 200 respondents on, 0.02
 * from 100, 0.05 from 40, 0.10 from 20. Fewer have no step, and no row.
 */
export function calibratedStep(respondents: number, policy: Policy): number | null {
  return policy.roundingSteps.find((step) => step * respondents >= RESPONDENTS_IN_STEP) ?? null;
}

/**
 * A row under calibrated weights, as it may be shown. The register's counts are public, and so the
 * weight of each grade × gender is: a share with twelve digits, Σ w_c k_c / Σ w_c n_c, solves for the
 * pupils k_c behind every one of them. So the share, its limits (outwards), the reference, the norm
 * and the difference are multiples of a step, and what is exact is left out: weighted number, standard
 * error, degrees of freedom, design effect, effective size, mean score. The difference is that of
 * the printed shares, and its p follows from the printed limits: neither tells anything more.
 *
 * The flag is `calibrated:STEP`; in a row that is `rounded:STEP` the respondents are rounded too.
 *
 * @returns null where there are too few respondents for any step: the row is withheld
 */
export function releaseCalibrated(
  figure: Released<Figure>,
  policy: Policy,
  pOf: PrintedP,
): Released<Figure> | null {
  const { respondents, value, low, high } = figure;
  const isExact =
    figure.status === "shown" && !figure.flags.some((flag) => flag.startsWith("rounded:"));
  if (policy.open || !isExact) return figure;
  if (respondents === null || value === null || low === null || high === null) return figure;
  const step = calibratedStep(respondents, policy);
  if (step === null) return null;
  const share = roundShare(value, step);
  const [down, up] = roundLimits(low, high, step);
  const rounded = (other: number | null): number | null =>
    other === null ? null : roundShare(other, step);
  const [reference, norm] = [rounded(figure.reference), rounded(figure.norm)];
  return {
    ...figure,
    weighted: null,
    value: share,
    standardError: null,
    low: down,
    high: up,
    degreesOfFreedom: null,
    designEffect: null,
    effectiveRespondents: null,
    meanScore: null,
    reference,
    norm,
    difference:
      figure.difference === null || reference === null
        ? null
        : printedDifference(figure.difference, share, reference, step, pOf),
    differenceFromNorm:
      norm === null
        ? null
        : {
            value: minus(share, norm),
            low: minus(down, norm),
            high: minus(up, norm),
            p: null,
            pAdjusted: null,
          },
    // A method that falls back at exactly 0 and 1, and flags made of exact limits, would tell more.
    method: share === 0 || share === 1 ? null : figure.method,
    flags: [
      ...figure.flags.filter((flag) => !flag.startsWith("nchs:")),
      `calibrated:${step.toFixed(2)}`,
    ].sort(),
  } as Released<Figure>;
}

function printedDifference(
  difference: Difference,
  share: number,
  reference: number,
  step: number,
  pOf: PrintedP,
): Difference {
  const low = Math.max(-1, multiple(Math.floor(difference.low / step + 1e-9), step));
  const high = Math.min(1, multiple(Math.ceil(difference.high / step - 1e-9), step));
  const value = minus(share, reference);
  const p = difference.p === null ? null : pOf(low, high);
  return { value, low: Math.min(low, value), high: Math.max(high, value), p, pAdjusted: null };
}

const multiple = (times: number, step: number): number => Number((times * step).toFixed(6));

/** Two multiples of a step: their difference is one too, without binary dust. */
const minus = (one: number, other: number): number => Number((one - other).toFixed(6));
