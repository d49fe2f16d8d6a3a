import { presentFigure } from "../../disclose/present-figure.ts";
import { releaseCount } from "../../disclose/release-coverage.ts";
import {
  releaseAbsent,
  releaseFigure,
  releaseWithheld,
  withAdjusted,
} from "../../disclose/release-figures.ts";
import { coarsenNorm, normShareStep } from "../../disclose/release-norm-share.ts";
import { releaseSum } from "../../disclose/release-sum.ts";
import type { Treatment } from "../../disclose/treatment.ts";
import { estimateFigure } from "../../estimate/estimate-figure.ts";
import { intervalOfCount } from "../../estimate/interval-of-count.ts";
import { lonelyStrata } from "../../estimate/linearisation/design-frame.ts";
import { isSimple } from "../../estimate/share.ts";
import { adjustPValues } from "../../profile/adjust-p-values.ts";
import { assembleProfile } from "../../profile/assemble-profile.ts";
import type { Adjustment } from "../../vocabulary/estimation.ts";
import type { Figure, Released } from "../../vocabulary/figure.ts";
import type { Indicator, MeasureKind } from "../../vocabulary/measure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { coverageOf, printedGrades } from "./area-coverage.ts";
import { insideOf, restOf } from "./area-masks.ts";
import { describeCalibration } from "./calibrate-survey.ts";
import { calibratedFigure } from "./calibrated-figure.ts";
import { groupFigures } from "./group-figures.ts";
import { cellsBehind } from "./population-cells.ts";
import { standardised } from "./standardise.ts";
import type { Survey } from "./survey.ts";

/** One area, or everyone (null), from the solved survey to its profile: estimate → disclose → profile. */
export function profileArea(area: number | null, survey: Survey, request: ProfileRequest): Profile {
  const coverage = coverageOf(area, survey, request);
  const grades = printedGrades(coverage);
  const cuts = request.norms?.cuts ?? [];
  const wholes = survey.indicators.map((indicator) => ({
    indicator,
    figure: figureOf(indicator, area, grades, survey, request),
  }));
  const groups = groupFigures(wholes, { area, grades, survey, request });
  const rows = [wholes.map(({ figure }) => figure), ...groups].map((figures) =>
    figures.map((figure) =>
      coarsenNorm(presentFigure(figure, request.policy), normShareStep(cuts, figure.measure)),
    ),
  );
  // P-values are adjusted within one group of the area, and one family of measures.
  const ofKind = (...kinds: MeasureKind[]): Released<Figure>[] =>
    rows.flatMap((figures) =>
      adjusted(
        figures.filter(({ kind }) => kinds.includes(kind)),
        request.estimation.adjustment,
      ),
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
      isWhole:
        request.policy.roundEverything !== true &&
        !survey.untold.includes(1) &&
        !survey.removed.includes(1),
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
  if (area === null && treatment.kind === "rounded" && treatment.isSum === true)
    return sumOfAreas(indicator, survey, request);
  return treatedFigure(indicator, area, treatment, grades, survey, request);
}

/** A row whose numbers may be told in some way. */
function treatedFigure(
  indicator: Indicator,
  area: number | null,
  treatment: Treatment,
  grades: ReadonlyMap<string, number> | null,
  survey: Survey,
  request: ProfileRequest,
): Released<Figure> {
  const { measure } = indicator;
  const solution = survey.solutions.get(measure.id);
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
  if (survey.held?.get(measure.id)?.standardised[area ?? -1] === true) return figure;
  return standardised(figure, indicator, mask, survey.standard, design, request);
}

/** Everyone as the sum of the areas as they are printed. */
function sumOfAreas(
  indicator: Indicator,
  survey: Survey,
  request: ProfileRequest,
): Released<Figure> {
  const { area } = survey.coded.responses;
  const parts = area.names.map((_, at) => figureOf(indicator, at, null, survey, request));
  const solution = survey.solutions.get(indicator.measure.id);
  const isWhole = solution?.hasWithoutArea === true && !solution.isHidden.includes(true);
  const choice = { interval: request.estimation.interval };
  return releaseSum(indicator.measure, parts, isWhole, request.policy, (share, respondents) =>
    isSimple(survey.coded.design) ? intervalOfCount(share, respondents, choice) : null,
  );
}
