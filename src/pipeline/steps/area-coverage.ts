import { releasePart } from "../../disclose/release-check.ts";
import { releaseCount, releaseGrades, releaseTotal } from "../../disclose/release-coverage.ts";
import { toldPopulation } from "../../profile/count-pupils.ts";
import { countSurveyed } from "../../profile/count-surveyed.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { genderCoverage } from "./gender-coverage.ts";
import type { Survey } from "./survey.ts";
import { declaredGrades, surveyedAreas } from "./surveyed.ts";

/** Who answered in one area, or among everyone (null), as it may be printed. */
export function coverageOf(
  area: number | null,
  survey: Omit<Survey, "population">,
  request: ProfileRequest,
): Profile["coverage"] {
  const { responses } = survey.coded;
  const { instrument, policy } = request;
  const { population, areas } = registerOf(area, survey, request);
  const isHere = (row: number): boolean =>
    area === null ? survey.untold[row] !== 1 : responses.area.of[row] === area;
  // Removed respondents are told by rule; with them here, they would follow from the figures.
  const counted = survey.removed.map((isRemoved, row) => (isRemoved !== 1 && isHere(row) ? 1 : 0));
  const respondents = counted.reduce((sum, one) => sum + one, 0);
  const inGrades = responses.grade.names.map(() => 0);
  responses.grade.of.forEach((grade, row) => {
    if (grade !== -1) inGrades[grade] = (inGrades[grade] ?? 0) + (counted[row] ?? 0);
  });
  const grades = declaredGrades(responses.grade, instrument);
  const rowOf = (grade: string | null, count: number) => ({
    grade,
    gender: null,
    pupils: countSurveyed(population, { areas, grades: grade === null ? grades : [grade] }),
    respondents: count,
  });
  const byGrade = releaseGrades(
    grades.map((grade) => rowOf(grade, inGrades[responses.grade.names.indexOf(grade)] ?? 0)),
    respondents,
    policy,
  );
  const total = releaseTotal(rowOf(null, respondents), policy);
  const withoutArea = responses.area.of.reduce((sum, of) => sum + (of === -1 ? 1 : 0), 0);
  const countHere = (sum: number, isRemoved: number, row: number): number =>
    sum + (isRemoved === 1 && isHere(row) ? 1 : 0);
  return {
    pupils: total.pupils,
    respondents: total.respondents,
    rate: total.rate,
    withoutArea: responses.area.names.length === 0 ? 0 : releaseCount(withoutArea, policy),
    byGrade,
    ...genderCoverage(
      { responses, counted, respondents, population, areas, byGrade },
      instrument,
      policy,
    ),
    total,
    removed: hideFew(
      survey.removals.map(({ rule, removed }) => ({
        rule: rule.id,
        label: rule.label,
        status: rule.status,
        thresholdStatus: rule.thresholdStatus,
        respondents: releasePart(removed.reduce(countHere, 0), respondents, policy),
      })),
    ),
  };
}

/** The register as far as its areas are told, and the areas whose pupils it has to count. */
function registerOf(
  at: number | null,
  { areaMasks, coded, untold }: Omit<Survey, "population">,
  { population }: ProfileRequest,
) {
  const { area } = coded.responses;
  if (at !== null) return { population, areas: [area.names[at] ?? null] };
  const told = toldPopulation(population, area, untold);
  return { population: told, areas: surveyedAreas({ area, areaMasks, untold }, told) };
}

/** One rule's number that may not be told hides the others', a nought too: their sum may be known. */
function hideFew<Row extends { readonly respondents: number | null }>(rows: readonly Row[]): Row[] {
  const isAnyHidden = rows.some(({ respondents }) => respondents === null);
  return rows.map((row) => (isAnyHidden ? { ...row, respondents: null } : row));
}

/** Respondents by grade as the coverage prints them; null where it does not. */
export function printedGrades(coverage: Profile["coverage"]): ReadonlyMap<string, number> | null {
  const rows = coverage.byGrade.flatMap(({ grade, respondents }) =>
    grade === null || respondents === null ? [] : [[grade, respondents] as const],
  );
  return rows.length < coverage.byGrade.length ? null : new Map(rows);
}
