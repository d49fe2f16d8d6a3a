import { createHash } from "node:crypto";
import {
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { OutputFile } from "../commands/io.ts";
import { CtcError } from "../vocabulary/errors.ts";

const MANIFEST = "manifest.json";
/** Ending of a file that is not finished yet, and of one that waits to be replaced. */
const PART = ".ctc-part";
const BEFORE = ".ctc-before";

/**
 * Writes one file whole: beside its place first, then renamed into it. A link is followed to the
 * file it names; what is no regular file (a pipe, a device) is written into and stays what it is.
 */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  const place = await realpath(path).catch(() => path);
  try {
    if (await isSpecial(place)) await writeFile(place, content);
    else await replaceAll([{ place, content }]);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/**
 * Writes all files of a folder, or none: every file is finished under another name before the
 * first one takes its place, and what stood there comes back if one of them cannot. What an earlier
 * manifest lists and is not written now is removed.
 *
 * @returns the paths that were removed
 * @throws CtcError `folder-not-ours` when the folder holds files and no manifest of ours
 */
export async function writeFolderWhole(
  folder: string,
  files: readonly OutputFile[],
): Promise<readonly string[]> {
  const stale = await filesToRemove(folder, files);
  const made: string[] = [];
  try {
    const places = files.map(({ path, content }) => ({ place: inside(folder, path), content }));
    for (const { place } of places) made.push(...(await makeFolders(dirname(place))));
    await replaceAll(places);
  } catch (cause) {
    for (const empty of made.reverse()) await rmdir(empty).catch(() => undefined);
    throw unwritable(folder, cause);
  }
  for (const path of stale) await rm(inside(folder, path), { force: true });
  return stale;
}

/**
 * What writing these files into the folder would remove: files of an earlier run of ours.
 *
 * @throws CtcError `folder-not-ours` when the folder holds files and no manifest of ours
 */
export async function filesToRemove(
  folder: string,
  files: readonly OutputFile[],
): Promise<readonly string[]> {
  const now = new Set(files.map(({ path }) => path));
  const manifest = files.find(({ path }) => path === MANIFEST)?.content ?? "";
  const command = readManifest(String(manifest))?.command ?? "";
  return (await filesWrittenBefore(folder, command)).filter((path) => !now.has(path));
}

interface Placed {
  readonly place: string;
  readonly content: string | Uint8Array;
}

/** All files in their places, or everything as it was. */
async function replaceAll(files: readonly Placed[]): Promise<void> {
  const aside: string[] = [];
  const placed: string[] = [];
  try {
    for (const { place, content } of files) await writeFile(`${place}${PART}`, content);
    for (const { place } of files) {
      if (await setAside(place)) aside.push(place);
      await rename(`${place}${PART}`, place);
      placed.push(place);
    }
  } catch (cause) {
    for (const { place } of files) await rm(`${place}${PART}`, { force: true });
    for (const place of placed) await rm(place, { force: true });
    for (const place of aside) await rename(`${place}${BEFORE}`, place);
    throw cause;
  }
  for (const place of aside) await rm(`${place}${BEFORE}`, { force: true });
}

/** Moves a file that stands in the way; a folder there is an error, as it is for the user. */
async function setAside(place: string): Promise<boolean> {
  const found = await lstat(place).catch(() => null);
  if (found === null) return false;
  if (found.isDirectory()) throw Object.assign(new Error(place), { code: "EISDIR", path: place });
  await rename(place, `${place}${BEFORE}`);
  return true;
}

async function isSpecial(place: string): Promise<boolean> {
  const found = await lstat(place).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
}

/** The place of a file in a folder; a path that would leave it is a bug. */
function inside(folder: string, path: string): string {
  if (!isInside(folder, path)) throw new RangeError(`${path} lies outside the output folder`);
  return resolve(folder, path);
}

/** A manifest somebody edited must not remove files elsewhere. */
function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(folder, path));
  return way !== "" && !way.startsWith("..") && resolve(way) !== way;
}

/** Makes a folder and those above it; returns the ones that were not there, outermost first. */
async function makeFolders(folder: string): Promise<string[]> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return [];
  const below = relative(first, folder).split(sep).filter(Boolean);
  return [first, ...below.map((_, at) => join(first, ...below.slice(0, at + 1)))];
}

/**
 * Files in the folder that a run of the same command listed in its manifest and nobody has changed
 * since: only these are ours to remove.
 */
async function filesWrittenBefore(folder: string, command: string): Promise<readonly string[]> {
  const found = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    const isFile = cause.code === "ENOTDIR";
    throw unwritable(folder, isFile ? Object.assign(cause, { code: "EEXIST" }) : cause);
  });
  if (found.length === 0) return [];
  const manifest = readManifest(await readFile(join(folder, MANIFEST), "utf8").catch(() => ""));
  if (manifest === null || manifest.command !== command) {
    throw new CtcError("folder-not-ours", { folder: basename(resolve(folder)) });
  }
  const inFolder = manifest.files.filter(({ path }) => isInside(folder, path));
  const unchanged = await Promise.all(
    inFolder.map(async ({ path, sha256 }) => {
      const content = await readFile(resolve(folder, path)).catch(() => null);
      return content !== null && createHash("sha256").update(content).digest("hex") === sha256;
    }),
  );
  return inFolder.filter((_, at) => unchanged[at]).map(({ path }) => path);
}

interface Listed {
  readonly path: string;
  readonly sha256: string;
}

/** What a manifest of ours says; null for anything else. */
function readManifest(text: string): { command: string; files: readonly Listed[] } | null {
  try {
    const manifest: unknown = JSON.parse(text);
    if (typeof manifest !== "object" || manifest === null) return null;
    if (!("schema" in manifest) || manifest.schema !== "ctc-manifest/1") return null;
    if (!("files" in manifest) || !Array.isArray(manifest.files)) return null;
    const command = "command" in manifest ? String(manifest.command) : "";
    const files = manifest.files.map((file: Partial<Listed> | null) => ({
      path: String(file?.path ?? ""),
      sha256: String(file?.sha256 ?? ""),
    }));
    return { command, files };
  } catch {
    return null; // what cannot be read is not ours
  }
}

/** Why writing failed, as codes that have words among the messages. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission",
  EPERM: "permission",
  EBUSY: "in-use",
  EROFS: "read-only",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  ENOENT: "no-folder",
  ENOTDIR: "not-a-folder",
  EEXIST: "file-not-folder",
  EISDIR: "folder",
  ENAMETOOLONG: "name-too-long",
};

/** The error for a place that cannot be written; names the file that failed where it is known. */
export function unwritable(path: string, cause: unknown): CtcError {
  if (cause instanceof CtcError || cause instanceof RangeError) throw cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const failed = cause instanceof Error && "path" in cause ? String(cause.path) : path;
  const name = basename(resolve(failed)).replace(/\.ctc-(part|before)$/, "");
  return new CtcError(
    "output-unwritable",
    { path: name, reason: REASONS[code] ?? "other" },
    { cause },
  );
}
