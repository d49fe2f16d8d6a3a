import { nearestNames } from "../catalog/nearest-name.ts";
import { type StackedWaves, stackWaves } from "../estimate/trend/stack-waves.ts";
import { trendToReport } from "../report/trend-to-report.ts";
import { policyStamp } from "../trend/policy-stamp.ts";
import { timeOfLabel } from "../trend/wave-time.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import { compareNames, foldName } from "../vocabulary/names.ts";
import type { ProfileRequest } from "../vocabulary/profile-request.ts";
import type { Inflate } from "../vocabulary/read-request.ts";
import type { Report } from "../vocabulary/report.ts";
import type { Detected } from "../vocabulary/table.ts";
import type { AreaTrend, Trend } from "../vocabulary/trend.ts";
import type { TrendRequest } from "../vocabulary/trend-request.ts";
import type { NamedArea, WaveSums } from "../vocabulary/trend-sums.ts";
import { solveSurvey } from "./profile-survey.ts";
import { surveySums } from "./steps/survey-sums.ts";
import { trendArea } from "./steps/trend-area.ts";
import { measureOverWaves, type TrendWaves } from "./steps/trend-measure.ts";

/** One wave, and what was made of its file. */
export interface SummedSurvey {
  readonly sums: WaveSums;
  readonly detected: Detected;
  readonly columns: number;
  readonly findings: readonly Finding[];
}

export interface TrendResult {
  readonly trend: Trend;
  readonly report: Report;
  readonly areaNames: readonly string[];
  /** How many clusters are in more than one wave. */
  readonly recurring: number;
}

/**
 * The first half: one survey file, read, coded, scored and solved as a profile of it is, and summed up.
 *
 * @throws CtcError `trend-wave-unknown` where nobody says which wave it is; `trend-calibrated`; and
 *   what a profile throws
 */
export async function sumSurvey(
  bytes: Uint8Array,
  request: ProfileRequest,
  inflate: Inflate,
): Promise<SummedSurvey> {
  const { file } = request.survey;
  if (request.estimation.calibrate !== null) throw new CtcError("trend-calibrated", { file });
  const estimation = { ...request.estimation, finitePopulation: false, smallAreas: null };
  const survey = await solveSurvey(bytes, { ...request, estimation }, inflate);
  const { wave } = survey.coded;
  if (wave === null) throw new CtcError("trend-wave-unknown", { file });
  const { detected, columns, findings } = survey;
  return { sums: surveySums(survey, wave, request), detected, columns, findings };
}

/**
 * The second half: waves as sums, wherever they come from, in; shares, changes and trends out.
 *
 * @throws CtcError `trend-few-waves`, `trend-time-unknown`, `trend-same-time`, `trend-other-policy`,
 *   `trend-clusters`, `lonely-cluster`, `area-unknown`
 */
export function trendSurveys(waves: readonly WaveSums[], request: TrendRequest): TrendResult {
  const timed = inOrder(waves, request);
  const sums = timed.map((one) => one.sums);
  const isSame = areSameClusters(sums, request.clusters);
  const untold = sums.map(untoldCells);
  const stacked = stackWaves(sums, untold, isSame);
  const single = sums.map((one, at) => stackWaves([one], [untold[at] ?? new Uint8Array(0)], false));
  if (request.estimation.lonelyPsu === "fail") refuseLonely(sums, single);
  const all: TrendWaves = { waves: timed, stacked, single };
  const measures = measureIds(sums).map((id) => measureOverWaves(id, all));
  const known = areasOf(sums);
  const { estimation, policy } = request;
  const rules = { ...estimation, policy };
  const areas = [null, ...chooseAreas(known, request.areas)]
    .slice(request.areas === "all" || request.areas.length === 0 ? 0 : 1)
    .map(
      (area): AreaTrend => ({
        id: area?.id || null,
        name: area?.name ?? null,
        measures: trendArea(area?.name ?? null, measures, all, rules),
      }),
    );
  const trend = assembleTrend(timed, areas, isSame, request);
  const areaNames = known.map(({ name }) => name);
  return { trend, report: trendToReport(trend), areaNames, recurring: stacked.recurring };
}

