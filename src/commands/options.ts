import { type Command, Option } from "commander";
import type { Translate } from "../i18n/translate.ts";
import type { Language } from "../vocabulary/project.ts";

/** Options that every command has. */
export interface SharedOptions {
  readonly lang?: Language;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** An option that may be given several times: all its values, in their order. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** An option that takes one of a few words. */
export function choiceOption(flags: string, text: string, values: readonly string[]): Option {
  return new Option(flags, text).choices(values);
}

/** `--lang`: what is told in which language. */
export function languageOption(t: Translate): Option {
  return choiceOption("--lang <language>", t("shared.help.lang"), ["sv", "en"]);
}

/** @param json what `--json` does; of most commands there is no more to say than that it is JSON */
export function addSharedOptions(
  command: Command,
  t: Translate,
  json: "shared.help.json" | "shared.help.json.manifest" = "shared.help.json",
): Command {
  return command
    .addOption(languageOption(t))
    .option("--json", t(json))
    .option("--quiet", t("shared.help.quiet"));
}
