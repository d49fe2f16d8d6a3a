import type { Limits, PupilsConcerned } from "../vocabulary/priority-table.ts";

/** The finest step: a printed number of pupils stands for five. */
const FINEST = 5;
/** So many steps at least lie between the limits, if the finest step allows. */
const STEPS = 4;

/**
 * How many pupils of the area a share stands for, if those who did not answer are like those who did.
 *
 *     share · pupils with both limits, to the largest of 5, 10, 20, 50, 100, … that is a quarter of the
 *     interval or less, and 5 at least; the limits outwards, within 0 and the pupils
 *
 * Made of printed numbers alone, so that it tells nothing that they do not.
 *
 * @param share in [0, 1] with its interval, as printed
 * @param pupils in the register, all grades that took part, > 0
 */
export function pupilsConcerned(share: Limits, pupils: number): PupilsConcerned {
  const step = stepFor((share.high - share.low) * pupils);
  const nearest = step * Math.floor((share.value * pupils) / step + 0.5);
  const low = step * Math.floor((share.low * pupils) / step + 1e-9);
  const high = step * Math.ceil((share.high * pupils) / step - 1e-9);
  const within = (count: number): number => Math.min(pupils, Math.max(0, count));
  return { value: within(nearest), low: within(low), high: within(high), step };
}

function stepFor(width: number): number {
  let step = FINEST;
  for (let times = 0; ; times++) {
    // 5 → 10 → 20 → 50: twice, twice, two and a half times.
    const next = step * (times % 3 === 2 ? 2.5 : 2);
    if (next * STEPS > width) return step;
    step = next;
  }
}
