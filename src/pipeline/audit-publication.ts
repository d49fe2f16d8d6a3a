import { attackDifferences } from "../audit/attack-differences.ts";
import { attackSurvey } from "../audit/attack-survey.ts";
import { attackTable } from "../audit/attack-table.ts";
import { nameMeasures } from "../audit/name-measures.ts";
import type { PrintedFile } from "../audit/printed.ts";
import { surveysOf } from "../audit/published-survey.ts";
import { isIndex, readIndex } from "../audit/read-index.ts";
import { isProfileCsv, readProfileCsv } from "../audit/read-profile-csv.ts";
import { isProfile, readProfileJson } from "../audit/read-profile-json.ts";
import { readProfileMarkdown } from "../audit/read-profile-markdown.ts";
import { loadSolver } from "../audit/solver.ts";
import { builtInInstrument, builtInPolicy } from "../catalog/built-in.ts";
import { shareOfPersons } from "../estimate/share.ts";
import { auditToReport } from "../report/audit-to-report.ts";
import type {
  AuditContradiction,
  AuditedCount,
  AuditKind,
  AuditLimit,
  AuditReport,
  AuditVerdict,
} from "../vocabulary/audit.ts";
import type { AuditTable } from "../vocabulary/audit-table.ts";
import type { Instrument, Text } from "../vocabulary/instrument.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { InputFile } from "../vocabulary/profile-request.ts";
import type { ProfileWords } from "../vocabulary/profile-words.ts";
import type { PopulationCount } from "../vocabulary/project.ts";
import type { Report } from "../vocabulary/report.ts";

/** A file that is to be published, or lies beside one. */
export interface AuditDocument {
  readonly file: string;
  readonly folder: string;
  readonly text: string;
  readonly sha256: string;
}

/** All that decides an audit. */
export interface AuditRequest {
  readonly documents: readonly AuditDocument[];
  readonly tables: readonly { readonly input: InputFile; readonly table: AuditTable }[];
  /** Null: the policy that the profiles name, else `default`. */
  readonly policy: Policy | null;
  /** Null: the built-in instrument that the profiles name, if there is one. */
  readonly instrument: Instrument | null;
  readonly register: readonly PopulationCount[];
  /** Show what would follow if every withheld total failed the policy by its own counts. */
  readonly assumesPrimary: boolean;
  readonly words: readonly ProfileWords[];
  readonly version: string;
}

export interface AuditResult {
  readonly audit: AuditReport;
  readonly report: Report;
  /** Files that hold no profile as JSON, CSV or Markdown. */
  readonly unread: readonly string[];
  readonly wavesRead: readonly (string | null)[];
}

/** The attacker: what can be worked out from everything that is published together. */
export async function auditPublication(request: AuditRequest): Promise<AuditResult> {
  const { documents, tables } = request;
  const asked = request.policy ?? ordinaryPolicy();
  const first = readDocuments(request, asked);
  const policy = request.policy ?? policyNamedIn(first.files) ?? asked;
  const { files, unread } = policy === asked ? first : readDocuments(request, policy);
  const instrument = request.instrument ?? instrumentNamedIn(files);
  const solver = await loadSolver();
  const intervalOf = (share: number, respondents: number): { low: number; high: number } =>
    shareOfPersons(respondents, share * respondents) ?? { low: 0, high: 1 };
  const surveys = surveysOf(nameMeasures(files, instrument));
  const { register, assumesPrimary } = request;
  const means = {
    policy,
    instrument,
    register,
    intervalOf,
    solver,
    assumesPrimary,
    isExact: false,
  };
  const attacks = surveys.map((survey) => attackSurvey(survey, means));
  const ofTables = tables.map(({ table }) => attackTable(table, policy, solver));
  const all = [...attacks, ...ofTables];
  const audit = auditReport({
    counts: [...all.flatMap(({ counts }) => counts), ...attackDifferences(surveys, means)],
    contradictions: all.flatMap(({ contradictions }) => contradictions),
    limits: attacks.flatMap(({ limits }) => limits),
    policy,
    assumesPrimary,
    files: [
      ...documents.filter(({ file, folder }) => !unread.includes(pathOf(folder, file))),
      ...tables.map(({ input }) => input),
    ],
    version: request.version,
  });
  return {
    audit,
    report: auditToReport(audit, labelsIn(files, instrument)),
    unread,
    wavesRead: [...new Set(surveys.map(({ wave }) => wave))],
  };
}

const pathOf = (folder: string, file: string): string =>
  folder === "" ? file : `${folder}/${file}`;

