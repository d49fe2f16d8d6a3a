import { type Command, Option } from "commander";
import type { Translate } from "../i18n/translate.ts";
import type { Language } from "../vocabulary/project.ts";

/** Options that every command has. */
export interface SharedOptions {
  readonly lang?: Language;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `--lang`: what is told in which language. */
export function languageOption(t: Translate): Option {
  return new Option("--lang <language>", t("shared.help.lang")).choices(["sv", "en"]);
}

export function addSharedOptions(command: Command, t: Translate): Command {
  return command
    .addOption(languageOption(t))
    .option("--json", t("shared.help.json"))
    .option("--quiet", t("shared.help.quiet"));
}
