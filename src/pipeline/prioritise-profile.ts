import { emptyColumns } from "../prioritise/empty-columns.ts";
import { warnedProgrammes } from "../prioritise/match-programmes.ts";
import { orderRows } from "../prioritise/order-rows.ts";
import { priorityRows } from "../prioritise/priority-rows.ts";
import { priorityToReport } from "../report/priority-to-report.ts";
import type { Association } from "../vocabulary/association.ts";
import type { Released } from "../vocabulary/figure.ts";
import type {
  Gap,
  PriorityOrder,
  PriorityRow,
  PriorityTable,
} from "../vocabulary/priority-table.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { InputFile, ProfileRequest } from "../vocabulary/profile-request.ts";
import type { Programme, ProgrammeCatalog } from "../vocabulary/programmes.ts";
import type { Inflate } from "../vocabulary/read-request.ts";
import type { Report } from "../vocabulary/report.ts";
import { diffPublications } from "./diff-publications.ts";
import { solveSurvey } from "./profile-survey.ts";
import { associateFactors } from "./steps/associate-factors.ts";
import { chooseBehaviours } from "./steps/choose-behaviours.ts";
import { type Ranked, rankFactors } from "./steps/measure-priorities.ts";
import { requireSameProfile } from "./steps/require-same-profile.ts";

/** A published profile and the file that it was read from. */
interface ReadProfile extends InputFile {
  readonly profile: Profile;
}

/** All that decides the table of a meeting. */
export interface PriorityRequest {
  readonly profile: ReadProfile;
  /** The last profile of the area; null where there is none to compare with. */
  readonly before: ReadProfile | null;
  /** The survey behind the profile; null where it is not at hand. */
  readonly survey: { readonly bytes: Uint8Array; readonly request: ProfileRequest } | null;
  /** Behaviours to be set beside the factors; empty: the first of each topic. */
  readonly behaviours: readonly string[];
  readonly order: PriorityOrder;
  readonly weights: PriorityTable["weights"];
  readonly seed: string;
  readonly catalog: ProgrammeCatalog;
  /** Side files that were read beside these. */
  readonly inputs: readonly InputFile[];
  readonly version: string;
}

export interface PriorityResult {
  readonly table: PriorityTable;
  readonly report: Report;
}

/** What the answers themselves add; nothing where there is no survey. */
interface FromSurvey extends Ranked {
  readonly behaviours: PriorityTable["behaviours"];
  readonly associations: ReadonlyMap<string, readonly Released<Association>[]>;
}

const NOTHING: FromSurvey = {
  probabilities: new Map(),
  ranking: null,
  behaviours: [],
  associations: new Map(),
};

/**
 * The table that a group chooses its priorities from: what a profile shows of each factor, and beside
 * it what the answers, the last profile and the catalogue of programmes add. Nothing in it is a score,
 * and nothing a withheld figure.
 *
 * @throws CtcError `prioritise-survey-differs` where the survey is not the one behind the profile,
 *   `prioritise-behaviour-unknown`, and what `diffPublications` and `solveSurvey` throw
 */
export async function prioritiseProfile(
  asked: PriorityRequest,
  inflate: Inflate,
): Promise<PriorityResult> {
  const { catalog, order } = asked;
  const { profile } = asked.profile;
  const measured = await measure(asked, inflate);
  const rows = priorityRows(profile, { catalog, changes: changesOf(asked), ...measured });
  const ordered = (["risk", "protective"] as const).flatMap((kind) =>
    orderRows(
      rows.filter((row) => row.kind === kind),
      order,
    ),
  );
  const table = tableOf(asked, ordered, measured);
  return { table, report: priorityToReport(table) };
}

async function measure(asked: PriorityRequest, inflate: Inflate): Promise<FromSurvey> {
  const { survey: source, seed } = asked;
  const { profile } = asked.profile;
  if (source === null) return NOTHING;
  const { request } = source;
  const survey = await solveSurvey(source.bytes, request, inflate);
  const area = requireSameProfile(profile, survey, request);
  // Calibrated weights and finite populations have variances of their own, which are not these.
  if (profile.design.calibration !== null) return NOTHING;
  const isRanked = area !== null && !profile.design.finitePopulation;
  const ranked = isRanked ? rankFactors(profile, area, seed, survey, request) : NOTHING;
  const { probabilities, ranking } = ranked;
  const behaviours = chooseBehaviours(asked.behaviours, survey, request);
  const ids = behaviours.map(({ id }) => id);
  const associations = associateFactors(ids, survey, request);
  return { probabilities, ranking, behaviours, associations };
}

/** Changes of everyone in the area, factor by factor. */
function changesOf({ profile, before, version }: PriorityRequest): ReadonlyMap<string, Gap> {
  if (before === null) return new Map();
  const both = { before: [before], after: [profile] };
  const { diff } = diffPublications({ ...both, sameWave: false, alpha: 0.05, version });
  const rows = diff.areas[0]?.rows ?? [];
  return new Map(
    rows.flatMap(({ measure: id, group, change, verdict }) => {
      if (change === null || Object.keys(group).length > 0) return [];
      const { value, low, high, step } = change;
      if (low === null || high === null) return [];
      const isTold = verdict === "better" || verdict === "worse";
      const holds = isTold ? (value > 0 ? "higher" : "lower") : "none";
      return [[id, { value, low, high, step, holds }] as const];
    }),
  );
}

function tableOf(
  asked: PriorityRequest,
  rows: readonly PriorityRow[],
  { ranking, behaviours }: FromSurvey,
): PriorityTable {
  const { profile, file, sha256 } = asked.profile;
  const { before, survey, catalog, inputs, order, weights, version } = asked;
  const named = new Set(rows.flatMap(({ programmes }) => programmes.map(({ id }) => id)));
  const programmes = catalog.programmes.filter(({ id }) => named.has(id));
  const warnings = warnedProgrammes(catalog);
  return {
    schema: "ctc-priority-table/1",
    generator: { name: "ctc", version },
    publish: false,
    synthetic: profile.synthetic,
    project: profile.project,
    wave: profile.survey.wave,
    before: before === null ? null : before.profile.survey.wave,
    area: { id: profile.area.id, name: profile.area.name },
    inputs: [
      { file, sha256 },
      ...(survey === null ? [] : [survey.request.survey]),
      ...(before === null ? [] : [{ file: before.file, sha256: before.sha256 }]),
      ...inputs,
    ],
    policy: profile.policy.id,
    order,
    weights,
    ranking,
    behaviours,
    empty: emptyColumns(profile, rows, { survey: survey !== null, before: before !== null }),
    rows,
    programmes,
    warnings,
    registries: registriesOf([...programmes, ...warnings], catalog),
    catalog: { id: catalog.id, asOf: catalog.asOf },
  };
}

function registriesOf(programmes: readonly Programme[], { registries }: ProgrammeCatalog) {
  const rated = new Set(
    programmes.flatMap(({ ratings }) => ratings.map(({ registry }) => registry)),
  );
  return registries.filter(({ id }) => rated.has(id));
}
