import type { LonelyPsu } from "../../vocabulary/estimation.ts";
import { type StratumSums, varianceOfSums } from "../linearisation/taylor-variance.ts";
import type { StackedWaves } from "./stack-waves.ts";

/** Linearised values of one estimate, row by row. */
export interface RowScores {
  /** Σz over the respondents of the row. */
  readonly sum: Float64Array;
  /** Σz² over them; looked at only where each of them is a cluster. */
  readonly squares: Float64Array;
  /** How many respondents of the row are in the denominator. */
  readonly respondents: Float64Array;
}

/** A variance with its degrees of freedom. */
export interface RowVariance {
  readonly variance: number;
  /** Active clusters − active strata. */
  readonly degreesOfFreedom: number;
}

/**
 * Taylor variance of an estimate over several waves (`taylorVariance`): rows of one cluster are added
 * up first, across waves too, and that is where the covariance between waves comes in. In rows where
 * each respondent is a cluster Σ(z − mean)² = Σz² − (Σz)²/n_h.
 */
export function rowVariance(
  scores: RowScores,
  design: StackedWaves,
  lonelyPsu: LonelyPsu,
): RowVariance {
  const sums = sumByStratum(scores, design);
  const { clustersIn } = design;
  const frame = { clustersIn, unheard: new Float64Array(clustersIn.length).fill(1) };
  const [clusters, strata] = [...sums.active].reduce(
    ([all, some], active) => [all + active, some + (active > 0 ? 1 : 0)],
    [0, 0],
  );
  return {
    // A wave of one respondent is no lonely stratum: nobody declared any.
    variance: varianceOfSums(sums, frame, design.isDeclared ? lonelyPsu : "remove"),
    degreesOfFreedom: clusters - strata,
  };
}

function sumByStratum(scores: RowScores, design: StackedWaves): StratumSums {
  const strata = design.clustersIn.length;
  const sums = {
    active: new Float64Array(strata),
    score: new Float64Array(strata),
    squares: new Float64Array(strata),
  };
  const add = (h: number, active: number, score: number, square: number): void => {
    sums.active[h] = (sums.active[h] as number) + active;
    sums.score[h] = (sums.score[h] as number) + score;
    sums.squares[h] = (sums.squares[h] as number) + square;
  };
  const ofCluster = new Float64Array(design.stratumOf.length);
  const isActive = new Uint8Array(design.stratumOf.length);
  for (let row = 0; row < design.rows; row += 1) {
    const respondents = scores.respondents[row] as number;
    if (respondents === 0) continue;
    const [c, score] = [design.cluster[row] as number, scores.sum[row] as number];
    if (c === -1)
      add(design.stratum[row] as number, respondents, score, scores.squares[row] as number);
    else {
      ofCluster[c] = (ofCluster[c] as number) + score;
      isActive[c] = 1;
    }
  }
  for (const [c, active] of isActive.entries()) {
    const score = ofCluster[c] as number;
    if (active === 1) add(design.stratumOf[c] as number, 1, score, score * score);
  }
  for (const [h, clusters] of design.clustersIn.entries()) {
    const score = sums.score[h] as number;
    const centred = (sums.squares[h] as number) - (score * score) / clusters;
    sums.squares[h] = Math.max(0, centred);
  }
  return sums;
}
