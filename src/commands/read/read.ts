import { type Command, InvalidArgumentError, Option } from "commander";
import { translator } from "../../i18n/translate.ts";
import type { ReadRequest } from "../../vocabulary/read-request.ts";
import type { Io } from "../io.ts";
import type { ReadOptions } from "./run-read.ts";

/** `ctc read <file>`: the table as it was understood. */
export function registerRead(program: Command, io: Io): void {
  const t = translator("en");
  program
    .command("read")
    .description(t("read.help"))
    .argument("<file>", t("read.help.file"))
    .addOption(new Option("--labels", t("read.help.labels")).conflicts("codes"))
    .option("--codes", t("read.help.codes"))
    .option("--sheet <name>", t("read.help.sheet"))
    .addOption(
      new Option("--encoding <name>", t("profile.help.encoding")).choices([
        "utf-8",
        "utf-16le",
        "utf-16be",
        "windows-1252",
      ]),
    )
    .option("--delimiter <character>", t("read.help.delimiter"), readDelimiter)
    .option("--header <row>", t("read.help.header"), (text) => readCount(text, 1))
    .option("--rows <number>", t("read.help.rows"), (text) => readCount(text, 0))
    .addOption(new Option("--lang <language>", t("shared.help.lang")).choices(["sv", "en"]))
    .option("--quiet", t("shared.help.quiet"))
    .addHelpText("after", t("read.help.example"))
    .action(async (file: string, options: ReadOptions) => {
      const { runRead } = await import("./run-read.ts");
      await runRead(file, options, io);
    });
}

const DELIMITERS: Readonly<Record<string, NonNullable<ReadRequest["delimiter"]>>> = {
  ",": ",",
  ";": ";",
  "|": "|",
  "\t": "\t",
  "\\t": "\t",
  tab: "\t",
};

function readDelimiter(text: string): NonNullable<ReadRequest["delimiter"]> {
  const delimiter = Object.hasOwn(DELIMITERS, text) ? DELIMITERS[text] : undefined;
  if (delimiter === undefined) throw new InvalidArgumentError('One of , ; | or "tab".');
  return delimiter;
}

function readCount(text: string, least: number): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (count < least) throw new InvalidArgumentError(`A whole number from ${least} on.`);
  return count;
}
