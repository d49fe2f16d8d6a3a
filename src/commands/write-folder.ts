import type { Translate } from "../i18n/translate.ts";
import type { Io, OutputFile } from "./io.ts";
import { type ManifestCommand, manifestOf } from "./manifest.ts";
import { refuseInputs, type Writing } from "./write-result.ts";

/** How a folder is written. */
export interface FolderWriting extends Writing {
  readonly command: ManifestCommand;
  /** Says which files of an earlier run were removed; null: nothing is said. */
  readonly notify: Translate | null;
}

/**
 * Puts files and their manifest into a folder, all or none, or says which they would be.
 *
 * @throws CtcError `out-is-input`, and what `writeFolder` of `io.ts` throws
 */
export async function writeFolder(
  folder: string,
  files: readonly OutputFile[],
  { command, inputs, inputPaths, dryRun, printManifest, notify }: FolderWriting,
  io: Io,
): Promise<void> {
  const manifest = { path: "manifest.json", content: manifestOf(files, inputs, command, io) };
  const written = [...files, manifest];
  const places = written.map(({ path }) => io.besideFile(`${folder}/${path}`, path));
  await refuseInputs(places, inputPaths, io);
  if (dryRun) {
    await io.filesToRemove(folder, written);
    io.print(written.map(({ path }) => `${path}\n`).join(""));
    return;
  }
  const removed = await io.writeFolder(folder, written);
  if (removed.length > 0 && notify !== null) {
    const facts = { files: removed.length, folder: io.baseName(folder) };
    io.warn(`${notify("notice.removed", facts)}\n`);
  }
  if (printManifest) io.print(manifest.content);
}
