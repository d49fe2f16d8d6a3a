import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, choiceOption, type SharedOptions } from "../options.ts";

/** What `ctc diff` was told on the command line, as commander gives it. */
export interface DiffOptions extends SharedOptions {
  readonly sameWave?: boolean;
  readonly failOn?: "worse" | "changed";
  readonly alpha?: string;
  readonly minimumChange?: string;
  readonly format?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
}

/** `ctc diff <before> <after>`: what changed between two publications. */
export function registerDiff(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("diff")
    .description(t("diff.help"))
    .argument("<before>", t("diff.help.before"))
    .argument("<after>", t("diff.help.after"))
    .option("--same-wave", t("diff.help.sameWave"))
    .addOption(choiceOption("--fail-on <what>", t("diff.help.failOn"), ["worse", "changed"]))
    .option("--alpha <p>", t("diff.help.alpha"))
    .option("--minimum-change <points>", t("diff.help.minimumChange"))
    .option("--format <list>", t("diff.help.format"))
    .option("--out <path>", t("diff.help.out"))
    .option("--dry-run", t("diff.help.dryRun"))
    .addHelpText("after", t("diff.help.example"));
  addSharedOptions(command, t, "shared.help.json.manifest").action(
    async (before: string, after: string, options: DiffOptions) => {
      const { runDiff } = await import("./run-diff.ts");
      await runDiff(before, after, options, io);
    },
  );
}
