import { toJson } from "../render/json.ts";
import type { InputFile } from "../vocabulary/profile-request.ts";
import type { Io, OutputFile } from "./io.ts";

/** The commands that list what they have written. */
export type ManifestCommand =
  | "check"
  | "diff"
  | "evaluate"
  | "norms"
  | "prioritise"
  | "profile"
  | "score"
  | "simulate"
  | "trend";

/** `manifest.json`: every file written and every input, with the SHA-256 of each. */
export function manifestOf(
  files: readonly OutputFile[],
  inputs: readonly InputFile[],
  command: ManifestCommand,
  io: Io,
): string {
  const hashed = files.map(({ path, content }) => ({ path, sha256: io.sha256(content) }));
  return manifestOfHashes(hashed, inputs, command, io);
}

/** The same of files whose hashes are known, because they are too large to be kept. */
export function manifestOfHashes(
  files: readonly { readonly path: string; readonly sha256: string }[],
  inputs: readonly InputFile[],
  command: ManifestCommand,
  io: Io,
): string {
  const generator = { name: "ctc", version: io.version };
  return toJson({ schema: "ctc-manifest/1", generator, command, files, inputs });
}
