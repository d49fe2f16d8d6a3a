import type { Group } from "../vocabulary/estimate.ts";
import type { Figure, Released } from "../vocabulary/figure.ts";
import type { Measure } from "../vocabulary/measure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { comparabilityFlags, emptyFigure, type IntervalOf } from "./release-figures.ts";
import { roundLimits, roundShare } from "./round-row.ts";
import type { DividedRow, SplitRow } from "./solve-split.ts";

/** What stands beside a share in a split, both as proportions. */
interface Beside {
  readonly reference: SplitRow;
  readonly norm: number | null;
}

/**
 * A row of a split as it is printed: a share to a step that fits how well it is known, limits made of the printed share and number, and nothing exact. Flags `divided` and
 * `rounded:STEP`.
 *
 * The limits are those of the lowest and of the highest share that the printed one can stand for.
 *
 * @param intervalOf interval of a share of that many respondents
 */
export function releaseSplit(
  measure: Measure,
  group: Group,
  row: DividedRow,
  { reference, norm }: Beside,
  policy: Policy,
  intervalOf: IntervalOf,
): Released<Figure> {
  const half = row.width / row.size / 2;
  const step = stepOf(row, policy);
  const value = roundShare(row.counted / row.size, step);
  const lowest = intervalOf(Math.max(0, value - half), row.respondents);
  const highest = intervalOf(Math.min(1, value + half), row.respondents);
  const [low, high] =
    lowest === null || highest === null
      ? [null, null]
      : roundLimits(lowest.low, highest.high, step);
  const flags = [
    ...comparabilityFlags(measure),
    "divided",
    `rounded:${step.toFixed(2)}`,
    ...(row.isPartial === true ? ["partial"] : []),
    ...(intervalOf(value, row.respondents)?.flags ?? []),
  ];
  return {
    ...emptyFigure(measure, group),
    respondents: row.respondents,
    value,
    low,
    high,
    method: lowest?.method ?? null,
    reference:
      reference.kind === "divided" ? roundShare(reference.counted / reference.size, step) : null,
    norm: norm === null ? null : roundShare(norm, step),
    status: "shown",
    reason: null,
    flags: flags.sort() as readonly string[],
  } as Released<Figure>;
}

/** The largest of the policy's steps that is at most half of what the share is uncertain by; else the smallest. */
function stepOf({ width, size }: DividedRow, { roundingSteps }: Policy): number {
  const fine = roundingSteps.filter((step) => step <= width / size / 2 + 1e-9);
  return fine.at(-1) ?? roundingSteps[0] ?? 0.01;
}
