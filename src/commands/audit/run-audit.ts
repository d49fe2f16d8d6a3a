import { parseAuditTable, parseCrossTable } from "../../catalog/audit-table.ts";
import { BUILT_IN_IDS, builtInInstrument, builtInPolicy } from "../../catalog/built-in.ts";
import { parseInstrument } from "../../catalog/instrument.ts";
import { parsePolicy } from "../../catalog/policy.ts";
import { readPopulation } from "../../catalog/population.ts";
import { translator } from "../../i18n/translate.ts";
import {
  type AuditDocument,
  type AuditResult,
  auditPublication,
} from "../../pipeline/audit-publication.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import { wrapText } from "../../render/wrap-text.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { Language, PopulationCount } from "../../vocabulary/project.ts";
import type { Io } from "../io.ts";
import { readNamed } from "../named-file.ts";
import { refuseInputs } from "../write-result.ts";
import type { AuditOptions } from "./audit.ts";
import { profileWords } from "./profile-words.ts";

/** A terminal's width; what is longer is broken at blanks. */
const WIDTH = 80;
/** What a published folder may hold beside profiles, and is no text to be read. */
const READABLE = /\.(json|csv|md)$/i;

/** Attacks what is to be published, reports, and fails where something is too narrow. */
export async function runAudit(
  paths: readonly string[],
  options: AuditOptions,
  io: Io,
): Promise<void> {
  if (options.out?.trim() === "") throw new CtcError("out-empty");
  const language = options.lang ?? io.language;
  io.speak(language);
  const t = translator(language);
  const { documents, others, read } = await readAll(paths, io);
  const tables = await Promise.all(options.table.map((path) => readTable(path, io)));
  const result = await auditPublication({
    documents,
    tables,
    policy: options.policy === undefined ? null : await loadPolicy(options.policy, io),
    instrument:
      options.instrument === undefined ? null : await loadInstrument(options.instrument, io),
    register: options.population === undefined ? [] : await loadRegister(options.population, io),
    assumesPrimary: options.assumePrimary === true,
    words: [profileWords("sv"), profileWords("en")],
    version: io.version,
  });
  const unread = [...others, ...result.unread];
  if (options.quiet !== true)
    for (const file of unread) io.warn(`${t("audit.unread", { file })}\n`);
  const { audit } = result;
  if (audit.files.length === 0) throw new CtcError("audit-nothing");
  await putReport(result, language, { options, read }, io);
  const [leaks, contradictions] = [audit.verdicts.leak, audit.contradictions.length];
  if (leaks + contradictions > 0) throw new CtcError("audit-leak", { leaks, contradictions });
}

/** The report, for a person or a program, to stdout or into a file that is none of those read. */
async function putReport(
  { audit, report }: AuditResult,
  language: Language,
  { options, read }: { readonly options: AuditOptions; readonly read: readonly string[] },
  io: Io,
): Promise<void> {
  const isJson =
    options.format === "json" || (options.format === undefined && options.json === true);
  const text = (): string => wrapText(reportToMarkdown(report, language), WIDTH);
  const content = isJson ? toJson(audit) : text();
  if (options.out === undefined) {
    io.print(content);
    return;
  }
  await refuseInputs([options.out], [...read, ...options.table], io);
  await io.writeFile(options.out, content);
}

async function readAll(paths: readonly string[], io: Io) {
  const listed = await Promise.all(paths.map((path) => io.listFiles(path)));
  const found = [...new Set(listed.flat())];
  const read = found.filter((path) => READABLE.test(path));
  const documents = await Promise.all(
    read.map(async (path): Promise<AuditDocument> => {
      const text = await readNamed(path, io);
      const file = io.baseName(path);
      const folder = path.slice(0, Math.max(0, path.length - file.length - 1));
      return { file, folder, text, sha256: io.sha256(text) };
    }),
  );
  const others = found.filter((path) => !READABLE.test(path)).map((path) => io.baseName(path));
  return { documents, others, read };
}

async function readTable(path: string, io: Io) {
  const [text, file] = [await readNamed(path, io), io.baseName(path)];
  const table = file.endsWith(".csv") ? parseCrossTable(text, file) : parseAuditTable(text, file);
  return { input: { file, sha256: io.sha256(text) }, table };
}

async function loadPolicy(named: string, io: Io): Promise<Policy> {
  const known = builtInPolicy(named);
  if (known !== undefined) return known;
  const ids = BUILT_IN_IDS.policies.join(", ");
  if (!isFileName(named)) throw new CtcError("policy-unknown", { policy: named, known: ids });
  return parsePolicy(await readNamed(named, io), io.baseName(named));
}

async function loadInstrument(named: string, io: Io): Promise<Instrument> {
  const builtIn = builtInInstrument(named);
  if (builtIn !== undefined) return builtIn;
  const known = BUILT_IN_IDS.instruments.join(", ");
  if (!isFileName(named)) throw new CtcError("instrument-unknown", { instrument: named, known });
  return parseInstrument(await readNamed(named, io), io.baseName(named));
}

async function loadRegister(path: string, io: Io): Promise<readonly PopulationCount[]> {
  return readPopulation(await readNamed(path, io), io.baseName(path));
}

const isFileName = (name: string): boolean => /[./\\]/.test(name);
