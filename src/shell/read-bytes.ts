import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { CtcError } from "../vocabulary/errors.ts";

/** Longer than any survey: what is read whole, or unfolds to more, is refused. */
const MOST_BYTES = 2 ** 31 - 1;
/** Unfolded, a survey is 5 to 100 times as long as packed, a bomb 1000 times. */
const MOST_RATIO = 200;
/** Below this length no ratio is a danger. */
const HARMLESS_BYTES = 64_000_000;

/**
 * The bytes of a file, or of standard input for `-`; gzipped ones unfolded, whatever the name.
 *
 * @throws CtcError file-not-found, file-unreadable, file-truncated
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  const file = path === "-" ? "stdin" : basename(path);
  const bytes = await readPlain(path).catch((cause: unknown) => {
    throw readError(file, cause);
  });
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? unfold(bytes, file) : bytes;
}

async function readPlain(path: string): Promise<Uint8Array> {
  if (path === "-") return readToEnd(process.stdin);
  // A pipe or a device has no length to look at first, and need not have an end.
  const found = await stat(path);
  const isEndless = !found.isFile() && !found.isDirectory();
  return isEndless ? readToEnd(createReadStream(path)) : readFile(path);
}

/** Everything that a stream gives, as long as it stays within bounds. */
async function readToEnd(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > MOST_BYTES) throw Object.assign(new Error("too long"), { code: TOO_LARGE });
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}

async function unfold(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  const atMost = Math.max(HARMLESS_BYTES, bytes.length * MOST_RATIO);
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: Math.min(MOST_BYTES, atMost) });
  } catch (cause) {
    const code = codeOf(cause);
    if (code === "Z_BUF_ERROR") throw new CtcError("file-truncated", { file }, { cause });
    const reason = code === "ERR_BUFFER_TOO_LARGE" ? "unfolds-too-large" : "damaged";
    throw new CtcError("file-unreadable", { file, reason }, { cause });
  }
}

const TOO_LARGE = "ERR_FS_FILE_TOO_LARGE";

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "folder",
  EACCES: "permission",
  EPERM: "permission",
  [TOO_LARGE]: "too-large",
};

function readError(file: string, cause: unknown): CtcError {
  const code = codeOf(cause);
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new CtcError("file-not-found", { file }, { cause });
  }
  return new CtcError("file-unreadable", { file, reason: REASONS[code] ?? "other" }, { cause });
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause ? String(cause.code) : "";
