import { releaseCalibrated } from "../../disclose/release-calibrated.ts";
import { releaseWithheld } from "../../disclose/release-figures.ts";
import { rowWeights } from "../../estimate/calibrate/row-weights.ts";
import { differenceOfLimits } from "../../estimate/difference-of-limits.ts";
import { intervalOfCount } from "../../estimate/interval-of-count.ts";
import { pOfLimits } from "../../estimate/p-of-limits.ts";
import type { Design } from "../../vocabulary/design.ts";
import type { Figure, Released } from "../../vocabulary/figure.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { codedEdge } from "../../vocabulary/row-flags.ts";

/**
 * A row under calibrated weights, rounded to what the weights behind it and behind its reference allow.
 * Where pupils come in clusters a number of respondents makes no honest interval: the row has none.
 */
export function calibratedFigure(
  figure: Released<Figure>,
  { measure, state }: Indicator,
  { inside, rest }: { readonly inside: Uint8Array; readonly rest: Uint8Array | null },
  { clustered, weight }: Design,
  { estimation, policy }: ProfileRequest,
): Released<Figure> {
  // A limit finer than the step would tell more than the step may.
  if (codedEdge(figure.flags) !== null) return releaseWithheld(measure, {});
  const weights = {
    row: rowWeights(state, inside, weight),
    rest: rest === null ? null : rowWeights(state, rest, weight),
  };
  const choice = { interval: estimation.interval };
  const released = releaseCalibrated(figure, weights, policy, {
    intervalOf: (share, respondents) =>
      clustered ? null : intervalOfCount(share, respondents, choice),
    differenceOf: differenceOfLimits,
    pOf: pOfLimits,
  });
  return released ?? releaseWithheld(measure, {});
}
