import { BUILT_IN_IDS, builtInInstrument } from "../catalog/built-in.ts";
import { parseInstrument } from "../catalog/instrument.ts";
import { parseNorms } from "../catalog/norms.ts";
import { parseProject } from "../catalog/project.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Norms } from "../vocabulary/norms.ts";
import type { Language, Project } from "../vocabulary/project.ts";
import type { CatalogOptions } from "./catalog-options.ts";
import type { Io } from "./io.ts";
import { isFileName, PROJECT_FILES, readNamed } from "./named-file.ts";

/** What a `ctc.yaml` names, where there is one. */
export interface Catalog {
  readonly project: Project | null;
  /** Base name of the project file, and where it is. */
  readonly file: string | null;
  readonly path: string | null;
  readonly language: Language;
}

/** The nearest `ctc.yaml` of a file, or of here (`-`), without what it names. */
export async function loadCatalog(from: string, options: CatalogOptions, io: Io): Promise<Catalog> {
  const path = options.config ?? (await io.findUpwards(PROJECT_FILES, from));
  const file = path === null ? null : io.baseName(path);
  const project = path === null ? null : parseProject(await readNamed(path, io), file ?? "");
  const language = options.lang ?? project?.language ?? "en";
  io.speak(language);
  return { project, file, path, language };
}

/** An instrument by its id or file. @throws CtcError `instrument-unknown`, `side-file-not-found` */
export async function readInstrument(name: string, io: Io): Promise<Instrument> {
  const builtIn = builtInInstrument(name);
  if (builtIn !== undefined) return builtIn;
  if (isFileName(name)) return parseInstrument(await readNamed(name, io), io.baseName(name));
  throw unknownInstrument(name);
}

/** The error for a name that is neither built in nor a file's. */
export function unknownInstrument(name: string): CtcError {
  const known = BUILT_IN_IDS.instruments.join(", ");
  return new CtcError("instrument-unknown", { instrument: name, known });
}

/** The instrument of the project; null where it names none, or there is no project. */
export async function projectInstrument(
  { project, path }: Catalog,
  io: Io,
): Promise<Instrument | null> {
  const name = project?.instrument;
  if (name === undefined || path === null) return null;
  const isBuiltIn = builtInInstrument(name) !== undefined;
  return readInstrument(isBuiltIn ? name : io.besideFile(path, name), io);
}

/** The instrument that norms name: the one given, one that is built in, or that of the project. */
export async function instrumentOf(
  { instrument: { id } }: Pick<Norms, "instrument">,
  catalog: Catalog,
  options: CatalogOptions,
  io: Io,
): Promise<Instrument | null> {
  if (options.instrument !== undefined) return readInstrument(options.instrument, io);
  const own = builtInInstrument(id) ?? (await projectInstrument(catalog, io));
  return own?.id === id ? own : null;
}

/** The norms that the project names, and their file; null where it names none. */
export async function projectNorms(
  { project, path }: Catalog,
  io: Io,
): Promise<{ readonly norms: Norms; readonly file: string } | null> {
  if (project?.norms === undefined || path === null) return null;
  const file = io.besideFile(path, project.norms);
  return { norms: parseNorms(await readNamed(file, io), io.baseName(file)), file: project.norms };
}
