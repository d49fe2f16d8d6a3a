import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, collect, type SharedOptions } from "../options.ts";

/** What `ctc prioritise decide` was told on the command line, as commander gives it. */
export interface DecideOptions extends SharedOptions {
  readonly template?: boolean;
  readonly from?: string;
  readonly area?: string;
  readonly date?: string;
  readonly factor?: readonly string[];
  readonly target?: readonly string[];
  readonly participants?: readonly string[];
  readonly dissent?: readonly string[];
  readonly votes?: string;
  readonly dots?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** `ctc prioritise decide <profiles...>`: the group's decision, with what it rests on. */
export function registerDecide(prioritise: Command, io: Io): void {
  const t = translator(io.language);
  const command = prioritise
    .command("decide")
    .description(t("prioritise.decide.help"))
    .argument("<profiles...>", t("prioritise.decide.help.profiles"))
    .option("--template", t("prioritise.decide.help.template"))
    .option("--from <file>", t("prioritise.decide.help.from"))
    .option("--area <name>", t("prioritise.decide.help.area"))
    .option("--date <date>", t("prioritise.decide.help.date"))
    .option("--factor <id=reason>", t("prioritise.decide.help.factor"), collect)
    .option("--target <id=share@wave>", t("prioritise.decide.help.target"), collect)
    .option("--participants <sector=number>", t("prioritise.decide.help.participants"), collect)
    .option("--dissent <text>", t("prioritise.decide.help.dissent"), collect)
    .option("--votes <file>", t("prioritise.decide.help.votes"))
    .option("--dots <number>", t("prioritise.votes.help.dots"))
    .option("--out <file>", t("prioritise.decide.help.out"))
    .option("--force", t("prioritise.decide.help.force"))
    .option("--dry-run", t("profile.help.dryRun"))
    .addHelpText("after", t("prioritise.decide.help.example"));
  addSharedOptions(command, t, "shared.help.json.manifest").action(
    async (paths: readonly string[], options: DecideOptions) => {
      const { runDecide } = await import("./run-decide.ts");
      await runDecide(paths, options, io);
    },
  );
}
