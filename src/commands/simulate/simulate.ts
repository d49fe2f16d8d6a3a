import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, type SharedOptions } from "../options.ts";

/** What `ctc simulate` was told on the command line. */
export interface SimulateOptions extends SharedOptions {
  readonly out: string;
  readonly dryRun?: boolean;
}

/** `ctc simulate <plan>`: survey files of pupils who never existed. */
export function registerSimulate(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("simulate")
    .description(t("simulate.help"))
    .argument("<plan>", t("simulate.help.plan"))
    .requiredOption("--out <folder>", t("simulate.help.out"))
    .option("--dry-run", t("simulate.help.dryRun"))
    .addHelpText("after", t("simulate.help.example"));
  addSharedOptions(command, t, "shared.help.json.manifest").action(
    async (plan: string, options: SimulateOptions) => {
      const { runSimulate } = await import("./run-simulate.ts");
      await runSimulate(plan, options, io);
    },
  );
}
