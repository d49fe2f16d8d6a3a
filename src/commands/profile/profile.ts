import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import { addEstimationOptions } from "../estimation-options.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, choiceOption, collect } from "../options.ts";
import { addReadOptions } from "../read-options.ts";
import type { ProfileOptions } from "./profile-request.ts";

/** `ctc profile <survey>`: the main job. */
export function registerProfile(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("profile")
    .description(t("profile.help"))
    .argument("<survey>", t("profile.help.survey"))
    .option("--area <name>", t("profile.help.area"), collect)
    .option("--all", t("profile.help.all"))
    .option("--by <list>", t("profile.help.by"))
    .option("--format <list>", t("profile.help.format"))
    .option("--out <path>", t("profile.help.out"))
    .option("--instrument <id|file>", t("profile.help.instrument"))
    .option("--norms <file>", t("profile.help.norms"))
    .option("--wave <label>", t("profile.help.wave"))
    .option("--column <role=name,…>", t("profile.help.column"), collect)
    .addOption(choiceOption("--area-by <basis>", t("profile.help.areaBy"), ["home", "school"]))
    .addOption(choiceOption("--reference <what>", t("profile.help.reference"), ["rest", "none"]));
  addEstimationOptions(command, t)
    .addOption(choiceOption("--small-areas <model>", t("profile.help.smallAreas"), ["fay-herriot"]))
    .option("--population <file>", t("profile.help.population"))
    .option("--finite-population", t("profile.help.finitePopulation"))
    .addOption(
      choiceOption("--calibrate <method>", t("profile.help.calibrate"), ["poststratify", "rake"]),
    )
    .option("--policy <name|file>", t("profile.help.policy"))
    .option("--minimum <number>", t("profile.help.minimum"))
    .option("--published <folder>", t("profile.help.published"), collect)
    .option("--disclosure-log <file>", t("profile.help.disclosureLog"))
    .option("--config <file>", t("profile.help.config"))
    .option("--dry-run", t("profile.help.dryRun"))
    .addHelpText("after", t("profile.help.example"))
    .addHelpText("after", t("profile.help.published.example"));
  addSharedOptions(addReadOptions(command, t), t, "shared.help.json.manifest").action(
    async (survey: string, options: ProfileOptions) => {
      // What a command needs is loaded when it runs: help and version stay quick.
      const { runProfile } = await import("./run-profile.ts");
      await runProfile(survey, options, io);
    },
  );
}
