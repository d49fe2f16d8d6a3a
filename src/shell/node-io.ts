import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { inflateRawSync, inflateSync } from "node:zlib";
import type { World } from "../commands/io.ts";
import { CtcError } from "../vocabulary/errors.ts";
import { isInside } from "./is-inside.ts";
import { listFiles } from "./list-files.ts";
import { readBytes } from "./read-bytes.ts";
import { terminalAsk } from "./terminal-ask.ts";
import { writePrivateFile } from "./write-private.ts";
import { filesToRemove, writeFileWhole, writeFolderWhole } from "./write-whole.ts";

/** The real world: files, standard streams, hashes. */
export function nodeIo(): World {
  const ask = terminalAsk();
  return {
    ...(ask === undefined ? {} : { ask }),
    readBytes,
    readText,
    findUpwards,
    besideFile: (from, path) => (isAbsolute(path) ? path : join(dirname(from), path)),
    pathFrom,
    baseName: (path) => basename(path),
    listFiles,
    sha256: (content) => createHash("sha256").update(content).digest("hex"),
    inflate: inflateWhole,
    print: (text) => void process.stdout.write(text),
    printAll,
    warn: (text) => void process.stderr.write(text),
    writeFile: writeFileWhole,
    writePrivate: writePrivateFile,
    writeFolder: writeFolderWhole,
    filesToRemove,
    isSameFile,
    isInside,
    version: packageVersion(),
  };
}

async function printAll(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!process.stdout.write(piece)) await once(process.stdout, "drain");
  }
}

function inflateWhole(
  bytes: Uint8Array,
  maximumLength: number,
  form: "zlib" | "raw" = "zlib",
): Uint8Array {
  const unfold = form === "raw" ? inflateRawSync : inflateSync;
  try {
    return unfold(bytes, { maxOutputLength: Math.max(1, maximumLength) });
  } catch (cause) {
    throw new RangeError("not data of the stated length", { cause });
  }
}

function packageVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const parsed: unknown = JSON.parse(text);
  const hasVersion = typeof parsed === "object" && parsed !== null && "version" in parsed;
  return hasVersion ? String(parsed.version) : "0.0.0";
}

async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const row = firstInvalidRow(bytes);
    const facts = { file: basename(path), row, byte: "", encoding: "UTF-8" };
    throw new CtcError("encoding-invalid", facts, { cause });
  }
}

/** Row of the first byte that is not UTF-8, for the message. */
function firstInvalidRow(bytes: Uint8Array): number {
  const text = new TextDecoder("utf-8").decode(bytes);
  const at = text.indexOf("\ufffd");
  return text.slice(0, Math.max(0, at)).split("\n").length;
}

/** Looks in the folder of `from` and above it, then in the working folder and above that. */
async function findUpwards(names: readonly string[], from: string): Promise<string | null> {
  const starts = from === "-" ? [resolve(".")] : [dirname(resolve(from)), resolve(".")];
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      for (const name of names) {
        const path = join(folder, name);
        if (await isFile(path)) return path;
      }
      if (folder === dirname(folder)) break;
    }
  }
  return null;
}

/** As seen from the folder in which `from` lies; from another drive there is no such path. */
export function pathFrom(from: string, path: string): string {
  return relative(dirname(resolve(from)), resolve(path))
    .split(sep)
    .join("/");
}

async function isSameFile(path: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all([path, other].map((p) => stat(p).catch(() => null)));
  return one != null && two != null && one.dev === two.dev && one.ino === two.ino;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // not there, or not ours to see: the same to somebody who looks for it
  }
}
