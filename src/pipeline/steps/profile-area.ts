import { releasePart } from "../../disclose/release-check.ts";
import { releaseCount, releaseGrades, releaseTotal } from "../../disclose/release-coverage.ts";
import {
  releaseAbsent,
  releaseFigure,
  releaseWithheld,
  withAdjusted,
} from "../../disclose/release-figures.ts";
import { coarsenNorm, normShareStep } from "../../disclose/release-norm-share.ts";
import type { MeasureSolution, Treatment } from "../../disclose/solve-survey.ts";
import { estimateFigure } from "../../estimate/estimate-figure.ts";
import { intervalOfCount } from "../../estimate/interval-of-count.ts";
import { lonelyStrata } from "../../estimate/linearisation/design-frame.ts";
import { isSimple } from "../../estimate/share.ts";
import { adjustPValues } from "../../profile/adjust-p-values.ts";
import { assembleProfile } from "../../profile/assemble-profile.ts";
import { toldPopulation } from "../../profile/count-pupils.ts";
import { countSurveyed } from "../../profile/count-surveyed.ts";
import type { Adjustment } from "../../vocabulary/estimation.ts";
import type { Figure, Released } from "../../vocabulary/figure.ts";
import type { Indicator, MeasureKind } from "../../vocabulary/measure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { describeCalibration } from "./calibrate-survey.ts";
import { calibratedFigure } from "./calibrated-figure.ts";
import { genderCoverage } from "./gender-coverage.ts";
import { cellsBehind } from "./population-cells.ts";
import { standardised } from "./standardise.ts";
import type { Survey } from "./survey.ts";

/** One area, or everyone (null), from the solved survey to its profile: estimate → disclose → profile. */
export function profileArea(area: number | null, survey: Survey, request: ProfileRequest): Profile {
  const coverage = coverageOf(area, survey, request);
  const grades = printedGrades(coverage);
  const cuts = request.norms?.cuts ?? [];
  const figures = survey.indicators.map((indicator) =>
    coarsenNorm(
      figureOf(indicator, area, grades, survey, request),
      normShareStep(cuts, indicator.measure.id),
    ),
  );
  const ofKind = (...kinds: MeasureKind[]): Released<Figure>[] =>
    adjusted(
      figures.filter(({ kind }) => kinds.includes(kind)),
      request.estimation.adjustment,
    );
  return assembleProfile(
    {
      areaId: area === null ? null : (survey.coded.responses.area.ids[area] ?? null),
      areaName: area === null ? null : (survey.coded.responses.area.names[area] ?? null),
      wave: survey.coded.wave,
      detected: survey.detected,
      design: survey.coded.design,
      measures: survey.indicators.map(({ measure }) => measure),
      factors: ofKind("risk", "protective"),
      behaviours: ofKind("behaviour"),
      cumulative: ofKind("cumulative"),
      coverage,
      findings: survey.findings,
      isFinite: survey.population !== null,
      calibration: describeCalibration(survey.calibration, request.policy),
      hasLonelyStrata: lonelyStrata(survey.coded.design).length > 0,
      isWhole: !survey.untold.includes(1) && !survey.removed.includes(1),
      countOf: (respondents) => releaseCount(respondents, request.policy),
    },
    request,
  );
}

function adjusted(
  figures: readonly Released<Figure>[],
  adjustment: Adjustment,
): Released<Figure>[] {
  const adjustedP = adjustPValues(figures, adjustment);
  return figures.map((figure, at) => {
    const p = adjustedP[at] ?? null;
    return p === null ? figure : withAdjusted(figure, p);
  });
}

function figureOf(
  indicator: Indicator,
  area: number | null,
  grades: ReadonlyMap<string, number> | null,
  survey: Survey,
  request: ProfileRequest,
): Released<Figure> {
  const { measure, absent } = indicator;
  if (absent !== undefined) return releaseAbsent(measure, {}, absent);
  const solution = survey.solutions.get(measure.id);
  const treatment = area === null ? solution?.everyone : solution?.areas[area];
  // A cell that nobody decided about is not shown.
  if (treatment === undefined || treatment.kind === "withheld") return releaseWithheld(measure, {});
  const { responses, design } = survey.coded;
  const population =
    survey.population === null ? null : cellsBehind(area, treatment, solution, survey.population);
  const inside = insideOf(area, treatment, solution, survey);
  const rest = request.reference === "none" ? null : restOf(area, solution, survey);
  const estimate = estimateFigure({
    indicator,
    area: area === null ? null : (responses.area.names[area] ?? null),
    group: {},
    inside,
    rest,
    grades,
    design,
    estimation: request.estimation,
    population,
  });
  if (estimate === null) return releaseAbsent(measure, {}, "no_answers");
  const choice = { interval: request.estimation.interval, cells: population?.inside ?? null };
  const figure = releaseFigure(measure, estimate, treatment, (share, respondents) =>
    isSimple(design) ? intervalOfCount(share, respondents, choice) : null,
  );
  if (survey.calibration !== null)
    return calibratedFigure(figure, indicator, { inside, rest }, design, request);
  const mask = area === null ? undefined : survey.areaMasks[area];
  // Behaviours nest (in the last month, ever): two standardised shares of a nest tell a cell between them.
  const isFactor = measure.kind === "risk" || measure.kind === "protective";
  if (mask === undefined || survey.standard === null || !isFactor) return figure;
  return standardised(figure, indicator, mask, survey.standard, design, request);
}

