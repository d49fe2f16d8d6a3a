import { nearestNames } from "../catalog/nearest-name.ts";
import { releaseCount } from "../disclose/release-coverage.ts";
import { judgeCuts, releaseCuts, releaseWithout } from "../disclose/release-norms.ts";
import { type Coded, codeResponses } from "../instrument/code-responses.ts";
import { type DeriveRequest, deriveCuts } from "../norms/derive-cuts.ts";
import { groupRespondents } from "../norms/group-respondents.ts";
import { noteMedians } from "../norms/note-medians.ts";
import { normsToReport } from "../report/norms-to-report.ts";
import { buildIndicators } from "../score/build-indicators.ts";
import { allRemoved } from "../score/honesty/remove-respondents.ts";
import { scoreScales } from "../score/score-scales.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { DerivedCut, NoCut } from "../vocabulary/norm-derivation.ts";
import type { Cut, Norms } from "../vocabulary/norms.ts";
import type { NormsRequest } from "../vocabulary/norms-request.ts";
import type { Inflate } from "../vocabulary/read-request.ts";
import type { Report } from "../vocabulary/report.ts";
import type { Detected } from "../vocabulary/table.ts";
import { readSurvey } from "./read-survey.ts";
import { applyHonesty } from "./steps/apply-honesty.ts";
import { maskOf, untoldRespondents } from "./steps/area-masks.ts";
import { findNegativeItems } from "./steps/find-negative-items.ts";
import { measureCuts } from "./steps/measure-cuts.ts";

export interface NormsResult {
  readonly norms: Norms;
  readonly report: Report;
  readonly without: readonly NoCut[];
  readonly detected: Detected;
  readonly columns: number;
  /** For the person who owns the file. */
  readonly findings: readonly Finding[];
}

/** To which step a mean absolute deviation is rounded before a cut is made of it. */
const SPREAD_STEP = 0.01;

/**
 * The bytes of a survey file in, cuts with all that is needed to make them again out: read, code and
 * score as a profile does, derive, disclose. Who is removed by an honesty rule, and who lives in an
 * area too small to be told of, takes no part, as in a profile; numbers beside a cut are of the areas
 * that a profile shows.
 *
 * @throws CtcError `behaviour-unknown`, `norms-group-missing`, `norms-empty`, and what reading and
 *   coding throw
 */
export async function deriveNorms(
  bytes: Uint8Array,
  request: NormsRequest,
  inflate: Inflate,
): Promise<NormsResult> {
  const { instrument, policy, rule } = request;
  const table = await readSurvey(bytes, request.read, inflate); //                      ingest
  const coded = codeResponses(table, { ...request.coding, instrument }); //         instrument
  const { responses, design } = coded;
  const scores = scoreScales(responses, instrument); //                                  score
  const { removals, findings } = applyHonesty(request.project.honesty, coded, instrument);
  const removed = allRemoved(removals, responses.respondents);
  const taking = takingPart(coded, removed, request);
  const against = statesOf(request, coded, scores);
  const derivation: DeriveRequest = {
    scales: instrument.scales,
    scores,
    weight: design.weight,
    groups: groupsOf(coded, taking, request),
    rule,
    ...(against === null ? {} : { against }),
    ...(policy.open
      ? {}
      : { spreadStep: SPREAD_STEP, fewest: policy.minimumNumerator, onScores: true }),
  };
  const derived = deriveCuts(derivation); //                                             norms
  const judged = judgeCuts(derived.cuts, rule.method, policy); //                     disclose
  requireUse(judged.cuts, request);
  const measured = policy.open
    ? { cuts: judged.cuts }
    : measureCuts(judged.cuts, derivation, { coded, taking, request });
  const cuts = releaseCuts(measured.cuts, policy, measured);
  const respondents = taking.reduce((sum, one) => sum + one, 0);
  const norms: Norms = {
    ...describe(request, coded, cuts),
    respondents: releaseCount(respondents, policy) ?? 0,
    ...(request.project.synthetic ? { synthetic: true } : {}),
    derivation: derivationOf(request, judged.medians),
    source: sourceOf(request, coded),
    ...(request.fallback === null ? {} : { fallback: request.fallback }),
    cuts,
  };
  const without = [...releaseWithout(derived.without, policy), ...judged.withheld];
  return {
    norms,
    report: normsToReport(norms, instrument, without),
    without,
    detected: table.detected,
    columns: table.columns.length,
    findings: [...coded.findings, ...findings, ...findNegativeItems(responses, instrument, policy)],
  };
}

