import type { Command } from "commander";
import type { Translate } from "../i18n/translate.ts";
import { addSharedOptions, type SharedOptions } from "./options.ts";

/** What commands about norms and instruments were told, without a survey. */
export interface CatalogOptions extends SharedOptions {
  readonly config?: string;
  readonly instrument?: string;
}

/** `--config`, and the options that every command has. */
export function addCatalogOptions(command: Command, t: Translate): Command {
  return addSharedOptions(command.option("--config <file>", t("catalog.help.config")), t);
}
