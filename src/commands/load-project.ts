import { readAreas } from "../catalog/areas.ts";
import { BUILT_IN_IDS, builtInInstrument, builtInPolicy } from "../catalog/built-in.ts";
import { parseInstrument } from "../catalog/instrument.ts";
import { checkNormsFit, parseNorms } from "../catalog/norms.ts";
import { parsePolicy } from "../catalog/policy.ts";
import { checkPolicyFits } from "../catalog/policy-fit.ts";
import { readPopulation } from "../catalog/population.ts";
import { parseProject } from "../catalog/project.ts";
import { checkProjectFits } from "../catalog/project-fit.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import type { Norms } from "../vocabulary/norms.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { InputFile } from "../vocabulary/profile-request.ts";
import type { AreaAlias, Language, PopulationCount, Project } from "../vocabulary/project.ts";
import type { Io } from "./io.ts";
import { unknownInstrument } from "./load-catalog.ts";
import { isFileName, PROJECT_FILES, readNamed } from "./named-file.ts";

/** Something read from a file or shipped with the toolkit, with the SHA-256 of its text. */
interface Loaded<Value> {
  readonly value: Value;
  readonly sha256: string;
}

/** What the user named on the command line; it wins over the project file. */
export interface LoadOptions {
  readonly lang?: Language | undefined;
  readonly config?: string | undefined;
  readonly instrument?: string | undefined;
  readonly norms?: string | undefined;
  readonly policy?: string | undefined;
  readonly population?: string | undefined;
  /** Norms are not needed: those of the project may not be there yet. */
  readonly withoutNorms?: boolean;
}

/** The project and everything it names. */
export interface LoadedProject {
  readonly project: Project;
  readonly instrument: Loaded<Instrument>;
  readonly norms: Loaded<Norms> | null;
  readonly policy: Policy;
  readonly aliases: readonly AreaAlias[];
  readonly population: readonly PopulationCount[];
  /** Every side file that was read, for the manifest. */
  readonly inputs: readonly InputFile[];
  /** Where they are. */
  readonly paths: readonly string[];
  /** Base name of the project file, and where it is; null where there is none. */
  readonly file: string | null;
  readonly path: string | null;
  /** The language of the result, which is spoken from here on. */
  readonly language: Language;
}

/** Finds `ctc.yaml` from the survey upwards and reads what it and the options name. */
export async function loadProject(
  survey: string,
  options: LoadOptions,
  io: Io,
): Promise<LoadedProject> {
  const inputs: InputFile[] = [];
  const paths: string[] = [];
  const read = async (path: string): Promise<Loaded<string>> => {
    const value = await readNamed(path, io);
    const sha256 = io.sha256(value);
    inputs.push({ file: io.baseName(path), sha256 });
    paths.push(path);
    return { value, sha256 };
  };
  const projectPath = options.config ?? (await io.findUpwards(PROJECT_FILES, survey));
  const projectFile = projectPath === null ? "ctc.yaml" : io.baseName(projectPath);
  const project = parseProject(
    projectPath === null ? "schema: ctc-project/1" : (await read(projectPath)).value,
    projectFile,
  );
  const chosen = options.lang ?? project.language;
  if (chosen !== undefined) io.speak(chosen);
  /** A file is named as the user sees it: from here on the command line, from ctc.yaml in there. */
  const place = (option: string | undefined, key: string | undefined): string | undefined =>
    option ?? (key === undefined || projectPath === null ? key : io.besideFile(projectPath, key));
  const instrument = await loadInstrument(
    options.instrument,
    project.instrument,
    place(options.instrument, project.instrument),
    project.honesty,
    read,
    io,
  );
  checkProjectFits(project, instrument.value, projectFile);
  const normsPath = options.withoutNorms ? undefined : place(options.norms, project.norms);
  const norms =
    normsPath === undefined ? null : await loadNorms(normsPath, instrument.value, read, io);
  const policyName = options.policy ?? project.disclosure.policy;
  const policyPath = place(options.policy, project.disclosure.policy);
  const policy =
    builtInPolicy(policyName) ??
    (await loadPolicy(policyPath ?? policyName, instrument.value, read, io));
  const areasPath = place(undefined, project.areas);
  const populationPath = place(options.population, project.population);
  const loaded: LoadedProject = {
    project,
    instrument,
    norms,
    policy,
    aliases:
      areasPath === undefined
        ? []
        : readAreas((await read(areasPath)).value, io.baseName(areasPath)),
    population:
      populationPath === undefined
        ? []
        : inGroups(
            readPopulation((await read(populationPath)).value, io.baseName(populationPath)),
            instrument.value,
          ),
    inputs,
    paths,
    file: projectPath === null ? null : projectFile,
    path: projectPath,
    language: chosen ?? "en",
  };
  io.speak(loaded.language);
  return loaded;
}

type Read = (path: string) => Promise<Loaded<string>>;

async function loadInstrument(
  option: string | undefined,
  key: string | undefined,
  path: string | undefined,
  honesty: readonly string[],
  read: Read,
  io: Io,
): Promise<Loaded<Instrument>> {
  const id = option ?? key ?? "ctcys";
  const builtIn = builtInInstrument(id);
  if (builtIn) return { value: builtIn, sha256: io.sha256(decidingText(builtIn, honesty)) };
  if (path === undefined || !isFileName(id)) throw unknownInstrument(id);
  const { value, sha256 } = await read(path);
  return { value: parseInstrument(value, io.baseName(path)), sha256 };
}

/** What of a built-in instrument decides the figures: its honesty rules only where some are named. */
function decidingText(instrument: Instrument, named: readonly string[]): string {
  const { honesty: _rules, ...rest } = instrument;
  return JSON.stringify(named.length > 0 ? instrument : rest);
}

async function loadNorms(
  path: string,
  instrument: Instrument,
  read: Read,
  io: Io,
): Promise<Loaded<Norms>> {
  if (!isFileName(path)) throw new CtcError("norms-unknown", { norms: path });
  const { value, sha256 } = await read(path);
  const norms = parseNorms(value, io.baseName(path));
  checkNormsFit(norms, instrument, io.baseName(path));
  return { value: norms, sha256 };
}

async function loadPolicy(
  path: string,
  instrument: Instrument,
  read: Read,
  io: Io,
): Promise<Policy> {
  if (!isFileName(path)) {
    throw new CtcError("policy-unknown", { policy: path, known: BUILT_IN_IDS.policies.join(", ") });
  }
  const policy = parsePolicy((await read(path)).value, io.baseName(path));
  checkPolicyFits(policy, instrument, io.baseName(path));
  return policy;
}

/** Grades and genders of the register under the instrument's own names: "åk 7" there is "7" here. */
function inGroups(
  population: readonly PopulationCount[],
  { groups }: Instrument,
): readonly PopulationCount[] {
  const [grades, genders] = [wordsOf(groups.grade), wordsOf(groups.gender)];
  const named = (words: ReadonlyMap<string, string>, text: string): string =>
    words.get(foldName(text)) ?? text;
  return population.map(({ grade, gender, ...row }) => ({
    ...row,
    ...(grade === undefined ? {} : { grade: named(grades, grade) }),
    ...(gender === undefined ? {} : { gender: named(genders, gender) }),
  }));
}

function wordsOf(
  groups: Readonly<Record<string, readonly string[] | undefined>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(groups).flatMap(([group, texts = []]) =>
      [group, ...texts].map((text) => [foldName(text), group] as const),
    ),
  );
}
