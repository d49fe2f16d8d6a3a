import { builtInInstrument } from "../../catalog/built-in.ts";
import { readSimulationPlan } from "../../catalog/simulation-plan.ts";
import { simulateSurvey } from "../../pipeline/simulate-survey.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Io } from "../io.ts";
import { manifestOf } from "../manifest.ts";
import { readNamed } from "../named-file.ts";
import type { SimulateOptions } from "./simulate.ts";

/** Makes an invented survey out of a plan and writes its files. */
export async function runSimulate(path: string, options: SimulateOptions, io: Io): Promise<void> {
  if (options.out.trim() === "") throw new CtcError("out-empty");
  const text = await readNamed(path, io);
  const plan = readSimulationPlan(text, io.baseName(path));
  const instrument = builtInInstrument("ctcys");
  if (instrument === undefined) throw new CtcError("instrument-unknown", { instrument: "ctcys" });
  const files = simulateSurvey(plan, instrument).map(({ path: place, bytes }) => ({
    path: place,
    content: bytes,
  }));
  const inputs = [{ file: io.baseName(path), sha256: io.sha256(text) }];
  const manifest = manifestOf(files, inputs, "simulate", io);
  if (options.dryRun) {
    await io.filesToRemove(options.out, [...files, { path: "manifest.json", content: manifest }]);
    io.print([...files, { path: "manifest.json" }].map(({ path: p }) => `${p}\n`).join(""));
    return;
  }
  await io.writeFolder(options.out, [...files, { path: "manifest.json", content: manifest }]);
  if (options.json) io.print(manifest);
}
