import type { Io } from "./io.ts";
import { type ManifestCommand, manifestOf } from "./manifest.ts";
import type { Format, OutputPlan } from "./output-plan.ts";
import { refuseInputs, type Writing, writeResult } from "./write-result.ts";

/** One result that can be told in several formats. */
export interface Documents {
  /** Name of its files in a folder, without what says the format. */
  readonly stem: string;
  readonly render: (format: Format) => string;
}

export interface DocumentWriting extends Writing {
  readonly command: ManifestCommand;
}

/** Puts one result where the plan says: on stdout, into a file, or into a folder with its manifest. */
export async function writeDocuments(
  plan: OutputPlan,
  { stem, render }: Documents,
  writing: DocumentWriting,
  io: Io,
): Promise<void> {
  const { command, inputs, inputPaths, dryRun, printManifest } = writing;
  if (plan.kind === "stdout") {
    if (!dryRun) io.print(render(plan.format));
    return;
  }
  if (plan.kind === "file")
    return writeResult(plan.path, render(plan.format), command, writing, io);
  const files = plan.formats.map((format) => ({
    path: `${stem}.${format}`,
    content: render(format),
  }));
  const manifest = { path: "manifest.json", content: manifestOf(files, inputs, command, io) };
  const written = [...files, manifest];
  const places = written.map(({ path }) => io.besideFile(`${plan.path}/${path}`, path));
  await refuseInputs(places, inputPaths, io);
  if (dryRun) {
    await io.filesToRemove(plan.path, written);
    io.print(written.map(({ path }) => `${path}\n`).join(""));
    return;
  }
  await io.writeFolder(plan.path, written);
  if (printManifest) io.print(manifest.content);
}
