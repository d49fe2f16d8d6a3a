import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, choiceOption, type SharedOptions } from "../options.ts";

/** What `ctc prioritise votes` was told on the command line, as commander gives it. */
export interface VotesOptions extends SharedOptions {
  readonly profile?: string;
  readonly dots?: string;
  readonly format?: "md" | "json";
  readonly out?: string;
  readonly dryRun?: boolean;
}

/** `ctc prioritise votes <file>`: counts votes before anything is decided. */
export function registerVotes(prioritise: Command, io: Io): void {
  const t = translator(io.language);
  const command = prioritise
    .command("votes")
    .description(t("prioritise.votes.help"))
    .argument("<file>", t("prioritise.votes.help.file"))
    .option("--profile <file>", t("prioritise.votes.help.profile"))
    .option("--dots <number>", t("prioritise.votes.help.dots"))
    .addOption(choiceOption("--format <name>", t("prioritise.votes.help.format"), ["md", "json"]))
    .option("--out <file>", t("prioritise.votes.help.out"))
    .option("--dry-run", t("profile.help.dryRun"))
    .addHelpText("after", t("prioritise.votes.help.example"));
  addSharedOptions(command, t, "shared.help.json.manifest").action(
    async (file: string, options: VotesOptions) => {
      const { runVotes } = await import("./run-votes.ts");
      await runVotes(file, options, io);
    },
  );
}
