import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { inflateRawSync, inflateSync } from "node:zlib";
import type { OutputFile, World } from "../../src/commands/io.ts";
import { run } from "../../src/shell/run.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import type { Inflate } from "../../src/vocabulary/read-request.ts";
import { ROOT } from "./repository.ts";

/** Unfolds zlib or raw deflate data, as the shell does. */
export const inflateInMemory: Inflate = (bytes, maximumLength, form) => {
  const unfold = form === "raw" ? inflateRawSync : inflateSync;
  try {
    return unfold(bytes, { maxOutputLength: Math.max(1, maximumLength) });
  } catch (cause) {
    throw new RangeError("not unfolded", { cause });
  }
};

export type MemoryFiles = Readonly<Record<string, string | Uint8Array>>;

/**
 * Runs the program on files held in memory and returns everything it did.
 *
 * @param answer what the person at the terminal says; absent where nobody sits at one
 */
export async function runCtc(
  argv: readonly string[],
  files: MemoryFiles = {},
  answer?: (question: string) => string,
) {
  const written = new Map<string, string>();
  /** Those of them that only their owner could read. */
  const ownersOnly: string[] = [];
  const out: string[] = [];
  const err: string[] = [];
  const text = (content: string | Uint8Array): string =>
    typeof content === "string" ? content : new TextDecoder().decode(content);
  const read = (path: string): string | Uint8Array => {
    if (Object.hasOwn(files, path)) return files[path] ?? "";
    throw new CtcError("file-not-found", { file: basename(path) });
  };
  const io: World = {
    readBytes: async (path) => {
      const content = read(path);
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    readText: async (path) => text(read(path)),
    findUpwards: async (names, from) =>
      names.map((name) => join(dirname(from), name)).find((path) => Object.hasOwn(files, path)) ??
      null,
    besideFile: (from, path) => join(dirname(from), path),
    pathFrom: (from, path) => relative(dirname(from), path),
    baseName: (path) => basename(path),
    listFiles: async (path) => {
      if (Object.hasOwn(files, path)) return [path];
      const below = Object.keys(files).filter((name) => name.startsWith(`${path}/`));
      if (below.length === 0) throw new CtcError("file-not-found", { file: basename(path) });
      return below.sort();
    },
    sha256: (content) => createHash("sha256").update(content).digest("hex"),
    inflate: inflateInMemory,
    print: (line) => void out.push(line),
    printAll: async (pieces) => void out.push(...pieces),
    warn: (line) => void err.push(line),
    writeFile: async (path, content) => void written.set(path, text(content)),
    writePrivate: async (path, pieces) => {
      const content = [...pieces].join("");
      written.set(path, content);
      ownersOnly.push(path);
      return createHash("sha256").update(content).digest("hex");
    },
    writeFolder: async (folder: string, all: readonly OutputFile[]) => {
      for (const { path, content } of all) written.set(join(folder, path), text(content));
      return [];
    },
    filesToRemove: async () => [],
    isSameFile: async (path, other) => path === other,
    isInside: async (folder, path) => !relative(folder, path).startsWith(".."),
    ...(answer === undefined ? {} : { ask: async (question: string) => answer(question) }),
    version: "0.0.0-test",
  };
  const exitCode = await run(argv, io);
  return {
    exitCode,
    out: out.join(""),
    err: err.join(""),
    written: Object.fromEntries(written),
    ownersOnly,
  };
}

/** The files of a folder of the repository, as they would be read from there. */
export function repositoryFiles(...paths: readonly string[]): MemoryFiles {
  return Object.fromEntries(
    paths.map((path) => [path, new Uint8Array(readFileSync(join(ROOT, path)))]),
  );
}
