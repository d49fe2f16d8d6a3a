import { releaseCount, releaseGrade, releaseTotal } from "../disclose/release-coverage.ts";
import {
  releaseAbsent,
  releaseFigure,
  releaseWithheld,
  withAdjusted,
} from "../disclose/release-figures.ts";
import { estimateFigure, type Rest } from "../estimate/estimate-figure.ts";
import { shareOfPersons } from "../estimate/share.ts";
import { adjustPValues } from "../profile/adjust-p-values.ts";
import { assembleProfile } from "../profile/assemble-profile.ts";
import { countPupils } from "../profile/count-pupils.ts";
import type { Figure, Released } from "../vocabulary/figure.ts";
import type { Indicator, MeasureKind } from "../vocabulary/measure.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { ProfileRequest } from "../vocabulary/profile-request.ts";
import type { Survey } from "./profile-survey.ts";

/** One area, or everyone (null), from the solved survey to its profile: estimate → disclose → profile. */
export function profileArea(area: number | null, survey: Survey, request: ProfileRequest): Profile {
  const figures = survey.indicators.map((indicator) => figureOf(indicator, area, survey, request));
  const ofKind = (...kinds: MeasureKind[]): Released<Figure>[] =>
    adjusted(figures.filter(({ kind }) => kinds.includes(kind)));
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
      coverage: coverageOf(area, survey, request),
      findings: survey.findings,
      countOf: (respondents) => releaseCount(respondents, request.policy),
    },
    request,
  );
}

function adjusted(figures: readonly Released<Figure>[]): Released<Figure>[] {
  const adjustedP = adjustPValues(figures);
  return figures.map((figure, at) => {
    const p = adjustedP[at] ?? null;
    return p === null ? figure : withAdjusted(figure, p);
  });
}

function figureOf(
  indicator: Indicator,
  area: number | null,
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
  const inside = area === null ? everyone(responses.respondents) : survey.areaMasks[area];
  const estimate = estimateFigure({
    indicator,
    area: area === null ? null : (responses.area.names[area] ?? null),
    group: {},
    inside: inside ?? new Uint8Array(responses.respondents),
    rest: area === null || request.reference === "none" ? null : restOf(area, measure.id, survey),
    grade: responses.grade,
    design,
    lonelyPsu: request.lonelyPsu,
    gradeStep: request.policy.open ? 1 : request.policy.roundCountsTo,
  });
  if (estimate === null) return releaseAbsent(measure, {}, "no_answers");
  return releaseFigure(measure, estimate, treatment, request.policy, intervalOfCount);
}

const everyone = (respondents: number): Uint8Array => new Uint8Array(respondents).fill(1);

function intervalOfCount(share: number, respondents: number): { low: number; high: number } {
  return shareOfPersons(respondents, share * respondents) ?? { low: 0, high: 1 };
}

/** The pupils of the other known areas, the withheld ones by what stands for them. */
function restOf(area: number, measure: string, survey: Survey): Rest {
  const solution = survey.solutions.get(measure);
  const { of } = survey.coded.responses.area;
  const others = Uint8Array.from(of, (other) => (other !== -1 && other !== area ? 1 : 0));
  const shown = others.map((inside, row) =>
    inside === 1 && solution?.isHidden[of[row] as number] !== true ? 1 : 0,
  );
  return { others, shown, hidden: solution?.hidden ?? null };
}

function coverageOf(
  area: number | null,
  survey: Survey,
  request: ProfileRequest,
): Profile["coverage"] {
  const { responses } = survey.coded;
  const { policy, population } = request;
  const name = area === null ? null : (responses.area.names[area] ?? null);
  const isHere = (row: number): boolean => area === null || responses.area.of[row] === area;
  const byGrade = responses.grade.names.map(() => 0);
  let respondents = 0;
  for (let row = 0; row < responses.respondents; row++) {
    if (!isHere(row)) continue;
    respondents++;
    const grade = responses.grade.of[row] as number;
    if (grade !== -1) byGrade[grade] = (byGrade[grade] ?? 0) + 1;
  }
  const rowOf = (grade: string | null, count: number) => ({
    grade,
    pupils: countPupils(population, name, grade),
    respondents: count,
  });
  const total = releaseTotal(rowOf(null, respondents), area === null, policy);
  const withoutArea = responses.area.of.reduce((sum, of) => sum + (of === -1 ? 1 : 0), 0);
  return {
    pupils: total.pupils,
    respondents: total.respondents,
    rate: total.rate,
    withoutArea: responses.area.names.length === 0 ? 0 : releaseCount(withoutArea, policy),
    byGrade: responses.grade.names.map((grade, at) =>
      releaseGrade(rowOf(grade, byGrade[at] ?? 0), respondents, policy),
    ),
    total,
    removed: [],
  };
}
