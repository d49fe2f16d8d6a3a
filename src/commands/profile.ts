import type { Command } from "commander";
import { translator } from "../i18n/translate.ts";
import { type ProfileResult, profileSurvey } from "../pipeline/profile-survey.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Language } from "../vocabulary/project.ts";
import { detectedText, findingsText } from "./findings-text.ts";
import type { Io } from "./io.ts";
import { loadProject } from "./load-project.ts";
import { addSharedOptions } from "./options.ts";
import { planOutput } from "./output-plan.ts";
import { type ProfileOptions, profileRequest } from "./profile-request.ts";
import { writeProfiles } from "./write-profiles.ts";

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `ctc profile <survey>`: the main job. */
export function registerProfile(program: Command, io: Io): void {
  const t = translator("en");
  const command = program
    .command("profile")
    .description(t("profile.help"))
    .argument("<survey>", t("profile.help.survey"))
    .option("--area <name>", t("profile.help.area"), collect, [])
    .option("--all", t("profile.help.all"))
    .option("--format <list>", t("profile.help.format"))
    .option("--out <path>", t("profile.help.out"))
    .option("--instrument <id|file>", t("profile.help.instrument"))
    .option("--norms <file>", t("profile.help.norms"))
    .option("--wave <label>", t("profile.help.wave"))
    .option("--column <role=name,…>", t("profile.help.column"), collect, [])
    .addOption(choice(program, "--area-by <basis>", t("profile.help.areaBy"), ["home", "school"]))
    .addOption(choice(program, "--reference <what>", t("profile.help.reference"), ["rest", "none"]))
    .addOption(
      choice(program, "--lonely-psu <rule>", t("profile.help.lonelyPsu"), [
        "fail",
        "adjust",
        "average",
        "remove",
      ]),
    )
    .addOption(
      choice(program, "--encoding <name>", t("profile.help.encoding"), [
        "utf-8",
        "utf-16le",
        "utf-16be",
        "windows-1252",
      ]),
    )
    .option("--population <file>", t("profile.help.population"))
    .option("--policy <name|file>", t("profile.help.policy"))
    .option("--config <file>", t("profile.help.config"))
    .option("--dry-run", t("profile.help.dryRun"))
    .addHelpText("after", t("profile.help.example"));
  addSharedOptions(command).action((survey: string, options: ProfileOptions) =>
    runProfile(survey, options, io),
  );
}

function choice(program: Command, flags: string, text: string, values: readonly string[]) {
  return program.createOption(flags, text).choices(values);
}

async function runProfile(survey: string, options: ProfileOptions, io: Io): Promise<void> {
  if (options.all && options.area.length > 0) {
    throw new CtcError("usage", { problem: "--all, --area" });
  }
  const isSingle = !options.all && options.area.length < 2;
  const plan = planOutput(options, isSingle);
  const loaded = await loadProject(survey, options, io);
  const bytes = await io.readBytes(survey);
  const request = profileRequest(survey, bytes, options, loaded, io);
  const result = await profileSurvey(bytes, request, io.inflate);
  const language = options.lang ?? loaded.project.language ?? "en";
  if (!options.quiet) notify(result, request.survey.file, request.areas.length === 0, language, io);
  const [area] = result.areas;
  const writing = {
    inputs: [request.survey, ...loaded.inputs],
    language,
    dryRun: options.dryRun === true,
    printManifest: options.json === true,
  };
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
    io.warn(`${t("notice.areas", { areas: result.areaNames.join(", ") })}\n`);
  }
}
