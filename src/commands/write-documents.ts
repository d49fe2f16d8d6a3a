import type { Io } from "./io.ts";
import type { ManifestCommand } from "./manifest.ts";
import type { Format, OutputPlan } from "./output-plan.ts";
import { writeFolder } from "./write-folder.ts";
import { type Writing, writeResult } from "./write-result.ts";

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
  if (plan.kind === "stdout") {
    if (!writing.dryRun) io.print(render(plan.format));
    return;
  }
  if (plan.kind === "file")
    return writeResult(plan.path, render(plan.format), writing.command, writing, io);
  const files = plan.formats.map((format) => ({
    path: `${stem}.${format}`,
    content: render(format),
  }));
  await writeFolder(plan.path, files, { ...writing, notify: null }, io);
}
