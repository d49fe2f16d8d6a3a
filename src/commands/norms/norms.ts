import type { Command } from "commander";
import { type Translate, translator } from "../../i18n/translate.ts";
import type { CatalogOptions } from "../catalog-options.ts";
import { addCatalogOptions } from "../catalog-options.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, choiceOption, collect } from "../options.ts";
import { addReadOptions } from "../read-options.ts";
import { DERIVE_CHOICES, type DeriveOptions } from "./derive-options.ts";

/** `ctc norms derive|list|show|check`: the cuts that a profile counts by. */
export function registerNorms(program: Command, io: Io): void {
  const t = translator(io.language);
  const norms = program.command("norms").description(t("norms.help"));
  registerDerive(norms, t, io);
  addCatalogOptions(norms.command("list").description(t("norms.list.help")), t)
    .addHelpText("after", t("norms.list.help.example"))
    .action(async (options: CatalogOptions) => {
      const { listNorms } = await import("./list-norms.ts");
      await listNorms(options, io);
    });
  addCatalogOptions(norms.command("show").description(t("norms.show.help")), t)
    .argument("<norms>", t("norms.show.help.norms"))
    .option("--instrument <id|file>", t("norms.check.help.instrument"))
    .addHelpText("after", t("norms.show.help.example"))
    .action(async (name: string, options: CatalogOptions) => {
      const { showNorms } = await import("./show-norms.ts");
      await showNorms(name, options, io);
    });
  addCatalogOptions(norms.command("check").description(t("norms.check.help")), t)
    .argument("<file>", t("norms.show.help.norms"))
    .option("--instrument <id|file>", t("norms.check.help.instrument"))
    .addHelpText("after", t("norms.check.help.example"))
    .action(async (file: string, options: CatalogOptions) => {
      const { checkNormsFile } = await import("./check-norms-file.ts");
      await checkNormsFile(file, options, io);
    });
}

function registerDerive(norms: Command, t: Translate, io: Io): void {
  const choice = (flags: string, text: string, name: keyof typeof DERIVE_CHOICES) =>
    choiceOption(flags, text, DERIVE_CHOICES[name]);
  const command = norms
    .command("derive")
    .description(t("norms.derive.help"))
    .argument("<survey>", t("profile.help.survey"))
    .addOption(choice("--method <name>", t("norms.derive.help.method"), "method"))
    .addOption(choice("--spread <name>", t("norms.derive.help.spread"), "spread"))
    .option("--multiplier <number>", t("norms.derive.help.multiplier"))
    .option("--percentile <number>", t("norms.derive.help.percentile"))
    .option("--cut <scale=number>", t("norms.derive.help.cut"), collect)
    .addOption(choice("--by <groups>", t("norms.derive.help.by"), "by"))
    .option("--against <behaviour>", t("norms.derive.help.against"))
    .option("--fallback <grade>", t("norms.derive.help.fallback"))
    .option("--id <id>", t("norms.derive.help.id"))
    .option("--describe <text>", t("norms.derive.help.describe"))
    .addOption(choice("--format <name>", t("norms.derive.help.format"), "format"))
    .option("--out <file>", t("norms.derive.help.out"))
    .option("--instrument <id|file>", t("profile.help.instrument"))
    .option("--wave <label>", t("profile.help.wave"))
    .option("--column <role=name,…>", t("profile.help.column"), collect)
    .option("--policy <name|file>", t("profile.help.policy"))
    .option("--config <file>", t("profile.help.config"))
    .option("--dry-run", t("profile.help.dryRun"))
    .addHelpText("after", t("norms.derive.help.example"));
  addSharedOptions(addReadOptions(command, t), t, "shared.help.json.manifest").action(
    async (survey: string, options: DeriveOptions) => {
      const { runDerive } = await import("./run-derive.ts");
      await runDerive(survey, options, io);
    },
  );
}
