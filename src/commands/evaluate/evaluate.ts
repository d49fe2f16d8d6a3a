import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, choiceOption, collect, type SharedOptions } from "../options.ts";

/** What `ctc evaluate` can be asked to fail on. */
export const FAIL_ON = ["not-reached", "worse"] as const;

/** What `ctc evaluate` was told on the command line, as commander gives it. */
export interface EvaluateOptions extends SharedOptions {
  readonly comparison?: readonly string[];
  readonly failOn?: (typeof FAIL_ON)[number];
  readonly format?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
}

/** `ctc evaluate <priorities> <profile>`: did what the group chose change? */
export function registerEvaluate(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("evaluate")
    .description(t("evaluate.help"))
    .argument("<priorities>", t("evaluate.help.priorities"))
    .argument("<profile>", t("evaluate.help.profile"))
    .option("--comparison <file|folder>", t("evaluate.help.comparison"), collect)
    .addOption(choiceOption("--fail-on <what>", t("evaluate.help.failOn"), FAIL_ON))
    .option("--format <name>", t("evaluate.help.format"))
    .option("--out <file>", t("evaluate.help.out"))
    .option("--dry-run", t("profile.help.dryRun"))
    .addHelpText("after", t("evaluate.help.example"));
  addSharedOptions(command, t, "shared.help.json.manifest").action(
    async (priorities: string, profile: string, options: EvaluateOptions) => {
      const { runEvaluate } = await import("./run-evaluate.ts");
      await runEvaluate(priorities, profile, options, io);
    },
  );
}
