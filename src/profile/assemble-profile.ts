import type { Design } from "../vocabulary/design.ts";
import type { Figure, Released } from "../vocabulary/figure.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Measure } from "../vocabulary/measure.ts";
import { compareNames } from "../vocabulary/names.ts";
import type { Profile, PublishedFinding } from "../vocabulary/profile.ts";
import type { ProfileRequest } from "../vocabulary/profile-request.ts";
import { hasRoundedNumbers } from "../vocabulary/rounded-norms.ts";
import { splitOf } from "../vocabulary/split.ts";
import type { Detected } from "../vocabulary/table.ts";
import { noteMeasures } from "./note-measures.ts";

/** What was computed about one area (or everyone), every figure released. */
export interface ProfileParts {
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly wave: string | null;
  readonly detected: Detected;
  readonly design: Design;
  readonly measures: readonly Measure[];
  readonly factors: readonly Released<Figure>[];
  readonly behaviours: readonly Released<Figure>[];
  readonly cumulative: readonly Released<Figure>[];
  readonly coverage: Profile["coverage"];
  readonly findings: readonly Finding[];
  /** Are the intervals about the pupils who did not answer, and these alone? */
  readonly isFinite: boolean;
  readonly calibration: Profile["design"]["calibration"];
  /** Has some stratum of the design a single cluster? The rule used is then part of the method. */
  readonly hasLonelyStrata: boolean;
  /** May the number of rows of the file be told? Not where some respondents' number may not. */
  readonly isWhole: boolean;
  /** A count as it may be published; null where it is too small to tell. */
  readonly countOf: (respondents: number) => number | null;
}

/** The canonical profile: the figures together with everything a reader needs to judge them. */
export function assembleProfile(parts: ProfileParts, request: ProfileRequest): Profile {
  const { instrument, project, policy } = request;
  return {
    schema: "ctc-profile/1",
    generator: { name: "ctc", version: request.version },
    synthetic: project.synthetic,
    publication: project.publication,
    project: project.name ?? null,
    survey: {
      wave: parts.wave,
      ...modeOf(request),
      ...request.survey,
      rows: parts.isWhole ? parts.design.respondents : null,
      ...provenance(parts.detected),
    },
    instrument: {
      id: instrument.id,
      version: instrument.version,
      title: instrument.title,
      sha256: request.instrumentSha256,
      ...instrument.source,
    },
    norms: describeNorms(request),
    area: {
      id: parts.areaId || null,
      name: parts.areaName,
      basis: request.areaBasis,
      ...borderOf(parts.areaName, request),
    },
    design: {
      weighted: parts.design.weighted,
      stratified: parts.design.stratified,
      clustered: parts.design.clustered,
      interval: request.estimation.interval,
      lonelyPsu: request.estimation.lonelyPsu,
      finitePopulation: parts.isFinite,
      calibration: parts.calibration,
      reference: parts.areaName === null ? "none" : request.reference,
      adjustment: request.estimation.adjustment,
      smallAreas: request.estimation.smallAreas,
    },
    policy: {
      id: policy.id,
      source: policy.source,
      ...(policy.summary === undefined ? {} : { summary: policy.summary }),
      open: policy.open,
    },
    coverage: parts.coverage,
    measures: noteMeasures(parts.measures, instrument, request.norms),
    factors: parts.factors,
    behaviours: parts.behaviours,
    cumulative: parts.cumulative,
    notMeasured: instrument.notMeasured,
    findings: publishFindings(parts),
    notes: notesOf(parts, request),
  };
}

/** How the wave was asked, where the project says so. */
function modeOf({ coding }: ProfileRequest): Pick<Profile["survey"], "mode"> {
  const mode = coding.mapping?.mode;
  return mode === undefined ? {} : { mode };
}

/**
 * What the area list makes part of the area in some waves only, this one among them: an area with
 * other parts is another area. Other spellings have no limits, and are no parts.
 */
