import type { Policy } from "../vocabulary/policy.ts";
import type { Persons } from "./primary.ts";
import { roundCount, roundShare } from "./round-row.ts";
import type { Treatment } from "./solve-survey.ts";

/** A withheld cell that is inside the row; `isSmall`: too few respondents as a whole. */
export type HiddenCell = Persons & { readonly isSmall: boolean };

/** Respondents of a rounded row are told to this, so that no small number of them is left over. */
const RESPONDENTS_TO = 50;

/**
 * How to round a row of everyone that holds withheld cells: the smallest step of the policy at which
 * whoever subtracts all shown cells learns nothing about any hidden count beyond what the policy
 * itself says (below the minimum on one side, or anything in a small cell). Every count that the
 * printed row allows is enumerated.
 *
 * @param everyone persons of the whole row
 * @param hidden the cells in it that are shown nowhere
 */
export function protectingStep(
  everyone: Persons,
  hidden: readonly HiddenCell[],
  policy: Policy,
): Treatment {
  // Rounded to 50, fewer than a hundred would hardly be a number any more.
  if (everyone.respondents < 2 * RESPONDENTS_TO) return { kind: "withheld" };
  const shown = {
    respondents: everyone.respondents - total(hidden, ({ respondents }) => respondents),
    counted: everyone.counted - total(hidden, ({ counted }) => counted),
  };
  const known = hidden.map((cell) => knownRange(cell, policy));
  const respondentsTo = RESPONDENTS_TO;
  for (const step of policy.roundingSteps) {
    const possible = possibleCounts(everyone, shown.respondents, step);
    const [low, high] = [possible[0] - shown.counted, possible[1] - shown.counted];
    if (leavesOpen(known, low, high)) return { kind: "rounded", step, respondentsTo };
  }
  return { kind: "withheld" };
}

const total = (cells: readonly HiddenCell[], of: (cell: HiddenCell) => number): number =>
  cells.reduce((sum, cell) => sum + of(cell), 0);

type Range = readonly [low: number, high: number];

/** What the policy alone tells about a withheld count. */
function knownRange({ respondents, counted, isSmall }: HiddenCell, policy: Policy): Range {
  if (isSmall) return [0, policy.minimumRespondents - 1];
  const isLow = counted <= respondents - counted;
  return isLow
    ? [0, policy.minimumNumerator - 1]
    : [respondents - policy.minimumComplement + 1, respondents];
}

/** Fewest and most persons who may be counted behind the printed row, by trying every n. */
function possibleCounts(everyone: Persons, shownRespondents: number, step: number): Range {
  const printed = roundCount(everyone.respondents, RESPONDENTS_TO);
  const share = roundShare(everyone.counted / everyone.respondents, step);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const from = Math.max(1, shownRespondents, printed - RESPONDENTS_TO);
  for (let n = from; n <= printed + RESPONDENTS_TO; n++) {
    if (roundCount(n, RESPONDENTS_TO) !== printed) continue;
    const middle = share * n;
    const reach = Math.ceil(step * n) + 1;
    const first = Math.max(0, Math.floor(middle) - reach);
    for (let k = first; k <= Math.min(n, middle + reach); k++) {
      if (roundShare(k / n, step) !== share) continue;
      low = Math.min(low, k);
      high = Math.max(high, k);
    }
  }
  return [low, high];
}

/** Can every cell still be anything within its range, given that all together lie in low … high? */
function leavesOpen(known: readonly Range[], low: number, high: number): boolean {
  const least = known.reduce((sum, [from]) => sum + from, 0);
  const most = known.reduce((sum, [, to]) => sum + to, 0);
  return known.every(([from, to]) => low - (most - to) <= from && high - (least - from) >= to);
}
