import { releaseAbsent, releaseFigure, releaseWithheld } from "../../disclose/release-figures.ts";
import { releaseSplit } from "../../disclose/release-split.ts";
import { type SplitRow, WITHHELD_ROW } from "../../disclose/solve-split.ts";
import { estimateFigure } from "../../estimate/estimate-figure.ts";
import { intervalOfCount } from "../../estimate/interval-of-count.ts";
import { normShare } from "../../estimate/norm-share.ts";
import type { Group } from "../../vocabulary/estimate.ts";
import type { Figure, Released } from "../../vocabulary/figure.ts";
import type { AbsentReason, Indicator } from "../../vocabulary/measure.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { MERGED, SPLITS, type Split } from "../../vocabulary/split.ts";
import { insideOf, restOf } from "./area-masks.ts";
import { type GroupSolution, groupsBySplit, groupsToTell } from "./solve-groups.ts";
import type { Survey } from "./survey.ts";

/** The row of an area as a whole, which the rows of its groups are parts of. */
export interface WholeRow {
  readonly indicator: Indicator;
  readonly figure: Released<Figure>;
}

/** What an area's groups stand beside and are read with. */
interface Context {
  readonly area: number | null;
  /** Respondents by grade, as they are printed; null where they are not. */
  readonly grades: ReadonlyMap<string, number> | null;
  readonly survey: Survey;
  readonly request: ProfileRequest;
}

/** Rows of one group of an area, in the instrument's order; the groups in the order of `SPLITS`. */
export function groupFigures(
  wholes: readonly WholeRow[],
  context: Context,
): readonly (readonly Released<Figure>[])[] {
  const { survey, request } = context;
  const asked = SPLITS.filter((split) => request.by.includes(split));
  const { groups } = survey;
  if (groups === null) return asked.flatMap((split) => exactGroups(split, wholes, context));
  return asked.flatMap((split) => dividedGroups(split, wholes, groups, context));
}

/** Under a policy that protects: each group as the solution of the survey tells it. */
function dividedGroups(
  split: Split,
  wholes: readonly WholeRow[],
  solved: GroupSolution,
  context: Context,
): readonly (readonly Released<Figure>[])[] {
  const { area } = context;
  const names = (area === null ? solved.everyone : (solved.areas[area] ?? solved.everyone))[split];
  return names.flatMap((group, at) => {
    const rows = wholes.map(({ indicator }): SplitRow => {
      const solution = solved.measures.get(indicator.measure.id);
      const rowsHere = area === null ? solution?.everyone : solution?.areas[area];
      return rowsHere?.[split][at] ?? WITHHELD_ROW;
    });
    // Where no row of a third gender is told, nothing says whether there is anybody of it.
    const isSilent = group.gender === "other" && rows.every(({ kind }) => kind !== "divided");
    if (isSilent) return [];
    return [
      wholes.map((whole, of) =>
        dividedRow(whole, group, rows[of] ?? WITHHELD_ROW, { split, at }, context),
      ),
    ];
  });
}

function dividedRow(
  { indicator, figure }: WholeRow,
  group: Group,
  row: SplitRow,
  { split, at }: { readonly split: Split; readonly at: number },
  { area, grades, survey, request }: Context,
): Released<Figure> {
  const { measure } = indicator;
  const missing = missingIn(figure);
  if (missing !== null) return releaseAbsent(measure, group, missing);
  if (figure.status === "withheld" || row.kind === "withheld")
    return releaseWithheld(measure, group);
  if (row.kind === "nobody") return releaseAbsent(measure, group, "no_answers");
  const solution = survey.groups?.measures.get(measure.id);
  const isCompared = area !== null && request.reference === "rest";
  const reference = isCompared ? solution?.references[area]?.[split][at] : undefined;
  const beside = { reference: reference ?? WITHHELD_ROW, norm: normOf(indicator, group, grades) };
  // Made of printed numbers alone: clusters and weights are in the design effect of the whole.
  const deff = Math.max(1, figure.designEffect ?? 1);
  const choice = { interval: request.estimation.interval };
  return releaseSplit(measure, group, row, beside, request.policy, (share, respondents) =>
    intervalOfCount(share, Math.max(2, Math.floor(respondents / deff)), choice),
  );
}

/** Why there is no figure of the whole; the same is then true of its parts. */
function missingIn({ status, reason }: Figure): AbsentReason | null {
  return status === "absent" && reason !== "protected" ? reason : null;
}

/** The norm's share for the grades of a group, weighted as the area's grades are printed. */
function normOf(
  { beyond }: Indicator,
  { grade }: Group,
  grades: ReadonlyMap<string, number> | null,
): number | null {
  if (beyond === undefined) return null;
  if (grade === undefined) return grades === null ? null : normShare(beyond, grades);
  const names = grade.split(MERGED);
  const printed = names.map((name) => [name, names.length === 1 ? 1 : grades?.get(name)] as const);
  const known = printed.flatMap(([name, count]) =>
    count === undefined ? [] : [[name, count] as const],
  );
  return known.length < names.length ? null : normShare(beyond, new Map(known));
}

/** For data that are public already: each group estimated as an area is, and compared with its like. */
function exactGroups(
  split: Split,
  wholes: readonly WholeRow[],
  context: Context,
): readonly (readonly Released<Figure>[])[] {
  const { survey, request } = context;
  const groups = groupsBySplit(groupsToTell(survey, request.instrument, request.policy))[split];
  return groups.map((group) => {
    const members = membersOf(group, survey);
    return wholes.map((whole) => exactRow(whole, group, members, context));
  });
}

function exactRow(
  { indicator, figure }: WholeRow,
  group: Group,
  members: Uint8Array,
  { area, grades, survey, request }: Context,
): Released<Figure> {
  const { measure } = indicator;
  const solution = survey.solutions.get(measure.id);
  const treatment = area === null ? solution?.everyone : solution?.areas[area];
  const missing = missingIn(figure);
  if (missing !== null) return releaseAbsent(measure, group, missing);
  if (treatment?.kind !== "exact") return releaseWithheld(measure, group);
  const only = (mask: Uint8Array): Uint8Array => mask.map((one, row) => one & (members[row] ?? 0));
  const rest = request.reference === "none" ? null : restOf(area, solution, survey);
  const estimate = estimateFigure({
    indicator,
    area: area === null ? null : (survey.coded.responses.area.names[area] ?? null),
    group,
    inside: only(insideOf(area, treatment, solution, survey)),
    rest: rest === null ? null : only(rest),
    grades: group.grade === undefined ? grades : new Map([[group.grade, 1]]),
    design: survey.coded.design,
    estimation: request.estimation,
    population: null,
  });
  if (estimate === null) return releaseAbsent(measure, group, "no_answers");
  return releaseFigure(measure, estimate, treatment, () => null);
}

/** 1 for each respondent of a grade, a gender or both. */
function membersOf({ grade, gender }: Group, { coded }: Survey): Uint8Array {
  const { grade: inGrade, gender: ofGender, respondents } = coded.responses;
  const mask = new Uint8Array(respondents).fill(1);
  for (let row = 0; row < respondents; row++) {
    const isGrade = grade === undefined || inGrade.names[inGrade.of[row] as number] === grade;
    const isGender = gender === undefined || ofGender.names[ofGender.of[row] as number] === gender;
    if (!isGrade || !isGender) mask[row] = 0;
  }
  return mask;
}
