import { type Command, Option } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { Io } from "../io.ts";
import { languageOption } from "../options.ts";
import { addReadOptions, readCount } from "../read-options.ts";
import type { ReadOptions } from "./run-read.ts";

/** `ctc read <file>`: the table as it was understood. */
export function registerRead(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("read")
    .description(t("read.help"))
    .argument("<file>", t("read.help.file"))
    .addOption(new Option("--labels", t("read.help.labels")).conflicts("codes"))
    .option("--codes", t("read.help.codes"));
  addReadOptions(command, t)
    .option("--rows <number>", t("read.help.rows"), (text) => readCount(text, 0))
    .addOption(languageOption(t))
    .option("--quiet", t("shared.help.quiet"))
    .addHelpText("after", t("read.help.example"))
    .action(async (file: string, options: ReadOptions) => {
      const { runRead } = await import("./run-read.ts");
      await runRead(file, options, io);
    });
}
