import { type Command, Option } from "commander";
import { translator } from "../i18n/translate.ts";
import type { Language } from "../vocabulary/project.ts";

/** Options that every command has. */
export interface SharedOptions {
  readonly lang?: Language;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

export function addSharedOptions(command: Command): Command {
  const t = translator("en");
  return command
    .addOption(new Option("--lang <language>", t("shared.help.lang")).choices(["sv", "en"]))
    .option("--json", t("shared.help.json"))
    .option("--quiet", t("shared.help.quiet"));
}
