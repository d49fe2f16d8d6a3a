import type { Profile } from "../../vocabulary/profile.ts";
import type { Io } from "../io.ts";
import { type FoundProfile, readProfiles } from "../read-profiles.ts";
import type { Inputs } from "../write-result.ts";

/** What was published before, and where it was read. */
export interface Published extends Inputs {
  /** The profiles of each folder: one publication. */
  readonly publications: readonly (readonly Profile[])[];
}

/** Earlier publications in folders and the folders below. @throws CtcError as `readProfiles` does */
export async function readPublished(folders: readonly string[], io: Io): Promise<Published> {
  const found = await readProfiles(folders, io);
  const byFolder = new Map<string, FoundProfile[]>();
  for (const one of found) {
    const folder = io.besideFile(one.path, ".");
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), one]);
  }
  return {
    publications: [...byFolder.values()].map((all) => all.map(({ profile }) => profile)),
    inputs: found.map(({ file, sha256 }) => ({ file, sha256 })),
    inputPaths: found.map(({ path }) => path),
  };
}
