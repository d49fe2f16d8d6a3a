import type { ShareEstimate } from "../../vocabulary/estimate.ts";
import type { IntervalMethod, LonelyPsu } from "../../vocabulary/estimation.ts";
import { kishEffective } from "../linearisation/domain-totals.ts";
import { ROUNDING_VARIANCE } from "../linearisation/taylor-variance.ts";
import { completeShare, shareOfPersons } from "../share.ts";
import { type RowScores, rowVariance } from "./row-variance.ts";
import type { StackedMeasure, StackedWaves } from "./stack-waves.ts";

/** Sums of one denominator. */
interface RowTotals {
  respondents: number;
  counted: number;
  weighted: number;
  weightedCounted: number;
  squaredWeights: number;
}

/** What of a measure is looked at: the rows of one wave in one domain. */
export interface RowDomain {
  readonly measure: StackedMeasure;
  /** 1 for rows of the domain, in every wave. */
  readonly inside: Uint8Array;
  readonly wave: number;
}

/** Sums over the rows of one wave in the domain. */
function rowTotals({ measure, inside, wave }: RowDomain, design: StackedWaves): RowTotals {
  const totals = { respondents: 0, counted: 0, weighted: 0, weightedCounted: 0, squaredWeights: 0 };
  for (let row = 0; row < design.rows; row += 1) {
    if (inside[row] === 0 || design.wave[row] !== wave) continue;
    totals.respondents += measure.respondents[row] as number;
    totals.counted += measure.counted[row] as number;
    totals.weighted += measure.weighted[row] as number;
    totals.weightedCounted += measure.weightedCounted[row] as number;
    totals.squaredWeights += measure.squared[row] as number;
  }
  return totals;
}

/**
 * Linearised values of the share p of one wave, row by row:
 *
 *     Σz = (Σwy − p·Σw)/W, Σz² = ((1 − p)²·Σw²y + p²·(Σw² − Σw²y))/W²
 */
export function shareRowScores(domain: RowDomain, design: StackedWaves): RowScores {
  const { measure, inside, wave } = domain;
  const { weighted, weightedCounted } = rowTotals(domain, design);
  const share = weightedCounted / weighted;
  const column = (): Float64Array => new Float64Array(design.rows);
  const scores = { sum: column(), squares: column(), respondents: column() };
  for (let row = 0; row < design.rows; row += 1) {
    const respondents = measure.respondents[row] as number;
    if (inside[row] === 0 || design.wave[row] !== wave || respondents === 0) continue;
    const [w, wy] = [measure.weighted[row] as number, measure.weightedCounted[row] as number];
    const [ww, wwy] = [measure.squared[row] as number, measure.squaredCounted[row] as number];
    scores.respondents[row] = respondents;
    scores.sum[row] = (wy - share * w) / weighted;
    const square = (1 - share) * (1 - share) * wwy + share * share * (ww - wwy);
    scores.squares[row] = square / (weighted * weighted);
  }
  return scores;
}

/**
 * The share of one measure in one wave, from sums: what `estimateShare` makes of the answers.
 *
 * @param design of that wave alone, so that its clusters are those that the wave's profile has
 * @returns null when nobody is in the denominator
 */
export function shareOfWave(
  domain: RowDomain,
  design: StackedWaves,
  lonelyPsu: LonelyPsu,
  interval: IntervalMethod,
): ShareEstimate | null {
  const totals = rowTotals(domain, design);
  const { respondents, counted, weighted } = totals;
  if (respondents === 0) return null;
  if (design.isSimple) return shareOfPersons(respondents, counted, { interval });
  const { variance, degreesOfFreedom } = rowVariance(
    shareRowScores(domain, design),
    design,
    lonelyPsu,
  );
  const value = totals.weightedCounted / weighted;
  const nothing = variance <= ROUNDING_VARIANCE * value * (1 - value);
  const measured = {
    respondents,
    counted,
    weighted,
    value,
    variance: nothing ? 0 : variance,
    degreesOfFreedom,
    kishEffective: kishEffective(totals),
  };
  return completeShare(measured, { interval }, true);
}
