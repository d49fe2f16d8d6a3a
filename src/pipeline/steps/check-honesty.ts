import { releasePart, treatComparison } from "../../disclose/release-check.ts";
import { releaseFigure, releaseWithheld } from "../../disclose/release-figures.ts";
import type { Treatment } from "../../disclose/solve-survey.ts";
import { countPersons } from "../../estimate/count-persons.ts";
import { estimateFigure } from "../../estimate/estimate-figure.ts";
import { intervalOfCount } from "../../estimate/interval-of-count.ts";
import { isSimple } from "../../estimate/share.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import { buildIndicators } from "../../score/build-indicators.ts";
import {
  allRemoved,
  removalsOf,
  removeRespondents,
} from "../../score/honesty/remove-respondents.ts";
import { scoreScales } from "../../score/score-scales.ts";
import type { CheckReport, ComparedFigure } from "../../vocabulary/check.ts";
import type { CheckRequest } from "../../vocabulary/check-request.ts";
import { DEFAULT_ESTIMATION } from "../../vocabulary/estimation.ts";
import type { Figure, Released } from "../../vocabulary/figure.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import { screenSurvey } from "./apply-honesty.ts";
import { insideOf, maskOf } from "./area-masks.ts";
import { solveMeasures } from "./solve-measures.ts";

const sumOf = (mask: Uint8Array): number => mask.reduce((sum, inside) => sum + inside, 0);

/**
 * Every honesty rule of the instrument put to the survey: how many each finds, and the figures of
 * everyone with and without those found by the project's rules, or by all where it names none.
 */
export function checkHonesty(coded: Coded, request: CheckRequest): CheckReport["honesty"] {
  const { instrument, policy, project } = request;
  const screens = screenSurvey(instrument.honesty ?? [], coded, instrument);
  const usable = screens.filter(({ found }) => found !== null);
  const named = usable.filter(({ rule }) => project.honesty.includes(rule.id));
  const compared = project.honesty.length > 0 ? named : usable;
  const { respondents } = coded.responses;
  const removed = allRemoved(removalsOf(compared), respondents);
  const countOf = (found: Uint8Array) => releasePart(sumOf(found), respondents, policy);
  return {
    rules: screens.map(({ rule, found }) => ({
      rule,
      applied: project.honesty.includes(rule.id),
      usable: found !== null,
      respondents: found === null ? null : countOf(found),
    })),
    compared: compared.map(({ rule }) => rule.id),
    removed: countOf(removed),
    figures: sumOf(removed) === 0 ? [] : compareFigures(removed, coded, request),
  };
}

function compareFigures(
  removed: Uint8Array,
  coded: Coded,
  { instrument, norms, policy }: CheckRequest,
): readonly ComparedFigure[] {
  const { responses, design } = coded;
  const scores = scoreScales(responses, instrument);
  const all = buildIndicators(responses, instrument, scores, norms).filter(
    ({ absent }) => absent === undefined,
  );
  const kept = removeRespondents(all, removed);
  const areaMasks = responses.area.names.map((_, area) => maskOf(responses.area, area));
  const solutions = solveMeasures(all, areaMasks, coded, policy);
  const masks = { coded, areaMasks };
  return all.flatMap((indicator, at): ComparedFigure[] => {
    const { measure } = indicator;
    const [left, solution] = [kept[at], solutions.get(measure.id)];
    if (left === undefined || solution === undefined) return [];
    const inside = insideOf(null, solution.everyone, solution, masks);
    const persons = {
      all: countPersons(indicator.state, inside, design.weight),
      kept: countPersons(left.state, inside, design.weight),
    };
    const treatment = treatComparison(persons, measure.goodWhen, solution.everyone, policy);
    const released = (of: Indicator) => releaseOne(of, inside, treatment, coded);
    return [{ all: released(indicator), kept: released(left) }];
  });
}

function releaseOne(
  indicator: Indicator,
  inside: Uint8Array,
  treatment: Treatment,
  { design }: Coded,
): Released<Figure> {
  const { measure } = indicator;
  const estimate = estimateFigure({
    indicator,
    area: null,
    group: {},
    inside,
    rest: null,
    grades: null,
    design,
    // Only the share and its n are told here; a check does not stop at a single cluster.
    estimation: { ...DEFAULT_ESTIMATION, lonelyPsu: "adjust" },
    population: null,
  });
  if (estimate === null) return releaseWithheld(measure, {});
  return releaseFigure(
    measure,
    estimate,
    treatment,
    isSimple(design) ? (share, of) => intervalOfCount(share, of, {}) : () => null,
  );
}