function assembleTrend(
  timed: TrendWaves["waves"],
  areas: readonly AreaTrend[],
  sameClusters: boolean,
  { version, publication, project, estimation, policy, synthetic }: TrendRequest,
): Trend {
  const sums = timed.map((one) => one.sums);
  const last = sums.at(-1);
  return {
    schema: "ctc-trend/1",
    generator: { name: "ctc", version },
    synthetic: synthetic || sums.some((one) => one.synthetic),
    publication,
    project,
    waves: timed.map(({ sums: { wave, file, sha256 }, time }) => ({ wave, time, file, sha256 })),
    instrument: last?.instrument ?? "",
    norms: last?.norms ?? null,
    design: {
      weighted: sums.some(({ weighted }) => weighted),
      stratified: sums.some(({ stratified }) => stratified),
      clustered: sums.some(({ clustered }) => clustered),
      sameClusters,
      interval: estimation.interval,
      adjustment: estimation.adjustment,
    },
    policy: { id: policy.id, open: policy.open },
    areas,
  };
}

function inOrder(waves: readonly WaveSums[], { times, policy }: TrendRequest): TrendWaves["waves"] {
  if (waves.length < 2) throw new CtcError("trend-few-waves", { waves: waves.length });
  const decided = policyStamp(policy);
  const timed = waves.map((sums) => {
    const { wave, file } = sums;
    if (sums.policy !== decided) throw new CtcError("trend-other-policy", { file, wave });
    const time = times.get(wave) ?? timeOfLabel(wave);
    if (time === null) throw new CtcError("trend-time-unknown", { wave });
    return { sums, time };
  });
  timed.sort((one, other) => one.time - other.time);
  for (const [at, { time, sums }] of timed.entries()) {
    const before = timed[at - 1];
    if (before?.time === time)
      throw new CtcError("trend-same-time", { wave: before.sums.wave, other: sums.wave });
  }
  return timed;
}

/** Clusters of two waves can be the same where nobody says that they were drawn from strata. */
function areSameClusters(waves: readonly WaveSums[], asked: TrendRequest["clusters"]): boolean {
  const canBe = waves.every(({ clustered, stratified }) => clustered && !stratified);
  if (asked === "same" && !canBe) throw new CtcError("trend-clusters");
  return canBe && asked !== "new";
}

/** Of sums that were made under another rule: the survey itself would have been refused. */
function refuseLonely(waves: readonly WaveSums[], single: readonly StackedWaves[]): void {
  for (const [at, { isDeclared, clustersIn, stratum, area }] of single.entries()) {
    const strata = clustersIn.filter((clusters) => clusters === 1).length;
    if (!isDeclared || strata === 0) continue;
    const names = waves[at]?.areas.map(({ name }) => name) ?? [];
    const isLonely = (row: number): boolean => clustersIn[stratum[row] ?? 0] === 1;
    const found = names.filter((_, of) => area.some((own, row) => own === of && isLonely(row)));
    throw new CtcError("lonely-cluster", { areas: found.join("; ") || "–", strata });
  }
}

function untoldCells({ cells, untold }: WaveSums): Uint8Array {
  const mask = new Uint8Array(cells.respondents.length);
  for (const cell of untold) mask[cell] = 1;
  return mask;
}

/** In the order of the last wave; what only earlier waves have comes after. */
function measureIds(waves: readonly WaveSums[]): readonly string[] {
  const ids = waves
    .toReversed()
    .flatMap(({ measures }) => measures.map(({ measure }) => measure.id));
  return [...new Set(ids)];
}

function areasOf(waves: readonly WaveSums[]): readonly NamedArea[] {
  const known = new Map<string, NamedArea>();
  for (const { areas } of waves.toReversed())
    for (const area of areas) {
      const key = foldName(area.name);
      if (!known.has(key)) known.set(key, area);
    }
  return [...known.values()].sort((a, b) => compareNames(a.name, b.name));
}

function chooseAreas(
  known: readonly NamedArea[],
  asked: TrendRequest["areas"],
): readonly NamedArea[] {
  if (asked === "all") return known;
  const chosen = asked.map((name) => {
    const found = known.find((area) => foldName(area.name) === foldName(name));
    if (found !== undefined) return found;
    const names = known.map((area) => area.name);
    const nearest = nearestNames(name, names, 3).join("; ");
    throw new CtcError("area-unknown", { area: name.slice(0, 80), nearest });
  });
  return [...new Set(chosen)];
}
