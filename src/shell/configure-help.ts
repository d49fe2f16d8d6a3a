import { type Command, Help, type Option } from "commander";
import type { MessageId, Translate } from "../i18n/translate.ts";

/** What commander calls the parts of a help text. */
const TITLES: Readonly<Record<string, MessageId>> = {
  "Usage:": "help.usage",
  "Arguments:": "help.arguments",
  "Options:": "help.options",
  "Commands:": "help.commands",
};

/**
 * Lets a program and the commands that are added to it speak one language in their help: headings,
 * the lists of possible values, and what commander adds itself.
 */
export function configureHelp(program: Command, t: Translate): Command {
  const standard = new Help();
  const inWords = (term: string): string =>
    term.replace("[options]", t("help.term.options")).replace("[command]", t("help.term.command"));
  return program
    .helpOption("-h, --help", t("help.help"))
    .helpCommand("help [command]", t("help.command"))
    .configureHelp({
      styleTitle: (title) => (TITLES[title] === undefined ? title : t(TITLES[title])),
      commandUsage: (command) => inWords(standard.commandUsage(command)),
      // Without its options a command fits into a column of 80 with what it does.
      subcommandTerm: (command) => standard.subcommandTerm(command).replace(" [options]", ""),
      optionDescription: (option) => describe(option, t),
    });
}

function describe({ description, argChoices }: Option, t: Translate): string {
  if (argChoices === undefined) return description;
  return `${description} (${t("help.choices", { choices: argChoices.join(", ") })})`;
}
