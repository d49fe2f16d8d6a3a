import type { Command } from "commander";
import type { Translate } from "../i18n/translate.ts";
import { choiceOption } from "./options.ts";

const INTERVALS = ["korn-graubard", "logit", "wilson", "wald"];
const LONELY_PSU_RULES = ["fail", "adjust", "average", "remove"];
const ADJUSTMENTS = ["benjamini-hochberg", "holm"];

/** `--interval`, `--lonely-psu` and `--adjustment`, the same for every command that estimates. */
export function addEstimationOptions(command: Command, t: Translate): Command {
  return command
    .addOption(choiceOption("--interval <method>", t("profile.help.interval"), INTERVALS))
    .addOption(choiceOption("--lonely-psu <rule>", t("profile.help.lonelyPsu"), LONELY_PSU_RULES))
    .addOption(choiceOption("--adjustment <rule>", t("profile.help.adjustment"), ADJUSTMENTS));
}
