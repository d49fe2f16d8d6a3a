import { lstat, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { OutputFile } from "../commands/io.ts";
import { CtcError } from "../vocabulary/errors.ts";

const MANIFEST = "manifest.json";
/** Ending of a file that is not finished yet. */
const PART = ".ctc-part";

/** Writes one file whole: beside its place first, then renamed into it. */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}${PART}`;
  try {
    await writeFile(part, content);
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    throw unwritable(path, cause);
  }
}

/**
 * Writes all files of a folder, or none: every file is finished under another name before the
 * first one takes its place. What an earlier manifest lists and is not written now is removed.
 *
 * @throws CtcError `folder-not-ours` when the folder holds files and no manifest of ours
 */
export async function writeFolderWhole(
  folder: string,
  files: readonly OutputFile[],
): Promise<void> {
  const before = await filesWrittenBefore(folder);
  const made: string[] = [];
  const parts: string[] = [];
  try {
    for (const { path, content } of files) {
      const place = inside(folder, path);
      made.push(...(await makeFolders(dirname(place))));
      parts.push(`${place}${PART}`);
      await writeFile(`${place}${PART}`, content);
    }
    for (const { path } of files) {
      const place = inside(folder, path);
      await rename(`${place}${PART}`, place);
    }
  } catch (cause) {
    for (const part of parts) await rm(part, { force: true });
    for (const empty of made.reverse()) await rmdir(empty).catch(() => undefined);
    throw unwritable(folder, cause);
  }
  const now = new Set(files.map(({ path }) => path));
  for (const path of before) {
    if (!now.has(path)) await rm(inside(folder, path), { force: true });
  }
}

/** The place of a file in a folder; a path that would leave it is a bug. */
function inside(folder: string, path: string): string {
  const place = resolve(folder, path);
  const way = relative(resolve(folder), place);
  if (way === "" || way.startsWith("..") || resolve(way) === way) {
    throw new RangeError(`${path} lies outside the output folder`);
  }
  return place;
}

/** Makes a folder and those above it; returns the ones that were not there, outermost first. */
async function makeFolders(folder: string): Promise<string[]> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return [];
  const below = relative(first, folder).split(sep).filter(Boolean);
  return [first, ...below.map((_, at) => join(first, ...below.slice(0, at + 1)))];
}

async function filesWrittenBefore(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw unwritable(folder, cause);
  });
  if (found.length === 0) return [];
  const listed = await readManifest(join(folder, MANIFEST));
  if (listed === null) throw new CtcError("folder-not-ours", { folder: basename(folder) });
  return listed.filter((path) => isInside(folder, path));
}

/** A manifest somebody edited must not remove files elsewhere. */
function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(folder, path));
  return way !== "" && !way.startsWith("..") && resolve(way) !== way;
}

/** Paths that our manifest lists; null where there is none, or one that is not ours. */
async function readManifest(path: string): Promise<readonly string[] | null> {
  try {
    if (!(await lstat(path)).isFile()) return null;
    const manifest: unknown = JSON.parse(await readFile(path, "utf8"));
    if (typeof manifest !== "object" || manifest === null) return null;
    if (!("schema" in manifest) || manifest.schema !== "ctc-manifest/1") return null;
    if (!("files" in manifest) || !Array.isArray(manifest.files)) return null;
    return manifest.files.map((file: { path?: unknown }) => String(file?.path ?? ""));
  } catch {
    return null; // no manifest, or one that cannot be read, is not ours
  }
}

function unwritable(path: string, cause: unknown): CtcError {
  if (cause instanceof CtcError || cause instanceof RangeError) throw cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reasons: Record<string, string> = {
    EACCES: "permission",
    EPERM: "permission",
    EROFS: "read-only",
    ENOSPC: "disk-full",
    ENOENT: "no-folder",
    ENOTDIR: "not-a-folder",
    EISDIR: "folder",
    ENAMETOOLONG: "name-too-long",
  };
  const reason = reasons[code] ?? "other";
  return new CtcError("output-unwritable", { path: basename(path), reason }, { cause });
}
