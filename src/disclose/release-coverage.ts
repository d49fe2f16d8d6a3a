import type { CoverageRow, Released } from "../vocabulary/figure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { roundCount } from "./round-row.ts";
import { isSizeProtected } from "./solve-survey.ts";

/** How many there are and how many answered, in one grade or in all of them. */
export interface Participation {
  readonly grade: string | null;
  /** From the register; null where no population file was given. */
  readonly pupils: number | null;
  readonly respondents: number;
}

/**
 * Who answered in an area, or in all areas that are told, as a whole: exact, as in the figures, or
 * withheld with everything else of a small area.
 */
export function releaseTotal(row: Participation, policy: Policy): Released<CoverageRow> {
  return isSizeProtected(row.respondents, policy) ? withheldRow(row) : exactRow(row);
}

/**
 * Who answered in each grade, to the policy's step. One grade with too few withholds them all: the
 * others would leave it over from the total.
 */
export function releaseGrades(
  rows: readonly Participation[],
  policy: Policy,
): readonly Released<CoverageRow>[] {
  if (policy.open) return rows.map(exactRow);
  const isAnySmall = rows.some(
    ({ respondents }) => respondents > 0 && isSizeProtected(respondents, policy),
  );
  return rows.map((row) => (isAnySmall ? withheldRow(row) : roundedRow(row, policy)));
}

/** A count of respondents for the notes, to the policy's step; null where it is too small to tell. */
export function releaseCount(respondents: number, policy: Policy): number | null {
  if (policy.open || respondents === 0) return respondents;
  return respondents < policy.minimumRespondents
    ? null
    : roundCount(respondents, policy.roundCountsTo);
}

function exactRow({ grade, pupils, respondents }: Participation): Released<CoverageRow> {
  const rate =
    pupils === null || pupils === 0 || respondents > pupils ? null : respondents / pupils;
  const flags: readonly string[] = [];
  return { grade, pupils, respondents, rate, status: "shown", flags } as Released<CoverageRow>;
}

function roundedRow(row: Participation, policy: Policy): Released<CoverageRow> {
  const respondents = roundCount(row.respondents, policy.roundCountsTo);
  const flags = [`rounded:${policy.roundCountsTo}`];
  return { ...exactRow({ ...row, respondents }), flags } as Released<CoverageRow>;
}

function withheldRow({ grade, pupils }: Participation): Released<CoverageRow> {
  const flags: readonly string[] = [];
  const hidden = { respondents: null, rate: null, status: "withheld" } as const;
  return { grade, pupils, ...hidden, flags } as Released<CoverageRow>;
}
