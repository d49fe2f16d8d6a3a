import { CtcError } from "../vocabulary/errors.ts";
import type { InputFile } from "../vocabulary/profile-request.ts";
import type { Io } from "./io.ts";
import type { LoadedProject } from "./load-project.ts";
import { type ManifestCommand, manifestOf } from "./manifest.ts";

/** What was read for a result. */
export interface Inputs {
  readonly inputs: readonly InputFile[];
  /** Where they are: none of them may be overwritten. */
  readonly inputPaths: readonly string[];
}

/** How a result is written. */
export interface Writing extends Inputs {
  readonly dryRun: boolean;
  /** Print the manifest, too. */
  readonly printManifest: boolean;
}

/** The survey, and everything that its project names. */
export function inputsOf(path: string, survey: InputFile, loaded: LoadedProject): Inputs {
  return {
    inputs: [survey, ...loaded.inputs],
    inputPaths: [...(path === "-" ? [] : [path]), ...loaded.paths],
  };
}

/** Puts one file in its place, or says which it would be. */
export async function writeResult(
  path: string,
  content: string,
  command: ManifestCommand,
  { inputs, inputPaths, dryRun, printManifest }: Writing,
  io: Io,
): Promise<void> {
  const file = { path: io.baseName(path), content };
  await refuseInputs([path], inputPaths, io);
  if (dryRun) {
    io.print(`${file.path}\n`);
    return;
  }
  await io.writeFile(path, content);
  if (printManifest) io.print(manifestOf([file], inputs, command, io));
}

/** @throws CtcError `out-is-input` when an output would replace a file that was read */
export async function refuseInputs(
  outputs: readonly string[],
  inputs: readonly string[],
  io: Io,
): Promise<void> {
  for (const input of inputs) {
    for (const output of outputs) {
      if (await io.isSameFile(input, output)) {
        throw new CtcError("out-is-input", { path: io.baseName(output) });
      }
    }
  }
}
