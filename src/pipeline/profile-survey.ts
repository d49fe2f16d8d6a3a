import { type Coded, codeResponses } from "../instrument/code-responses.ts";
import { profileToReport } from "../report/profile-to-report.ts";
import { buildIndicators } from "../score/build-indicators.ts";
import { allRemoved, removeRespondents } from "../score/honesty/remove-respondents.ts";
import { markComparability } from "../score/mark-comparability.ts";
import { requireCuts } from "../score/require-cuts.ts";
import { scoreScales } from "../score/score-scales.ts";
import type { Decision } from "../vocabulary/disclosure-rule.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { ProfileRequest } from "../vocabulary/profile-request.ts";
import type { Inflate } from "../vocabulary/read-request.ts";
import type { Report } from "../vocabulary/report.ts";
import type { Detected } from "../vocabulary/table.ts";
import { readSurvey } from "./read-survey.ts";
import { applyHonesty } from "./steps/apply-honesty.ts";
import { inNoFigure, maskOf, untoldRespondents } from "./steps/area-masks.ts";
import { assistSmallAreas } from "./steps/assist-small-areas.ts";
import { calibrateSurvey } from "./steps/calibrate-survey.ts";
import { chooseAreas } from "./steps/choose-areas.ts";
import { findNegativeItems } from "./steps/find-negative-items.ts";
import { populationCells, populationFindings } from "./steps/finite-population.ts";
import { holdAgainstPublished } from "./steps/hold-against-published.ts";
import { listDecisions } from "./steps/list-decisions.ts";
import {
  absences,
  notSurveyed,
  publishOnce,
  registerGaps,
  unknownPopulation,
  zeroWeights,
} from "./steps/list-findings.ts";
import { lowResponse } from "./steps/low-response.ts";
import { profileArea } from "./steps/profile-area.ts";
import { requireClusters } from "./steps/require-clusters.ts";
import { requireSplits } from "./steps/require-splits.ts";
import { solveGroups } from "./steps/solve-groups.ts";
import { solveMeasures } from "./steps/solve-measures.ts";
import { standardPopulation } from "./steps/standardise.ts";
import type { Survey } from "./steps/survey.ts";

/** A profile and the document made of it. */
interface Profiled {
  readonly profile: Profile;
  readonly report: Report;
}

export interface ProfileResult {
  /** Profile of everyone in the file, and of each area asked for in the order of names. */
  readonly everyone: Profiled;
  readonly areas: readonly Profiled[];
  readonly detected: Detected;
  readonly columns: number;
  /** For the person who owns the file. */
  readonly findings: readonly Finding[];
  readonly areaNames: readonly string[];
  /** Which rule hid what, everywhere in the survey; for its owner alone. */
  readonly decisions: () => readonly Decision[];
}

/**
 * The main job: the bytes of a survey file in, profiles out. Disclosure is solved once for the
 * whole survey, so that each profile is the same whichever others are asked for.
 */
export async function profileSurvey(
  bytes: Uint8Array,
  request: ProfileRequest,
  inflate: Inflate,
): Promise<ProfileResult> {
  const survey = await solveSurvey(bytes, request, inflate);
  const { area } = survey.coded.responses;
  const direct = (of: number | null): Profile => profileArea(of, survey, request); //   estimate → disclose → profile
  const isModelled = request.estimation.smallAreas !== null;
  const modelled = isModelled ? assistSmallAreas(area.names.map((_, of) => direct(of))) : [];
  const profiled = (of: number | null): Profiled => {
    const profile = (of === null ? undefined : modelled[of]) ?? direct(of);
    return { profile, report: profileToReport(profile) }; //   report → (render, by the command)
  };
  const everyone = profiled(null);
  const areas = survey.wanted.map(profiled);
  return {
    everyone,
    areas,
    detected: survey.detected,
    columns: survey.columns,
    findings: [
      ...survey.findings,
      ...absences(
        everyone.profile,
        areas.map(({ profile }) => profile),
      ),
    ],
    areaNames: area.names,
    decisions: () => listDecisions(survey, request),
  };
}

/** The first half of the way, once for all areas: read, code, score, weigh, and decide what is shown. */
export async function solveSurvey(
  bytes: Uint8Array,
  request: ProfileRequest,
  inflate: Inflate,
): Promise<Survey> {
  const { instrument, norms, policy } = request;
  const table = await readSurvey(bytes, request.read, inflate); //   ingest
  const read = codeResponses(table, { ...request.coding, instrument }); //   instrument
  const { responses } = read;
  const wanted = chooseAreas(responses.area, request); // A misspelt area is an error before anything else is.
  const scores = scoreScales(responses, instrument); //   score
  const uncut = requireCuts(responses, instrument, scores, norms, request.survey.file);
  const marked = markComparability(
    buildIndicators(responses, instrument, scores, norms),
    instrument,
    request.coding.mapping?.comparability ?? {},
  );
  const { removals, findings: unusable } = applyHonesty(request.project.honesty, read, instrument);
  const removed = allRemoved(removals, responses.respondents);
  const indicators = removals.length === 0 ? marked : removeRespondents(marked, removed);
  const areaMasks = responses.area.names.map((_, of) => maskOf(responses.area, of));
  const untold = untoldRespondents(responses.area, areaMasks, policy);
  const outside = inNoFigure(untold, removed);
  // Whose number is not told is outside the design: from here on there is no other one.
  const told = { ...read.design, untold };
  const calibration = calibrateSurvey(responses, told, outside, request); //   estimate
  const coded: Coded = { ...read, design: calibration?.design ?? told };
  requireClusters(coded, request);
  requireSplits(coded, request);
  const isLowResponse = lowResponse(responses, areaMasks, removed, request);
  const judging = { lonelyPsu: request.estimation.lonelyPsu, isLowResponse };
  const solutions = solveMeasures(indicators, areaMasks, coded, policy, judging); //   disclose
  const findings: readonly Finding[] = [
    ...coded.findings,
    ...uncut,
    ...unknownPopulation(request.population, responses.area),
    ...registerGaps(request.population, responses, instrument),
    ...zeroWeights(read.design),
    ...findNegativeItems(responses, instrument, policy),
    ...unusable,
    ...publishOnce(removed, request.estimation),
    ...populationFindings(coded, request),
    ...notSurveyed(calibration),
  ];
  const solved: Omit<Survey, "population"> = {
    coded,
    wanted,
    indicators,
    removals,
    removed,
    untold,
    areaMasks,
    solutions,
    groups: solveGroups({ coded, indicators, removed, solutions }, request), //   disclose, too
    detected: table.detected,
    columns: table.columns.length,
    findings,
    calibration,
    standard: standardPopulation(responses, coded.design, outside, instrument),
  };
  const first = { ...solved, population: populationCells(solved, request) };
  return holdAgainstPublished(first, request, judging); //   disclose, beside what is out already
}
