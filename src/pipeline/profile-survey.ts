import { nearestNames } from "../catalog/nearest-name.ts";
import { isSizeProtected, type MeasureSolution, solveMeasure } from "../disclose/solve-survey.ts";
import { countPersons } from "../estimate/count-persons.ts";
import { lonelyStrata } from "../estimate/linearisation/design-frame.ts";
import { readTable } from "../ingest/read-table.ts";
import { type Coded, codeResponses } from "../instrument/code-responses.ts";
import { profileToReport } from "../report/profile-to-report.ts";
import { buildIndicators } from "../score/build-indicators.ts";
import {
  allRemoved,
  type Removal,
  removeRespondents,
} from "../score/honesty/remove-respondents.ts";
import { markComparability } from "../score/mark-comparability.ts";
import { requireCuts } from "../score/require-cuts.ts";
import { scoreScales } from "../score/score-scales.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Indicator } from "../vocabulary/measure.ts";
import { foldName } from "../vocabulary/names.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { ProfileRequest } from "../vocabulary/profile-request.ts";
import type { Inflate } from "../vocabulary/read-request.ts";
import type { Report } from "../vocabulary/report.ts";
import type { AreaGrouping, Grouping } from "../vocabulary/responses.ts";
import type { Detected } from "../vocabulary/table.ts";
import { applyHonesty } from "./apply-honesty.ts";
import { profileArea } from "./profile-area.ts";

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
}

/** What all areas share once the survey has been read, scored and solved. */
export interface Survey {
  readonly coded: Coded;
  readonly indicators: readonly Indicator[];
  /** Whom the project's honesty rules remove, each rule's own; none where it names none. */
  readonly removals: readonly Removal[];
  /** Mask of each area, in the order of the areas. */
  readonly areaMasks: readonly Uint8Array[];
  readonly solutions: ReadonlyMap<string, MeasureSolution>;
  /** 1 for respondents whom an honesty rule removes. */
  readonly removed: Uint8Array;
  /** 1 for respondents of whom not even the number is told. */
  readonly untold: Uint8Array;
  readonly detected: Detected;
  readonly findings: readonly Finding[];
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
  const { instrument, norms, policy } = request;
  const table = await readTable(bytes, request.read, inflate); //              ingest
  const read = codeResponses(table, { ...request.coding, instrument }); //              instrument
  const { responses } = read;
  const wanted = chooseAreas(responses.area, request);
  const scores = scoreScales(responses, instrument); //              score
  requireCuts(responses, instrument, scores, norms, request.survey.file);
  const marked = markComparability(
    buildIndicators(responses, instrument, scores, norms),
    instrument,
    request.coding.mapping?.comparability ?? {},
  );
  const { removals, findings: unusable } = applyHonesty(request.project.honesty, read, instrument);
  const removed = allRemoved(removals, responses.respondents);
  const indicators = removals.length === 0 ? marked : removeRespondents(marked, removed);
  const areaMasks = responses.area.names.map((_, area) => maskOf(responses.area, area));
  const untold = untoldRespondents(responses.area, areaMasks, policy);
  // Whose number is not told is outside the design: from here on there is no other one.
  const coded: Coded = { ...read, design: { ...read.design, untold } };
  requireClusters(coded, request);
  const solutions = solveSurvey(indicators, areaMasks, coded, policy); //              disclose
  const findings = [
    ...coded.findings,
    ...unknownPopulation(request.population, responses.area),
    ...absences(indicators),
    ...unusable,
    ...(removed.includes(1) ? [{ code: "publish-once" } as const] : []),
  ];
  const { detected } = table;
  const survey = {
    coded,
    indicators,
    removals,
    removed,
    untold,
    areaMasks,
    solutions,
    detected,
    findings,
  };
  const profiled = (area: number | null): Profiled => {
    const profile = profileArea(area, survey, request); //     estimate → disclose → profile
    return { profile, report: profileToReport(profile) }; //   report → (render, by the command)
  };
  return {
    everyone: profiled(null),
    areas: wanted.map(profiled),
    detected: table.detected,
    columns: table.columns.length,
    findings,
    areaNames: responses.area.names,
  };
}