/** @throws CtcError `norms-empty`; `norms-grade-missing` where the fallback has no cut */
function requireUse(cuts: readonly DerivedCut[], { fallback, id, survey }: NormsRequest): void {
  const [first] = cuts;
  if (first === undefined) throw new CtcError("norms-empty", { file: survey.file });
  if (fallback === null || cuts.some(({ grade }) => grade === fallback)) return;
  throw new CtcError("norms-grade-missing", { norms: id, grade: fallback, scale: first.scale });
}

/** 1 for those whom a profile of the same survey would tell of. */
function takingPart(coded: Coded, removed: Uint8Array, { policy }: NormsRequest): Uint8Array {
  const { area } = coded.responses;
  const masks = area.names.map((_, at) => maskOf(area, at));
  const untold = untoldRespondents(area, masks, policy);
  return removed.map((isRemoved, row) => (isRemoved === 1 || untold[row] === 1 ? 0 : 1));
}

/** @throws CtcError `behaviour-unknown` with the nearest ones */
function statesOf(
  { against, instrument }: NormsRequest,
  { responses }: Coded,
  scores: ReadonlyMap<string, Float64Array>,
): Int8Array | null {
  if (against === null) return null;
  const found = buildIndicators(responses, instrument, scores, null).find(
    ({ measure }) => measure.kind === "behaviour" && measure.id === against,
  );
  if (found !== undefined && found.absent === undefined) return found.state;
  const reason = found === undefined ? "unknown" : "not-asked";
  const known = instrument.behaviours.map(({ id }) => id);
  const nearest = nearestNames(against, known, 3).join(", ");
  throw new CtcError("behaviour-unknown", { behaviour: against.slice(0, 80), nearest, reason });
}

/** @throws CtcError `norms-group-missing` where nobody has a known grade, or gender, that is asked for */
function groupsOf(
  { responses }: Coded,
  taking: Uint8Array,
  { by, instrument, survey }: NormsRequest,
) {
  const grades = Object.keys(instrument.groups.grade);
  const groups = groupRespondents(responses, by, grades, taking);
  for (const role of by) {
    const isKnown = groups.some((group) => group[role] !== undefined && group.inside.includes(1));
    if (!isKnown) throw new CtcError("norms-group-missing", { file: survey.file, role });
  }
  return groups;
}

type Described = "schema" | "id" | "instrument" | "population" | "waves";

function describe(
  { id, instrument, instrumentSha256, populationOf }: NormsRequest,
  { wave }: Coded,
  cuts: readonly Cut[],
): Pick<Norms, Described> {
  const grades = [...new Set(cuts.flatMap(({ grade }) => grade ?? []))];
  return {
    schema: "ctc-norms/1",
    id,
    instrument: { id: instrument.id, version: instrument.version, sha256: instrumentSha256 },
    population: populationOf({ wave, grades }),
    waves: wave === null ? [] : [wave],
  };
}

function derivationOf(
  { rule, by, against }: NormsRequest,
  medians: readonly DerivedCut[],
): Norms["derivation"] {
  const note = noteMedians(medians);
  return {
    method: rule.method,
    ...(rule.method === "median-mad"
      ? { centre: "median" as const, spread: rule.spread, multiplier: rule.multiplier }
      : {}),
    ...(rule.method === "percentile" ? { percentile: rule.percentile } : {}),
    ...(against === null ? {} : { against }),
    by,
    ...(note === null ? {} : { note }),
  };
}

function sourceOf(
  { survey, project, policy, version }: NormsRequest,
  { design }: Coded,
): NonNullable<Norms["source"]> {
  return {
    ...survey,
    weighted: design.weighted,
    honesty: project.honesty,
    policy: policy.id,
    generator: { name: "ctc", version },
  };
}
