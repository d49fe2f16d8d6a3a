import type { Figure, Released } from "../vocabulary/figure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { codedEdge, shareStep } from "../vocabulary/row-flags.ts";
import { roundShare } from "./round-row.ts";
import { type StandardCell, standardisedStep } from "./standardised-step.ts";

const THOUSANDTH = 0.001;

/**
 * Adds the standardised share of a row, as a multiple of the step in its flag `standardised:STEP`.
 * Beside the row's own share it tells about the cells that it is made of, which are printed nowhere: the
 * step follows from how many are in each cell and from what the row prints, so that neither the share
 * nor its absence tells what a cell holds. Not in a row whose share is rounded; to three decimals where
 * nothing is protected.
 *
 * @param cells each cell of the row's denominator, and those who have none
 * @param counted how many count, in all of them
 */
export function releaseStandardised(
  figure: Released<Figure>,
  value: number | null,
  cells: readonly StandardCell[],
  counted: number,
  policy: Policy,
): Released<Figure> {
  const { flags } = figure;
  const isExact =
    figure.status === "shown" && shareStep(flags) === null && codedEdge(flags) === null;
  const without = { ...figure, standardised: null } as Released<Figure>;
  if (value === null || !isExact) return without;
  if (policy.open) return { ...without, standardised: roundShare(value, THOUSANDTH) };
  const step = standardisedStep(cells, counted, policy);
  if (step === null) return without;
  return {
    ...without,
    standardised: roundShare(value, step),
    flags: [...figure.flags, `standardised:${step.toFixed(2)}`].sort(),
  } as Released<Figure>;
}
