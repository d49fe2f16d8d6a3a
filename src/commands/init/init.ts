import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, type SharedOptions } from "../options.ts";
import { addReadOptions, type ReadFlags } from "../read-options.ts";

/** What `ctc init` was told on the command line. */
export interface InitOptions extends SharedOptions, ReadFlags {
  readonly instrument?: string;
  readonly wave?: string;
  readonly codebook?: string;
  readonly config?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** `ctc init <survey>`: a `ctc.yaml` for an export, or one more wave in the one that is there. */
export function registerInit(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("init")
    .description(t("init.help"))
    .argument("<survey>", t("init.help.survey"))
    .option("--wave <label>", t("init.help.wave"))
    .option("--instrument <id|file>", t("profile.help.instrument"))
    .option("--codebook <file>", t("init.help.codebook"))
    .option("--config <file>", t("profile.help.config"))
    .option("--out <file>", t("init.help.out"))
    .option("--yes", t("init.help.yes"))
    .option("--force", t("init.help.force"))
    .option("--dry-run", t("check.help.dryRun"))
    .addHelpText("after", t("init.help.example"));
  addSharedOptions(addReadOptions(command, t), t).action(
    async (survey: string, options: InitOptions) => {
      const { runInit } = await import("./run-init.ts");
      await runInit(survey, options, io);
    },
  );
}
