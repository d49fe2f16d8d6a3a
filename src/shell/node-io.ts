import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { gunzip, inflateSync } from "node:zlib";
import type { Io } from "../commands/io.ts";
import { CtcError } from "../vocabulary/errors.ts";
import { writeFileWhole, writeFolderWhole } from "./write-whole.ts";

/** The real world: files, standard streams, hashes. */
export function nodeIo(): Io {
  return {
    readBytes,
    readText,
    findUpwards,
    besideFile: (from, path) => (isAbsolute(path) ? path : join(dirname(from), path)),
    baseName: (path) => basename(path),
    sha256: (content) => createHash("sha256").update(content).digest("hex"),
    inflate: inflateWhole,
    print: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
    writeFile: writeFileWhole,
    writeFolder: writeFolderWhole,
    version: packageVersion(),
  };
}

function inflateWhole(bytes: Uint8Array, maximumLength: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, maximumLength) });
  } catch (cause) {
    throw new RangeError("not zlib data of the stated length", { cause });
  }
}

function packageVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const parsed: unknown = JSON.parse(text);
  const hasVersion = typeof parsed === "object" && parsed !== null && "version" in parsed;
  return hasVersion ? String(parsed.version) : "0.0.0";
}

async function readBytes(path: string): Promise<Uint8Array> {
  const file = path === "-" ? "stdin" : basename(path);
  const bytes = await readPlain(path).catch((cause: unknown) => {
    throw readError(file, cause);
  });
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? unzip(bytes, file) : bytes;
}

async function readPlain(path: string): Promise<Uint8Array> {
  return path === "-" ? buffer(process.stdin) : readFile(path);
}

/** What a gzipped file may unfold to: more than any survey, less than what a bomb would. */
const MOST_BYTES = 2 ** 31 - 1;

async function unzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (code === "ERR_BUFFER_TOO_LARGE") {
      throw new CtcError("file-unreadable", { file, reason: "too-large" }, { cause });
    }
    throw new CtcError("file-truncated", { file }, { cause });
  }
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

function readError(file: string, cause: unknown): CtcError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new CtcError("file-not-found", { file }, { cause });
  }
  const reasons: Record<string, string> = {
    EISDIR: "folder",
    EACCES: "permission",
    EPERM: "permission",
    ERR_FS_FILE_TOO_LARGE: "too-large",
  };
  const reason = reasons[code] ?? "other";
  return new CtcError("file-unreadable", { file, reason }, { cause });
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

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // not there, or not ours to see: the same to somebody who looks for it
  }
}
