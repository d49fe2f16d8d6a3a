import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import { addEstimationOptions } from "../estimation-options.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, choiceOption, collect } from "../options.ts";
import { addReadOptions } from "../read-options.ts";
import type { TrendOptions } from "./trend-options.ts";

/** `ctc trend [surveys...]`: several waves from their answers, or from the sums of them. */
export function registerTrend(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("trend")
    .description(t("trend.help"))
    .argument("[surveys...]", t("trend.help.surveys"))
    .option("--area <name>", t("trend.help.area"), collect)
    .option("--all", t("trend.help.all"))
    .addOption(choiceOption("--format <name>", t("trend.help.format"), ["md", "csv", "json"]))
    .option("--out <file>", t("trend.help.out"))
    .option("--wave <label>", t("trend.help.wave"), collect)
    .option("--time <wave=year>", t("trend.help.time"), collect)
    .addOption(choiceOption("--clusters <which>", t("trend.help.clusters"), ["same", "new"]))
    .option("--sums <file>", t("trend.help.sums"))
    .option("--instrument <id|file>", t("profile.help.instrument"))
    .option("--norms <file>", t("profile.help.norms"))
    .option("--column <role=name,…>", t("profile.help.column"), collect);
  addEstimationOptions(command, t)
    .option("--population <file>", t("profile.help.population"))
    .option("--policy <name|file>", t("profile.help.policy"))
    .option("--minimum <respondents>", t("profile.help.minimum"))
    .option("--config <file>", t("profile.help.config"))
    .option("--dry-run", t("trend.help.dryRun"))
    .addHelpText("after", t("trend.help.example"));
  addSharedOptions(addReadOptions(command, t), t).action(
    async (surveys: readonly string[], options: TrendOptions) => {
      const { runTrend } = await import("./run-trend.ts");
      await runTrend(surveys, options, io);
    },
  );
}
