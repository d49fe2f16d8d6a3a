import type { Command } from "commander";
import { builtInInstrument } from "../catalog/built-in.ts";
import { readSimulationPlan } from "../catalog/simulation-plan.ts";
import { translator } from "../i18n/translate.ts";
import { simulateSurvey } from "../pipeline/simulate-survey.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Io } from "./io.ts";
import { manifestOf } from "./manifest.ts";
import { addSharedOptions, type SharedOptions } from "./options.ts";

interface SimulateOptions extends SharedOptions {
  readonly out: string;
  readonly dryRun?: boolean;
}

/** `ctc simulate <plan>`: survey files of pupils who never existed. */
export function registerSimulate(program: Command, io: Io): void {
  const t = translator("en");
  const command = program
    .command("simulate")
    .description(t("simulate.help"))
    .argument("<plan>", t("simulate.help.plan"))
    .requiredOption("--out <folder>", t("simulate.help.out"))
    .option("--dry-run", t("simulate.help.dryRun"))
    .addHelpText("after", t("simulate.help.example"));
  addSharedOptions(command).action((plan: string, options: SimulateOptions) =>
    runSimulate(plan, options, io),
  );
}

async function runSimulate(path: string, options: SimulateOptions, io: Io): Promise<void> {
  const text = await io.readText(path);
  const plan = readSimulationPlan(text, io.baseName(path));
  const instrument = builtInInstrument("ctcys");
  if (instrument === undefined) throw new CtcError("instrument-unknown", { instrument: "ctcys" });
  const files = simulateSurvey(plan, instrument).map(({ path: place, bytes }) => ({
    path: place,
    content: bytes,
  }));
  const inputs = [{ file: io.baseName(path), sha256: io.sha256(text) }];
  const manifest = manifestOf(files, inputs, io);
  if (options.dryRun) {
    io.print([...files, { path: "manifest.json" }].map(({ path: p }) => `${p}\n`).join(""));
    return;
  }
  await io.writeFolder(options.out, [...files, { path: "manifest.json", content: manifest }]);
  if (options.json) io.print(manifest);
}
