import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { DelimitedDetected } from "../../vocabulary/table.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, type SharedOptions } from "../options.ts";

/** What `ctc init` was told on the command line. */
export interface InitOptions extends SharedOptions {
  readonly instrument?: string;
  readonly wave?: string;
  readonly codebook?: string;
  readonly encoding?: DelimitedDetected["encoding"];
  readonly sheet?: string;
  readonly out?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** `ctc init <survey>`: a first `ctc.yaml` for an export. */
export function registerInit(program: Command, io: Io): void {
  const t = translator("en");
  const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"];
  const command = program
    .command("init")
    .description(t("init.help"))
    .argument("<survey>", t("init.help.survey"))
    .option("--wave <label>", t("init.help.wave"))
    .option("--instrument <id|file>", t("profile.help.instrument"))
    .option("--codebook <file>", t("init.help.codebook"))
    .addOption(
      program.createOption("--encoding <name>", t("profile.help.encoding")).choices(encodings),
    )
    .option("--sheet <name>", t("init.help.sheet"))
    .option("--out <file>", t("init.help.out"))
    .option("--yes", t("init.help.yes"))
    .option("--force", t("init.help.force"))
    .addHelpText("after", t("init.help.example"));
  addSharedOptions(command).action(async (survey: string, options: InitOptions) => {
    const { runInit } = await import("./run-init.ts");
    await runInit(survey, options, io);
  });
}
