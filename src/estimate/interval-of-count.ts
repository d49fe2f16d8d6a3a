import type { IntervalMethod } from "../vocabulary/estimation.ts";
import type { PresentationFlag } from "../vocabulary/presentation-flag.ts";
import { shareFlags } from "./presentation-flags.ts";
import { type IntervalChoice, shareOfPersons } from "./share.ts";

/** What is told of a share that is known by itself and its respondents alone. */
export interface CountInterval {
  readonly low: number;
  readonly high: number;
  readonly method: IntervalMethod;
  readonly flags: readonly PresentationFlag[];
}

/**
 * Interval and flags of a share of that many persons, as for unweighted answers. A coarsened row is
 * told with these: made from its printed share and number they give nothing else away, not even by
 * the method, which falls back at a share of 0 and 1.
 */
export function intervalOfCount(
  share: number,
  respondents: number,
  choice: IntervalChoice,
): CountInterval | null {
  const estimate = shareOfPersons(respondents, share * respondents, choice);
  if (estimate === null) return null;
  const { low, high, method } = estimate;
  return { low, high, method, flags: shareFlags(estimate) };
}