/** 1 for each respondent of one group. */
export function maskOf(grouping: Grouping, group: number): Uint8Array {
  return Uint8Array.from(grouping.of, (of) => (of === group ? 1 : 0));
}

/** Places of the areas asked for. @throws CtcError `area-unknown` with the nearest; `area-in-union` */
function chooseAreas(
  areas: AreaGrouping,
  { areas: asked, coding }: ProfileRequest,
): readonly number[] {
  if (asked === "all") return areas.names.map((_, area) => area);
  const folded = areas.names.map(foldName);
  const places = asked.map((name) => {
    const at = folded.indexOf(foldName(name));
    if (at !== -1) return at;
    const part = coding.aliases.find(({ found }) => foldName(found) === foldName(name));
    if (part !== undefined) throw new CtcError("area-in-union", { area: name, whole: part.name });
    const nearest = nearestNames(name, areas.names, 3).join("; ");
    throw new CtcError("area-unknown", { area: name.slice(0, 80), nearest });
  });
  return [...new Set(places)].sort((a, b) => a - b);
}

/** Respondents of areas that are too small to be told, and of those without area if they are. */
export function untoldRespondents(
  area: AreaGrouping,
  areaMasks: readonly Uint8Array[],
  policy: Policy,
): Uint8Array {
  const sizeOf = (mask: Uint8Array): number => mask.reduce((sum, inside) => sum + inside, 0);
  const isSmall = areaMasks.map((mask) => isSizeProtected(sizeOf(mask), policy));
  const hasAreas = areaMasks.length > 0;
  const isFew = hasAreas && isSizeProtected(sizeOf(maskOf(area, -1)), policy);
  return Uint8Array.from(area.of, (of) => ((of === -1 ? isFew : isSmall[of]) ? 1 : 0));
}

export function solveSurvey(
  indicators: readonly Indicator[],
  areaMasks: readonly Uint8Array[],
  { responses, design }: Coded,
  policy: Policy,
): ReadonlyMap<string, MeasureSolution> {
  const withoutArea = maskOf(responses.area, -1);
  const sizeOf = (mask: Uint8Array): number => mask.reduce((sum, inside) => sum + inside, 0);
  const sizes = { areas: areaMasks.map(sizeOf), withoutArea: sizeOf(withoutArea) };
  const present = indicators.filter(({ absent }) => absent === undefined);
  return new Map(
    present.map(({ measure, state }) => {
      const areas = areaMasks.map((mask) => countPersons(state, mask, design.weight));
      const rest = countPersons(state, withoutArea, design.weight);
      const counts = { goodWhen: measure.goodWhen, areas, withoutArea: rest };
      return [measure.id, solveMeasure(counts, sizes, policy)];
    }),
  );
}

/** @throws CtcError `lonely-cluster` with every area that has pupils in a stratum of one cluster */
function requireClusters({ responses, design }: Coded, request: ProfileRequest): void {
  if (request.lonelyPsu !== "fail") return;
  const lonely = new Set(lonelyStrata(design));
  if (lonely.size === 0) return;
  const areas = new Set<string>();
  for (let row = 0; row < design.respondents; row++) {
    if (!lonely.has(design.stratum[row] as number)) continue;
    areas.add(responses.area.names[responses.area.of[row] as number] ?? "–");
  }
  const named = responses.area.names.filter((name) => areas.has(name));
  throw new CtcError("lonely-cluster", { areas: named.join("; "), strata: lonely.size });
}

function absences(indicators: readonly Indicator[]): Finding[] {
  const reasons = [...new Set(indicators.flatMap(({ absent }) => absent ?? []))].sort();
  return reasons.map((reason) => ({
    code: "measure-absent",
    reason,
    measures: indicators.filter(({ absent }) => absent === reason).length,
  }));
}

/** Areas of the register that the survey does not have: a misspelling would lose a response rate. */
export function unknownPopulation(
  population: ProfileRequest["population"],
  areas: AreaGrouping,
): Finding[] {
  const known = new Set(areas.names.map(foldName));
  const strange = new Set(
    population.map(({ area }) => area).filter((a) => a !== "" && !known.has(foldName(a))),
  );
  return [...strange].map((area) => ({ code: "population-area-unknown", area }));
}