function readDocuments(
  { documents, words }: AuditRequest,
  policy: Policy,
): { readonly files: readonly PrintedFile[]; readonly unread: readonly string[] } {
  const exact = documents.map((document) => readExact(document, policy));
  const read = exact.flatMap((files) => files ?? []);
  const known = {
    areas: [...new Set(read.flatMap(({ figures }) => figures.flatMap(({ area }) => area ?? [])))],
    waves: [...new Set(read.flatMap(({ wave }) => wave ?? []))],
  };
  const files: PrintedFile[] = [];
  const unread: string[] = [];
  documents.forEach((document, at) => {
    const found = exact[at] ?? readWords(document, words, known, policy);
    if (found === null) unread.push(pathOf(document.folder, document.file));
    else files.push(...found);
  });
  return { files, unread };
}

/** JSON and CSV; null where the text is neither. A list of files or areas holds no figure. */
function readExact(document: AuditDocument, policy: Policy): readonly PrintedFile[] | null {
  const { file, text } = document;
  if (file.endsWith(".csv") && isProfileCsv(text)) return readProfileCsv(text, document, policy);
  if (!file.endsWith(".json")) return null;
  const value = jsonIn(text);
  if (isProfile(value)) return [readProfileJson(value, document, policy)];
  if (isIndex(value)) return readIndex(value, document);
  const schema = typeof value === "object" && value !== null && "schema" in value && value.schema;
  return schema === "ctc-manifest/1" ? [] : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // it is told as a file that could not be read
  }
}

function readWords(
  document: AuditDocument,
  words: readonly ProfileWords[],
  known: { readonly areas: readonly string[]; readonly waves: readonly string[] },
  policy: Policy,
): readonly PrintedFile[] | null {
  const { file, text } = document;
  if (!file.endsWith(".md")) return null;
  if (file === "index.md") return [];
  for (const language of words) {
    const found = readProfileMarkdown(text, document, language, known, policy);
    if (found !== null) return [found];
  }
  return null;
}

function ordinaryPolicy(): Policy {
  const policy = builtInPolicy("default");
  if (policy === undefined) throw new RangeError("the policy default is not built in");
  return policy;
}

/** The one policy that the files name, if it is built in. */
function policyNamedIn(files: readonly PrintedFile[]): Policy | undefined {
  const ids = [...new Set(files.flatMap(({ policy }) => policy ?? []))];
  return ids.length === 1 ? builtInPolicy(ids[0] ?? "") : undefined;
}

function instrumentNamedIn(files: readonly PrintedFile[]): Instrument | null {
  const named = new Map(
    files.flatMap(({ instrument }) =>
      instrument === null ? [] : [[instrument.id, instrument.version] as const],
    ),
  );
  const [only] = [...named];
  if (only === undefined || named.size > 1) return null;
  const found = builtInInstrument(only[0]);
  return found?.version === only[1] ? found : null;
}

/** What measures are called: in the instrument, else in the files. */
function labelsIn(files: readonly PrintedFile[], instrument: Instrument | null): Map<string, Text> {
  const { scales = [], behaviours = [], cumulative = [] } = instrument ?? {};
  const known = new Map(
    [...scales, ...behaviours, ...cumulative].map(({ id, label }) => [id, label]),
  );
  for (const { measures } of files) {
    for (const [id, { labels }] of measures) {
      const [en, sv] = labels;
      if (en !== undefined && !known.has(id)) known.set(id, sv === undefined ? { en } : { en, sv });
    }
  }
  return known;
}

const ORDER: readonly AuditVerdict[] = ["leak", "note", "published", "protected", "known-empty"];

function auditReport(found: {
  readonly counts: readonly AuditedCount[];
  readonly contradictions: readonly AuditContradiction[];
  readonly limits: readonly AuditLimit[];
  readonly policy: Policy;
  readonly assumesPrimary: boolean;
  readonly files: readonly InputFile[];
  readonly version: string;
}): AuditReport {
  const { counts, policy } = found;
  const ofKind = (kind: AuditKind): number => counts.filter((count) => count.kind === kind).length;
  const withVerdict = (verdict: AuditVerdict): number =>
    counts.filter((count) => count.verdict === verdict).length;
  return {
    schema: "ctc-audit/1",
    generator: { name: "ctc", version: found.version },
    publish: false,
    policy: { id: policy.id, protection: policy.protection },
    assumesPrimary: found.assumesPrimary,
    files: found.files.map(({ file, sha256 }) => ({ file, sha256 })),
    attacked: {
      withheld: ofKind("withheld"),
      rounded: ofKind("rounded"),
      remainder: ofKind("remainder"),
      difference: ofKind("difference"),
    },
    verdicts: {
      protected: withVerdict("protected"),
      leak: withVerdict("leak"),
      note: withVerdict("note"),
      published: withVerdict("published"),
      "known-empty": withVerdict("known-empty"),
    },
    limits: [...new Set(found.limits)],
    contradictions: found.contradictions,
    counts: ORDER.flatMap((verdict) => counts.filter((count) => count.verdict === verdict)),
  };
}