function borderOf(area: string | null, { coding }: ProfileRequest): Pick<Profile["area"], "parts"> {
  const limited = coding.aliases.filter(
    ({ name, from, to }) => name === area && (from !== undefined || to !== undefined),
  );
  if (limited.length === 0) return {};
  return { parts: [...new Set(limited.map(({ found }) => found))].sort(compareNames) };
}

/** How the file was read, as far as its format has such things. */
function provenance(
  detected: Detected,
): Pick<Profile["survey"], "format" | "encoding" | "delimiter" | "headerRow" | "sheet"> {
  return {
    format: detected.format,
    encoding: "encoding" in detected ? detected.encoding : null,
    delimiter: "delimiter" in detected ? detected.delimiter : null,
    headerRow: "headerRow" in detected ? detected.headerRow : null,
    sheet: "sheet" in detected ? detected.sheet : null,
  };
}

function describeNorms({ norms, normsSha256 }: ProfileRequest): Profile["norms"] {
  if (norms === null) return null;
  const { derivation } = norms;
  return {
    id: norms.id,
    sha256: normsSha256,
    population: norms.population,
    waves: norms.waves,
    respondents: norms.respondents,
    ...(hasRoundedNumbers(norms) ? { rounded: true as const } : {}),
    method: derivation.method,
    spread: derivation.spread ?? null,
    multiplier: derivation.multiplier ?? null,
    ...(derivation.percentile === undefined ? {} : { percentile: derivation.percentile }),
    ...(derivation.against === undefined ? {} : { against: derivation.against }),
    ...(norms.cuts.some(({ grade }) => grade !== undefined) ? {} : { byGrade: false as const }),
    synthetic: norms.synthetic === true,
  };
}

/** What the reader of a profile should know about the whole survey; no rows, no texts of answers. */
function publishFindings({ findings, countOf }: ProfileParts): readonly PublishedFinding[] {
  return findings.flatMap((finding): PublishedFinding[] => {
    if (finding.code === "code-out-of-range" || finding.code === "group-value-unknown") {
      return [{ code: finding.code, column: finding.column, count: countOf(finding.cells) }];
    }
    if (finding.code === "respondents-without") {
      return [{ code: `${finding.code}-${finding.role}`, count: countOf(finding.respondents) }];
    }
    if (finding.code === "respondents-without-cut") {
      return [{ code: finding.code, count: countOf(finding.respondents) }];
    }
    return [];
  });
}

function notesOf(parts: ProfileParts, request: ProfileRequest): readonly string[] {
  const notes: string[] = [];
  if (!parts.design.clustered) notes.push("clusters_unknown");
  if (request.estimation.finitePopulation && !parts.isFinite) notes.push("clusters_not_finite");
  if (parts.hasLonelyStrata) notes.push(`lonely_${request.estimation.lonelyPsu}`);
  if (request.norms === null) notes.push("no_norms");
  const held = parts.findings.find(({ code }) => code === "published-held");
  if (held?.code === "published-held" && held.figures > 0) notes.push("held_against_published");
  const rows = [...parts.factors, ...parts.behaviours, ...parts.cumulative];
  const totals = rows.filter(({ group }) => splitOf(group) === null);
  if (parts.design.clustered && totals.some(({ low, high }) => low === 0 && high === 1)) {
    notes.push("single_cluster");
  }
  if (rows.some(({ status }) => status === "withheld")) notes.push("some_withheld");
  if (rows.some(({ flags }) => flags.some((flag) => flag.startsWith("rounded:")))) {
    notes.push("some_rounded");
  }
  if (totals.some(({ flags }) => flags.includes("partial"))) notes.push("some_partial");
  if (hasProposedMinimum(parts.factors, request)) notes.push("minimum_answered_proposal");
  return notes;
}

/** Does a shown factor rest on a number of answered items that is only proposed? */
function hasProposedMinimum(
  factors: readonly Released<Figure>[],
  { instrument }: ProfileRequest,
): boolean {
  const shown = new Set(
    factors.flatMap(({ measure, status }) => (status === "shown" ? [measure] : [])),
  );
  return instrument.scales.some(
    ({ id, minimumAnsweredStatus }) => minimumAnsweredStatus === "proposal" && shown.has(id),
  );
}
