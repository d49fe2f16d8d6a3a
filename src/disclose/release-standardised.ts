import type { Figure, Released } from "../vocabulary/figure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { isReleasable, type Persons } from "./primary.ts";
import { roundShare } from "./round-row.ts";

const THOUSANDTH = 0.001;

/**
 * Adds the standardised share of a row, to three decimals. Beside the row's own share it tells about
 * the cells that it is made of, so it is given only where each of them, and whoever has no cell, is
 * empty or could be shown by itself; and not in a row whose share is rounded.
 *
 * @param cells persons of each cell in the row's denominator, and of those who have none
 */
export function releaseStandardised(
  figure: Released<Figure>,
  value: number | null,
  cells: readonly Persons[],
  goodWhen: "high" | "low",
  policy: Policy,
): Released<Figure> {
  const isExact =
    figure.status === "shown" &&
    !figure.flags.some((flag) => flag.startsWith("rounded:") || flag.startsWith("calibrated:"));
  const areShown = cells.every(
    (persons) => persons.respondents === 0 || isReleasable(persons, goodWhen, policy),
  );
  const told = value !== null && isExact && areShown ? roundShare(value, THOUSANDTH) : null;
  return { ...figure, standardised: told } as Released<Figure>;
}
