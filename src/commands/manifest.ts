import { toJson } from "../render/json.ts";
import type { InputFile } from "../vocabulary/profile-request.ts";
import type { Io, OutputFile } from "./io.ts";

/** The commands that list what they have written. */
export type ManifestCommand = "check" | "norms" | "profile" | "simulate";

/** `manifest.json`: every file written and every input, with the SHA-256 of each. */
export function manifestOf(
  files: readonly OutputFile[],
  inputs: readonly InputFile[],
  command: ManifestCommand,
  io: Io,
): string {
  return toJson({
    schema: "ctc-manifest/1",
    generator: { name: "ctc", version: io.version },
    command,
    files: files.map(({ path, content }) => ({ path, sha256: io.sha256(content) })),
    inputs,
  });
}
