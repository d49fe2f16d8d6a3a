import { type Command, InvalidArgumentError } from "commander";
import type { Translate } from "../i18n/translate.ts";
import {
  DELIMITERS,
  ENCODINGS,
  type ReadRequest,
  type ReadSettings,
} from "../vocabulary/read-request.ts";
import { ownValue } from "../vocabulary/record.ts";
import { choiceOption } from "./options.ts";

/** What every command that reads a survey was told about reading it. */
export interface ReadFlags {
  readonly sheet?: string;
  readonly encoding?: NonNullable<ReadSettings["encoding"]>;
  readonly delimiter?: NonNullable<ReadSettings["delimiter"]>;
  readonly header?: number;
}

/** `--sheet`, `--encoding`, `--delimiter` and `--header`, the same for every command. */
export function addReadOptions(command: Command, t: Translate): Command {
  return command
    .option("--sheet <name>", t("read.help.sheet"))
    .addOption(choiceOption("--encoding <name>", t("profile.help.encoding"), ENCODINGS))
    .option("--delimiter <character>", t("read.help.delimiter"), readDelimiter)
    .option("--header <row>", t("read.help.header"), (text) => readCount(text, 1));
}

/** What to read, and how: each option goes before what `ctc.yaml` says for the wave. */
export function readRequest(file: string, flags: ReadFlags, wave: ReadSettings = {}): ReadRequest {
  const { sheet, encoding, delimiter, header } = { ...wave, ...givenFlags(flags) };
  return {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(header === undefined ? {} : { headerRow: header }),
  };
}

/** The options about reading that were given, and no others. */
export function givenFlags({ sheet, encoding, delimiter, header }: ReadFlags): ReadSettings {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(header === undefined ? {} : { header }),
  };
}

function readDelimiter(text: string): NonNullable<ReadSettings["delimiter"]> {
  const delimiter = ownValue(DELIMITERS, text);
  if (delimiter === undefined) throw new InvalidArgumentError("delimiter");
  return delimiter;
}

/** A whole number of an option. @throws InvalidArgumentError where it is none, or below `least` */
export function readCount(text: string, least: number): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (count < least) throw new InvalidArgumentError(`whole-number ${least}`);
  return count;
}
