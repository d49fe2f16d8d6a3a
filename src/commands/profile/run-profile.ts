import { translator } from "../../i18n/translate.ts";
import { type ProfileResult, profileSurvey } from "../../pipeline/profile-survey.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import { foldName } from "../../vocabulary/names.ts";
import type { Language } from "../../vocabulary/project.ts";
import { detectedText, findingsText } from "../findings-text.ts";
import type { Io } from "../io.ts";
import { loadProject } from "../load-project.ts";
import { planOutput } from "../output-plan.ts";
import { inputsOf } from "../write-result.ts";
import { checkLogPlace, writeLog } from "./disclosure-log.ts";
import { type ProfileOptions, profileRequest } from "./profile-request.ts";
import { readPublished } from "./read-published.ts";
import { writeProfiles } from "./write-profiles.ts";

/** The main job, from the command line's options to the files. */
export async function runProfile(survey: string, options: ProfileOptions, io: Io): Promise<void> {
  const areas = options.area ?? [];
  if (options.all && areas.length > 0) {
    throw new CtcError("usage", { problem: "--all, --area" });
  }
  const isSingle = !options.all && new Set(areas.map(foldName)).size < 2;
  const plan = planOutput(options, isSingle);
  const loaded = await loadProject(survey, options, io);
  const { language } = loaded;
  const bytes = await io.readBytes(survey);
  const log = options.disclosureLog;
  const published = await readPublished(options.published ?? [], io);
  const inputs = [...(survey === "-" ? [] : [survey]), ...loaded.paths, ...published.inputPaths];
  await checkLogPlace(log, plan, inputs, io);
  const asked = profileRequest(survey, bytes, options, loaded, io);
  const request = { ...asked, published: published.publications };
  const result = await profileSurvey(bytes, request, io.inflate);
  if (!options.quiet) {
    notify(result, request.survey.file, request.areas.length === 0, language, io);
    const isListed = request.coding.mapping !== undefined;
    if (loaded.file !== null && !isListed && Object.keys(loaded.project.waves).length > 0) {
      const facts = { file: request.survey.file, project: loaded.file };
      io.warn(`${translator(language)("notice.not-in-project", facts)}\n`);
    }
  }
  const [area] = result.areas;
  const read = inputsOf(survey, request.survey, loaded);
  const writing = {
    inputs: [...read.inputs, ...published.inputs],
    inputPaths: [...read.inputPaths, ...published.inputPaths],
    language,
    dryRun: options.dryRun === true,
    printManifest: options.json === true,
    quiet: options.quiet === true,
  };
  // First of all: what is published without it could not be explained afterwards.
  await writeLog(log, result, { policy: request.policy.id, ...writing }, io);
  if (isSingle) await writeProfiles(plan, [area ?? result.everyone], writing, io);
  else await writeProfiles(plan, [result.everyone, ...result.areas], writing, io);
}

/** What was made of the file, for the person who owns it. */
function notify(
  result: ProfileResult,
  file: string,
  isForEveryone: boolean,
  language: Language,
  io: Io,
): void {
  const t = translator(language);
  io.warn(detectedText(file, result.detected, result.columns, t));
  io.warn(findingsText(result.findings, t));
  if (isForEveryone && result.areaNames.length > 0) {
    io.warn(`${t("notice.areas", { areas: result.areaNames.join("; ") })}\n`);
  }
}
