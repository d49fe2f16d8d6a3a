import type { CoverageRow, Released } from "../vocabulary/figure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { ToldSpread, WeightSpread } from "../vocabulary/profile.ts";
import { divideWhole } from "./divide-whole.ts";
import { roundCount } from "./round-row.ts";
import { isSizeProtected } from "./solve-survey.ts";
import { toldLoss } from "./told-loss.ts";

/** How many there are and how many answered, in one grade and gender or in all of them. */
export interface Participation {
  readonly grade: string | null;
  /** Left out: all of them. */
  readonly gender?: string | null;
  /** From the register; null where no population file was given. */
  readonly pupils: number | null;
  readonly respondents: number;
}

/**
 * Who answered in an area, or in all areas that are told, as a whole: as exact as in the figures, or
 * withheld with everything else of a small area.
 */
export function releaseTotal(row: Participation, policy: Policy): Released<CoverageRow> {
  if (isSizeProtected(row.respondents, policy)) return withheldRow(row);
  const isRounded = policy.roundEverything === true && !policy.open;
  return isRounded ? roundedRow(row, policy) : exactRow(row);
}

/**
 * Who answered in each grade, to the policy's step, divided as `releaseGenders` divides: rounded one by
 * one, the grades beside an exact total would tell how many gave no grade.
 *
 * Where those who gave no grade could be told of as a group, what is divided is the number of the others.
 *
 * @param respondents everybody in the area, as `releaseTotal` prints them
 */
export function releaseGrades(
  rows: readonly Participation[],
  respondents: number,
  policy: Policy,
): readonly Released<CoverageRow>[] {
  return divided(rows, respondents, policy);
}

/**
 * Who answered by gender, or by grade × gender, to the policy's step; none of them if one is too few.
 *
 * Nearly every area has a few pupils who answered "other" or nothing. Total − girls − boys would tell
 * how many, even with rounded counts: a total that is 4 less than girls + boys leaves nobody over. So
 * the printed respondents of the area, rounded, are *divided* by what those in the rows answered:
 *
 *     round(respondents) · n_row / Σ n_row, in multiples of the step that add up (largest remainder)
 *
 * The rows tell the ratio of girls to boys, to half a step and more, and nothing of who is left over.
 * The register has everybody as girl or boy, so the response rates are the better for it.
 *
 * That rows are shown says that each has the policy's minimum. Of 21 respondents at least 20 are then
 * girls and boys, and at most one is left over: there are no rows where the printed number does not
 * leave room for `protection` others.
 *
 * @param respondents everybody of whom the rows are parts, as they are printed
 */
export function releaseGenders(
  rows: readonly Participation[],
  respondents: number,
  policy: Policy,
): readonly Released<CoverageRow>[] {
  return divided(rows, respondents, policy);
}

function divided(
  rows: readonly Participation[],
  respondents: number,
  policy: Policy,
): readonly Released<CoverageRow>[] {
  if (policy.open) return rows.map(exactRow);
  const { minimumRespondents, protection, roundCountsTo } = policy;
  const counts = rows.map((row) => row.respondents);
  const isAnySmall = counts.some((count) => count > 0 && isSizeProtected(count, policy));
  const known = counts.reduce((sum, count) => sum + count, 0);
  const least = counts.filter((count) => count > 0).length * minimumRespondents;
  const surplus = Math.max(0, roundCount(respondents, roundCountsTo) - respondents);
  const isTight = respondents - least < protection + surplus;
  if (isAnySmall || isTight || known === 0) return rows.map(withheldRow);
  // Enough to be told of as a group need not be hidden, and divided they would swell the rows.
  const isGroup = respondents - known >= minimumRespondents;
  const whole = roundCount(isGroup ? known : respondents, roundCountsTo);
  const parts = divideWhole(whole, counts, roundCountsTo);
  return rows.map((row, at) => roundedRow({ ...row, respondents: parts[at] ?? 0 }, policy));
}

/** A count of respondents for the notes, to the policy's step; null where it is too small to tell. */
export function releaseCount(respondents: number, policy: Policy): number | null {
  if (policy.open || respondents === 0) return respondents;
  return respondents < policy.minimumRespondents
    ? null
    : roundCount(respondents, policy.roundCountsTo);
}

function exactRow({
  grade,
  gender = null,
  pupils,
  respondents,
}: Participation): Released<CoverageRow> {
  const rate =
    pupils === null || pupils === 0 || respondents > pupils ? null : respondents / pupils;
  const flags: readonly string[] = [];
  const row = { grade, gender, pupils, respondents, rate, status: "shown", flags };
  return row as Released<CoverageRow>;
}

function roundedRow(row: Participation, policy: Policy): Released<CoverageRow> {
  const respondents = roundCount(row.respondents, policy.roundCountsTo);
  const flags = [`rounded:${policy.roundCountsTo}`];
  return { ...exactRow({ ...row, respondents }), flags } as Released<CoverageRow>;
}

function withheldRow({ grade, gender = null, pupils }: Participation): Released<CoverageRow> {
  const flags: readonly string[] = [];
  const hidden = { respondents: null, rate: null, status: "withheld" } as const;
  return { grade, gender, pupils, ...hidden, flags } as Released<CoverageRow>;
}

/**
 * The spread of calibrated weights. A weight is pupils / respondents of a cell and the pupils are public:
 * the largest weight tells how few answered somewhere, and the variation is the loss told in another way.
 */
export function releaseSpread(spread: WeightSpread, policy: Policy): Released<ToldSpread> {
  const told: ToldSpread = policy.open
    ? spread
    : { smallest: null, largest: null, variation: null, loss: toldLoss(spread.loss) };
  return told as Released<ToldSpread>;
}
