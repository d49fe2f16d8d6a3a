import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, choiceOption, collect } from "../options.ts";
import { addReadOptions } from "../read-options.ts";
import type { CheckOptions } from "./check-options.ts";

/** `ctc check <survey>`: what a survey file is like before anything is made of it. */
export function registerCheck(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("check")
    .description(t("check.help"))
    .argument("<survey>", t("profile.help.survey"))
    .option("--fail-on <rules>", t("check.help.failOn"))
    .option("--date <column>", t("check.help.date"))
    .option("--population <file>", t("check.help.population"))
    .option("--low-response <share>", t("check.help.lowResponse"))
    .addOption(choiceOption("--format <name>", t("check.help.format"), ["md", "json"]))
    .option("--out <file>", t("check.help.out"))
    .option("--instrument <id|file>", t("profile.help.instrument"))
    .option("--norms <file>", t("profile.help.norms"))
    .option("--wave <label>", t("profile.help.wave"))
    .option("--column <role=name,…>", t("profile.help.column"), collect)
    .option("--policy <name|file>", t("profile.help.policy"))
    .option("--config <file>", t("profile.help.config"))
    .option("--dry-run", t("check.help.dryRun"))
    .addHelpText("after", t("check.help.example"));
  addSharedOptions(addReadOptions(command, t), t, "shared.help.json.manifest").action(
    async (survey: string, options: CheckOptions) => {
      const { runCheck } = await import("./run-check.ts");
      await runCheck(survey, options, io);
    },
  );
}
