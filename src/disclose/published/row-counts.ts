import type { Figure } from "../../vocabulary/figure.ts";

/** What of an exact row can be added up: over areas, or over those who came and those who went. */
export interface RowCounts {
  readonly respondents: number;
  /** Sum of weights, and of the weights of those counted; without weights these are persons. */
  readonly weighted: number;
  readonly counted: number;
}

const NOBODY: RowCounts = { respondents: 0, weighted: 0, counted: 0 };

/** Numbers have 12 digits in a file. */
const DUST = 1e-9;

const COARSE = ["rounded:", "calibrated:", "at-most:", "at-least:", "summed", "divided"];

/** What makes a row other than exact, from its flags. */
export const coarseFlags = ({ flags }: Figure): readonly string[] =>
  flags.filter((flag) => COARSE.some((start) => flag.startsWith(start)));

/** Counts behind an exact row, nobody where nobody answered; null where they cannot be told from it. */
export function rowCounts(row: Figure | undefined, isWeighted: boolean): RowCounts | null {
  if (row === undefined || coarseFlags(row).length > 0) return null;
  if (row.status === "absent" && row.reason === "no_answers") return NOBODY;
  const { status, respondents, value } = row;
  if (status !== "shown" || respondents === null || value === null) return null;
  const weighted = isWeighted ? row.weighted : respondents;
  if (weighted === null) return null;
  const counted = value * weighted;
  return { respondents, weighted, counted: isWeighted ? counted : Math.round(counted) };
}

/** The sum; null where one of them is. */
export function sumCounts(all: readonly (RowCounts | null)[]): RowCounts | null {
  return all.reduce(
    (sum, one) =>
      sum === null || one === null
        ? null
        : {
            respondents: sum.respondents + one.respondents,
            weighted: sum.weighted + one.weighted,
            counted: sum.counted + one.counted,
          },
    NOBODY,
  );
}

/** What is left over of the first. */
export const minusCounts = (all: RowCounts, known: RowCounts): RowCounts => ({
  respondents: all.respondents - known.respondents,
  weighted: all.weighted - known.weighted,
  counted: all.counted - known.counted,
});

/** Are these the same pupils, as far as counts can tell? */
export function isSameCounts(one: RowCounts, other: RowCounts): boolean {
  return (
    one.respondents === other.respondents &&
    isNear(one.weighted, other.weighted) &&
    isNear(one.counted, other.counted)
  );
}

/** Equal but for the digits that a file does not keep; two nulls are equal. */
export function isNear(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= DUST * Math.max(1, Math.abs(one), Math.abs(other));
}
