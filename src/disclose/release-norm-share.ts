import type { Difference, Figure, Released } from "../vocabulary/figure.ts";
import type { Cut } from "../vocabulary/norms.ts";
import { shareStep } from "../vocabulary/row-flags.ts";
import { multiple, roundOutwards, roundShare } from "./round-row.ts";

/**
 * How fine the norm's share of a measure is known: the largest step of its cuts, for a mean over grades
 * is no finer than its parts.
 *
 * @returns null where the norms do not say
 */
export function normShareStep(cuts: readonly Cut[], measure: string): number | null {
  const steps = cuts.flatMap(({ scale, step }) => (scale === measure ? (step ?? []) : []));
  return steps.length === 0 ? null : Math.max(...steps);
}

/**
 * A row whose norm is as coarse as it is known: a multiple of `step`, and the difference from it too,
 * its limits outwards. The flag is `norm:STEP`. A row that is at least as coarse itself stays.
 */
export function coarsenNorm(figure: Released<Figure>, step: number | null): Released<Figure> {
  const { norm, differenceFromNorm, flags } = figure;
  if (norm === null || step === null || (shareStep(flags) ?? 0) >= step) return figure;
  return {
    ...figure,
    norm: roundShare(norm, step),
    differenceFromNorm:
      differenceFromNorm === null ? null : coarsenDifference(differenceFromNorm, step),
    flags: [...flags, `norm:${step}`].sort(),
  } as Released<Figure>;
}

function coarsenDifference(difference: Difference, step: number): Difference {
  const [low, high] = roundOutwards(difference.low, difference.high, step);
  return { ...difference, value: multiple(Math.round(difference.value / step), step), low, high };
}
