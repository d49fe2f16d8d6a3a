import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import { PRIORITY_ORDERS } from "../../vocabulary/priority-table.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, choiceOption, collect } from "../options.ts";
import { addReadOptions } from "../read-options.ts";
import { registerDecide } from "./decide.ts";
import type { PrioritiseOptions } from "./priority-request.ts";
import { registerVotes } from "./votes.ts";

/** `ctc prioritise <profile>`: the table of the meeting; votes, and what the group decided. */
export function registerPrioritise(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("prioritise")
    .description(t("prioritise.help"))
    .enablePositionalOptions()
    .argument("<profile>", t("prioritise.help.profile"))
    .option("--area <name>", t("prioritise.help.area"))
    .option("--survey <file>", t("prioritise.help.survey"))
    .option("--before <profile>", t("prioritise.help.before"))
    .option("--behaviour <id>", t("prioritise.help.behaviour"), collect)
    .addOption(choiceOption("--sort <order>", t("prioritise.help.sort"), PRIORITY_ORDERS))
    .option("--weight <criterion=number>", t("prioritise.help.weight"), collect)
    .option("--seed <text>", t("prioritise.help.seed"))
    .option("--programmes <file>", t("prioritise.help.programmes"))
    .option("--format <list>", t("prioritise.help.format"))
    .option("--out <path>", t("prioritise.help.out"))
    .option("--wave <label>", t("profile.help.wave"))
    .option("--column <role=name,…>", t("profile.help.column"), collect)
    .option("--instrument <id|file>", t("profile.help.instrument"))
    .option("--norms <file>", t("profile.help.norms"))
    .option("--policy <name|file>", t("profile.help.policy"))
    .option("--minimum <number>", t("profile.help.minimum"))
    .option("--population <file>", t("profile.help.population"))
    .option("--config <file>", t("profile.help.config"))
    .option("--dry-run", t("profile.help.dryRun"))
    .addHelpText("after", t("prioritise.help.example"));
  registerVotes(command, io);
  registerDecide(command, io);
  addSharedOptions(addReadOptions(command, t), t, "shared.help.json.manifest").action(
    async (profile: string, options: PrioritiseOptions) => {
      const { runPrioritise } = await import("./run-prioritise.ts");
      await runPrioritise(profile, options, io);
    },
  );
}
