import type { Command } from "commander";
import { translator } from "../../i18n/translate.ts";
import { addCatalogOptions, type CatalogOptions } from "../catalog-options.ts";
import type { Io } from "../io.ts";

/** `ctc instrument list|show|check`: questionnaires, and how their answers become figures. */
export function registerInstrument(program: Command, io: Io): void {
  const t = translator(io.language);
  const group = program.command("instrument").description(t("instrument.help"));
  addCatalogOptions(group.command("list").description(t("instrument.list.help")), t)
    .addHelpText("after", t("instrument.list.help.example"))
    .action(async (options: CatalogOptions) => {
      const { listInstruments } = await import("./list-instruments.ts");
      await listInstruments(options, io);
    });
  addCatalogOptions(group.command("show").description(t("instrument.show.help")), t)
    .argument("<instrument>", t("instrument.show.help.instrument"))
    .addHelpText("after", t("instrument.show.help.example"))
    .action(async (name: string, options: CatalogOptions) => {
      const { showInstrument } = await import("./show-instrument.ts");
      await showInstrument(name, options, io);
    });
  addCatalogOptions(group.command("check").description(t("instrument.check.help")), t)
    .argument("<file>", t("instrument.show.help.instrument"))
    .addHelpText("after", t("instrument.check.help.example"))
    .action(async (file: string, options: CatalogOptions) => {
      const { checkInstrumentFile } = await import("./check-instrument-file.ts");
      await checkInstrumentFile(file, options, io);
    });
}
