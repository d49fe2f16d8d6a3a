import { kornGraubard } from "../statistics/korn-graubard.ts";
import { logitInterval } from "../statistics/logit-interval.ts";
import type { IntervalInput, ShareInterval } from "../statistics/share-interval.ts";
import { waldInterval } from "../statistics/wald-interval.ts";
import { wilson } from "../statistics/wilson.ts";
import type { IntervalMethod } from "../vocabulary/estimation.ts";

const MAKERS: Readonly<Record<IntervalMethod, (input: IntervalInput) => ShareInterval>> = {
  "korn-graubard": kornGraubard,
  logit: logitInterval,
  wilson,
  wald: waldInterval,
};

/** An interval, and the method that made it: not always the one that was asked for. */
export interface MadeInterval extends ShareInterval {
  readonly method: IntervalMethod;
}

/**
 * The 95 % interval of a share by the method asked for. Where the standard error is 0 (a share of 0
 * or 1, or no spread between clusters) `logit` and `wald` know nothing and `korn-graubard` is made
 * instead. Always holds the share and stays in [0, 1].
 *
 * @throws RangeError as `checkIntervalInput`
 */
export function intervalOfShare(asked: IntervalMethod, input: IntervalInput): MadeInterval {
  const needsSpread = asked === "logit" || asked === "wald";
  const method = needsSpread && input.standardError === 0 ? "korn-graubard" : asked;
  const { low, high } = MAKERS[method](input);
  // The last digit of a quantile may stand on the wrong side of a share that is all but the limit.
  return { low: Math.min(low, input.share), high: Math.max(high, input.share), method };
}
