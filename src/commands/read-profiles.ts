import { readProfileText } from "../pipeline/read-profile.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { InputFile } from "../vocabulary/profile-request.ts";
import type { Io } from "./io.ts";
import { readNamed } from "./named-file.ts";

/** A published profile, and the file that it was read from. */
export interface FoundProfile extends InputFile {
  readonly path: string;
  readonly profile: Profile;
}

const MANIFEST = "manifest.json";

/**
 * The published profiles of files and folders, in the order of the paths and, in a folder, of the
 * names; of a folder every profile among its JSON files, and in the folders below. What a
 * `manifest.json` lists must be there as it was written.
 *
 * @throws CtcError `profile-file-changed` for a file that is not as the manifest lists it,
 *   `manifest-invalid` for a manifest of ours that is damaged,
 *   `profiles-none` for a folder without profiles, and what `readProfileText` and `readNamed` throw
 */
export async function readProfiles(
  paths: readonly string[],
  io: Io,
): Promise<readonly FoundProfile[]> {
  const found: FoundProfile[] = [];
  for (const path of paths) found.push(...(await readPath(path, io)));
  return found;
}

async function readPath(path: string, io: Io): Promise<readonly FoundProfile[]> {
  const files = await listNamed(path, io);
  if (files.length === 1 && files[0] === path) {
    return [profileOf(path, await readNamed(path, io), io)];
  }
  const found: FoundProfile[] = [];
  const listed = await listedIn(files, io);
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    const text = await readNamed(file, io);
    const sha256 = listed.get(file);
    if (sha256 !== undefined && sha256 !== io.sha256(text)) {
      throw new CtcError("profile-file-changed", { file: io.baseName(file), reason: "changed" });
    }
    found.push(...profilesIn(file, text, io));
  }
  if (found.length === 0) throw new CtcError("profiles-none", { folder: io.baseName(path) });
  return found;
}

async function listNamed(path: string, io: Io): Promise<readonly string[]> {
  try {
    return await io.listFiles(path);
  } catch (cause) {
    if (!(cause instanceof CtcError) || cause.code !== "file-not-found") throw cause;
    throw new CtcError("side-file-not-found", { file: io.baseName(path) }, { cause });
  }
}

/** Path → SHA-256 of every file that a manifest in one of the folders lists. */
async function listedIn(files: readonly string[], io: Io): Promise<ReadonlyMap<string, string>> {
  const listed = new Map<string, string>();
  for (const manifest of files.filter((file) => io.baseName(file) === MANIFEST)) {
    for (const entry of entriesOf(await readNamed(manifest, io))) {
      const path = io.besideFile(manifest, entry.path);
      if (!files.includes(path)) {
        throw new CtcError("profile-file-changed", { file: entry.path, reason: "gone" });
      }
      listed.set(path, entry.sha256);
    }
  }
  return listed;
}

/**
 * What a manifest of ours lists; nothing of a file that only has its name.
 *
 * @throws CtcError `manifest-invalid` where it does not say what was written
 */
function entriesOf(text: string): readonly { readonly path: string; readonly sha256: string }[] {
  const value = jsonIn(text);
  const refuse = (reason: string): CtcError =>
    new CtcError("manifest-invalid", { file: MANIFEST, reason });
  if (value === null) throw refuse(text.trim() === "" ? "empty-file" : "cut-off");
  if (typeof value !== "object" || !("schema" in value)) return [];
  if (typeof value.schema !== "string" || !value.schema.startsWith("ctc-manifest/")) return [];
  const files: unknown = "files" in value ? value.files : null;
  if (!Array.isArray(files)) throw refuse("changed");
  return files.map((entry: unknown) => {
    const { path, sha256 } = Object(entry) as {
      readonly path?: unknown;
      readonly sha256?: unknown;
    };
    if (typeof path === "string" && typeof sha256 === "string") return { path, sha256 };
    throw refuse("changed");
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no manifest of ours
  }
}

/** A folder holds lists and other results beside its profiles. */
function profilesIn(path: string, text: string, io: Io): readonly FoundProfile[] {
  const value = jsonIn(text);
  const isOther =
    typeof value === "object" &&
    value !== null &&
    !(
      "schema" in value &&
      typeof value.schema === "string" &&
      value.schema.startsWith("ctc-profile/")
    );
  return isOther ? [] : [profileOf(path, text, io)];
}

function profileOf(path: string, text: string, io: Io): FoundProfile {
  const file = io.baseName(path);
  return { path, file, sha256: io.sha256(text), profile: readProfileText(text, file) };
}
