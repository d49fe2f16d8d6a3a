import { builtInInstrument } from "../../catalog/built-in.ts";
import { parseProject } from "../../catalog/project.ts";
import type { EarlierSurvey } from "../../pipeline/propose-project.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import { compareNames } from "../../vocabulary/names.ts";
import type { Project } from "../../vocabulary/project.ts";
import type { Io } from "../io.ts";
import { readInstrument } from "../load-catalog.ts";
import { PROJECT_FILES, readNamed } from "../named-file.ts";
import { readRequest } from "../read-options.ts";
import type { InitOptions } from "./init.ts";

export const STDOUT = "-";
const DEFAULT_INSTRUMENT = "ctcys";

/** A `ctc.yaml` that is there, as it stands. */
export interface FoundProject {
  readonly path: string;
  readonly file: string;
  readonly text: string;
  readonly project: Project;
}

/** Where a wave goes: into a project that is there, or into a file of its own. */
export type Target =
  | { readonly kind: "extend"; readonly path: string; readonly found: FoundProject }
  | { readonly kind: "fresh"; readonly path: string; readonly found: FoundProject | null };

/**
 * The project that a profile of the survey would use gets the wave, unless `--out` names another
 * file; where there is none, a new one beside the survey.
 *
 * @throws CtcError `file-exists`: what somebody wrote is not ours to replace
 */
export async function findTarget(survey: string, options: InitOptions, io: Io): Promise<Target> {
  const { out } = options;
  const path = options.config ?? (await io.findUpwards(PROJECT_FILES, survey));
  const isProject = path !== null && (out === undefined || (await io.isSameFile(out, path)));
  if (isProject) return { kind: "extend", path, found: await readProject(path, io) };
  const beside = survey === "-" ? "ctc.yaml" : io.besideFile(survey, "ctc.yaml");
  const target = out ?? beside;
  if (target !== STDOUT && !options.json && !options.force) await refuseExisting(target, io);
  // To learn from it is a help; that it cannot be read is another command's business.
  const found = path === null ? null : await readProject(path, io).catch(noneIfBroken);
  return { kind: "fresh", path: target, found };
}

function noneIfBroken(error: unknown): null {
  if (error instanceof CtcError) return null;
  throw error;
}

/** The text keeps a byte order mark, so that it can be written back as it was. */
async function readProject(path: string, io: Io): Promise<FoundProject> {
  const file = io.baseName(path);
  const project = parseProject(await readNamed(path, io), file);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await io.readBytes(path));
  return { path, file, text, project };
}

async function refuseExisting(out: string, io: Io): Promise<void> {
  const isThere = await io.readBytes(out).then(
    () => true,
    (error: unknown) => !(error instanceof CtcError && error.code === "file-not-found"),
  );
  if (isThere) throw new CtcError("file-exists", { file: io.baseName(out) });
}

/** An instrument, and what a `ctc.yaml` calls it: its id, or where its file is. */
export interface NamedInstrument {
  readonly instrument: Instrument;
  readonly name: string;
  readonly isBuiltIn: boolean;
}

/**
 * The instrument of the command line, else the project's, else the built-in one.
 *
 * @throws CtcError `init-other-instrument` where a project that is extended has another one
 */
export async function chooseInstrument(
  { found, kind }: Target,
  options: InitOptions,
  io: Io,
): Promise<NamedInstrument> {
  const key = found?.project.instrument;
  const own =
    key === undefined || found === null || builtInInstrument(key)
      ? key
      : io.besideFile(found.path, key);
  const asked = options.instrument ?? own ?? DEFAULT_INSTRUMENT;
  const isOther =
    asked !== (own ?? DEFAULT_INSTRUMENT) &&
    !(await io.isSameFile(asked, own ?? DEFAULT_INSTRUMENT));
  if (kind === "extend" && isOther) {
    throw new CtcError("init-other-instrument", {
      project: found.file,
      instrument: key ?? DEFAULT_INSTRUMENT,
    });
  }
  const isBuiltIn = builtInInstrument(asked) !== undefined;
  return { instrument: await readInstrument(asked, io), name: asked, isBuiltIn };
}

/** The project's other waves, and the file of the latest one where it is at hand. */
export async function earlierWaves(
  { found }: Target,
  survey: string,
  wave: string | null,
  io: Io,
): Promise<readonly EarlierSurvey[]> {
  if (found === null) return [];
  const others = Object.entries(found.project.waves)
    .filter(([label]) => label !== wave)
    .map(([label, each]) => ({ label, wave: each }))
    .sort((one, other) => compareNames(other.label, one.label));
  const [latest, ...rest] = others;
  if (latest?.wave.file === undefined) return others;
  const path = io.besideFile(found.path, latest.wave.file);
  if (await io.isSameFile(path, survey)) return others;
  const bytes = await io.readBytes(path).catch(noneIfBroken);
  if (bytes === null) return others;
  const read = readRequest(io.baseName(path), {}, latest.wave.read);
  return [{ ...latest, file: { read, bytes } }, ...rest];
}
