import { BUILT_IN_PROGRAMMES, joinProgrammes, parseProgrammes } from "../../catalog/programmes.ts";
import {
  type PriorityRequest,
  type PriorityResult,
  prioritiseProfile,
} from "../../pipeline/prioritise-profile.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import { priorityTableToCsv } from "../../render/priority-csv.ts";
import { wrapText } from "../../render/wrap-text.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { InputFile } from "../../vocabulary/profile-request.ts";
import type { ProgrammeCatalog } from "../../vocabulary/programmes.ts";
import type { Language } from "../../vocabulary/project.ts";
import { profileOfArea } from "../choose-profile.ts";
import type { Io } from "../io.ts";
import { loadProject } from "../load-project.ts";
import { readNamed } from "../named-file.ts";
import { type Format, planOutput } from "../output-plan.ts";
import { profileRequest } from "../profile/profile-request.ts";
import { type FoundProfile, readProfiles } from "../read-profiles.ts";
import { writeDocuments } from "../write-documents.ts";
import { type Inputs, inputsOf } from "../write-result.ts";
import {
  asProfiled,
  type PrioritiseOptions,
  readWeights,
  refuseWithoutSurvey,
} from "./priority-request.ts";

/** A terminal's width; what is longer is broken at blanks. */
const WIDTH = 80;
/** The same page whoever makes it. */
const SEED = "1";
/** What the files of a folder are called. */
const STEM = "priority-table";

/** A survey as it was asked for, with the language of its project. */
interface Reread extends Inputs {
  readonly survey: PriorityRequest["survey"];
  readonly language: Language;
}

/** From the command line's options to the page. */
export async function runPrioritise(
  path: string,
  options: PrioritiseOptions,
  io: Io,
): Promise<void> {
  const plan = planOutput(options, true);
  refuseWithoutSurvey(options);
  const weights = readWeights(options.weight ?? []);
  io.speak(options.lang ?? io.language);
  const profile = await readOne(path, options.area, io);
  const before = await readBefore(options.before, profile, io);
  const { survey, language, ...read } = await reread(profile.profile, options, io);
  const own = options.programmes;
  const programmes = own === undefined ? null : await readProgrammes(own, profile.profile, io);
  const result = await prioritiseProfile(
    {
      profile,
      before,
      survey,
      behaviours: options.behaviour ?? [],
      order: options.sort ?? "instrument",
      weights,
      seed: options.seed ?? SEED,
      catalog: programmes?.catalog ?? BUILT_IN_PROGRAMMES,
      inputs: programmes === null ? [] : [programmes.input],
      version: io.version,
    },
    io.inflate,
  );
  const paths = [profile.path, before?.path, own].flatMap((one) => one ?? []);
  const writing = {
    command: "prioritise",
    inputs: result.table.inputs,
    inputPaths: [...paths, ...read.inputPaths],
    dryRun: options.dryRun === true,
    printManifest: options.json === true,
  } as const;
  const documents = { stem: STEM, render: (format: Format) => render(result, format, language) };
  await writeDocuments(plan, documents, writing, io);
}

/**
 * The profile of the area that is asked for, or the only one that there is.
 *
 * @throws CtcError `prioritise-one-profile` for several where no area is named, and what
 *   `profileOfArea` throws
 */
async function readOne(path: string, name: string | undefined, io: Io): Promise<FoundProfile> {
  const found = await readProfiles([path], io);
  if (name !== undefined) return profileOfArea(found, { id: null, name }, path, io);
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only;
  const facts = { path: io.baseName(path), found: found.length };
  throw new CtcError("prioritise-one-profile", facts);
}

/** The last profile of the same area. */
async function readBefore(path: string | undefined, { profile }: FoundProfile, io: Io) {
  if (path === undefined) return null;
  return profileOfArea(await readProfiles([path], io), profile.area, path, io);
}

/** @throws CtcError `prioritise-survey-differs` where its bytes are not those behind the profile */
async function reread(profile: Profile, options: PrioritiseOptions, io: Io): Promise<Reread> {
  const path = options.survey;
  const spoken = options.lang ?? io.language;
  if (path === undefined) return { survey: null, language: spoken, inputs: [], inputPaths: [] };
  const bytes = await io.readBytes(path);
  if (io.sha256(bytes) !== profile.survey.sha256) {
    throw new CtcError("prioritise-survey-differs", { file: io.baseName(path), differs: "file" });
  }
  const loaded = await loadProject(path, options, io);
  const request = profileRequest(path, bytes, asProfiled(profile, options), loaded, io);
  const read = inputsOf(path, request.survey, loaded);
  return { survey: { bytes, request }, language: loaded.language, ...read };
}

async function readProgrammes(
  path: string,
  profile: Profile,
  io: Io,
): Promise<{ readonly catalog: ProgrammeCatalog; readonly input: InputFile }> {
  const text = await readNamed(path, io);
  const file = io.baseName(path);
  const factors = profile.factors.map(({ measure }) => measure);
  const own = parseProgrammes(text, file, factors);
  const catalog = joinProgrammes(BUILT_IN_PROGRAMMES, own);
  return { catalog, input: { file, sha256: io.sha256(text) } };
}

/** Whichever format, the same rows. */
function render({ table, report }: PriorityResult, format: Format, language: Language): string {
  if (format === "json") return toJson(table);
  if (format === "csv") return priorityTableToCsv(table, language);
  return wrapText(reportToMarkdown(report, language), WIDTH);
}
