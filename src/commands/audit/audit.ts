import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, type SharedOptions } from "../options.ts";

/** What `ctc audit` was told on the command line, as commander gives it. */
export interface AuditOptions extends SharedOptions {
  readonly policy?: string;
  readonly population?: string;
  readonly instrument?: string;
  readonly assumePrimary?: true;
  readonly table: readonly string[];
  readonly format?: "md" | "json";
  readonly out?: string;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `ctc audit <files|folders>`: the attacker, before anything is published. */
export function registerAudit(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("audit")
    .description(t("audit.help"))
    .argument("[paths...]", t("audit.help.paths"))
    .option("--policy <name|file>", t("audit.help.policy"))
    .option("--population <file>", t("audit.help.population"))
    .option("--instrument <id|file>", t("audit.help.instrument"))
    .option("--assume-primary", t("audit.help.assumePrimary"))
    .option("--table <file>", t("audit.help.table"), collect, [])
    .addOption(
      program.createOption("--format <name>", t("audit.help.format")).choices(["md", "json"]),
    )
    .option("--out <file>", t("audit.help.out"))
    .addHelpText("after", t("audit.help.example"));
  addSharedOptions(command, t).action(async (paths: readonly string[], options: AuditOptions) => {
    const { runAudit } = await import("./run-audit.ts");
    await runAudit(paths, options, io);
  });
}