/** Who the figure describes: an area, everyone, or everyone who may be told of. */
export function insideOf(
  area: number | null,
  treatment: Treatment,
  solution: MeasureSolution | undefined,
  survey: Pick<Survey, "coded" | "areaMasks">,
): Uint8Array {
  const { of } = survey.coded.responses.area;
  if (area !== null) return survey.areaMasks[area] ?? new Uint8Array(of.length);
  if (treatment.kind !== "partial") return new Uint8Array(of.length).fill(1);
  return Uint8Array.from(of, (other) => {
    const isOut = other === -1 ? !solution?.hasWithoutArea : solution?.isHidden[other];
    return isOut === true ? 0 : 1;
  });
}

/** The pupils of the other known areas that are shown; null where these are too few of them. */
function restOf(
  area: number | null,
  solution: MeasureSolution | undefined,
  survey: Survey,
): Uint8Array | null {
  if (area === null || solution?.hasReference[area] !== true) return null;
  const { of } = survey.coded.responses.area;
  return Uint8Array.from(of, (other) =>
    other !== -1 && other !== area && solution.isHidden[other] !== true ? 1 : 0,
  );
}

/** Respondents by grade as the coverage prints them; null where it does not. */
function printedGrades(coverage: Profile["coverage"]): ReadonlyMap<string, number> | null {
  const rows = coverage.byGrade.flatMap(({ grade, respondents }) =>
    grade === null || respondents === null ? [] : [[grade, respondents] as const],
  );
  return rows.length < coverage.byGrade.length ? null : new Map(rows);
}

/** The areas whose pupils the register has to count: one, or all that are told. */
function surveyedAreas(
  area: number | null,
  { areaMasks, coded, untold }: Pick<Survey, "areaMasks" | "coded" | "untold">,
  population: ProfileRequest["population"],
): readonly (string | null)[] {
  const { names } = coded.responses.area;
  if (names.length === 0) return [null];
  // A register by school counts everybody, as long as nobody has to be left out.
  const isBySchool = population.every((row) => row.area === "");
  if (isBySchool && area === null && !untold.includes(1)) return [null];
  if (area !== null) return [names[area] ?? null];
  const isTold = (at: number): boolean =>
    areaMasks[at]?.some((inside, row) => inside === 1 && untold[row] !== 1) === true;
  return names.filter((_, at) => isTold(at));
}

/** Who answered in one area, or among everyone (null), as it may be printed. */
export function coverageOf(
  area: number | null,
  survey: Omit<Survey, "population">,
  request: ProfileRequest,
): Profile["coverage"] {
  const { responses } = survey.coded;
  const { policy } = request;
  const population =
    area === null
      ? toldPopulation(request.population, responses.area, survey.untold)
      : request.population;
  const areas = surveyedAreas(area, survey, population);
  const isHere = (row: number): boolean =>
    area === null ? survey.untold[row] !== 1 : responses.area.of[row] === area;
  const byGrade = responses.grade.names.map(() => 0);
  let respondents = 0;
  for (let row = 0; row < responses.respondents; row++) {
    // Removed respondents are told by rule; with them here, they would follow from the figures.
    if (!isHere(row) || survey.removed[row] === 1) continue;
    respondents++;
    const grade = responses.grade.of[row] as number;
    if (grade !== -1) byGrade[grade] = (byGrade[grade] ?? 0) + 1;
  }
  const countHere = (sum: number, isRemoved: number, row: number): number =>
    sum + (isRemoved === 1 && isHere(row) ? 1 : 0);
  // The text of a grade that nobody declared stays here: it may be anything.
  const grades = responses.grade.names.filter((grade) =>
    Object.hasOwn(request.instrument.groups.grade, grade),
  );
  const rowOf = (grade: string | null, count: number) => ({
    grade,
    gender: null,
    pupils: countSurveyed(population, { areas, grades: grade === null ? grades : [grade] }),
    respondents: count,
  });
  const gradeRows = releaseGrades(
    grades.map((grade) => rowOf(grade, byGrade[responses.grade.names.indexOf(grade)] ?? 0)),
    respondents,
    policy,
  );
  const total = releaseTotal(rowOf(null, respondents), policy);
  const withoutArea = responses.area.of.reduce((sum, of) => sum + (of === -1 ? 1 : 0), 0);
  return {
    pupils: total.pupils,
    respondents: total.respondents,
    rate: total.rate,
    withoutArea: responses.area.names.length === 0 ? 0 : releaseCount(withoutArea, policy),
    byGrade: gradeRows,
    ...genderCoverage({
      survey,
      request,
      population,
      areas,
      isHere,
      respondents,
      byGrade: gradeRows,
    }),
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

/** One rule's number that may not be told hides the others', a nought too: their sum may be known. */
function hideFew<Row extends { readonly respondents: number | null }>(rows: readonly Row[]): Row[] {
  const isAnyHidden = rows.some(({ respondents }) => respondents === null);
  return rows.map((row) => (isAnyHidden ? { ...row, respondents: null } : row));
}
