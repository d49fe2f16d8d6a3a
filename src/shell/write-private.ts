import { createHash } from "node:crypto";
import { lstat, open, realpath, rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { CtcError } from "../vocabulary/errors.ts";
import { unwritable } from "./write-whole.ts";

/** Ending of a file that is not finished yet. */
const PART = ".ctc-part";
/** Read and written by the owner, by nobody else. */
const OWNER_ONLY = 0o600;

/**
 * Writes one file, whole or not at all, that nobody but its owner can read at any moment, whatever
 * the umask and whatever stood there before. A pipe or device is no such file: it would be read by whoever
 * listens.
 *
 * @param content all of it, or piece by piece what may be longer than a string
 * @returns the SHA-256 of what was written
 * @throws CtcError `output-unwritable`
 */
export async function writePrivateFile(
  path: string,
  content: string | Iterable<string>,
): Promise<string> {
  // A text is a sequence of letters, too, and would be written letter by letter.
  const pieces = typeof content === "string" ? [content] : content;
  const place = await realpath(path).catch(() => path);
  const part = `${place}${PART}`;
  try {
    if (await isSpecial(place)) {
      throw new CtcError("output-unwritable", { path: basename(path), reason: "not-a-file" });
    }
    await rm(part, { force: true }); // what an earlier run left may be open to others
    const sha256 = await writePieces(part, pieces);
    await rename(part, place);
    return sha256;
  } catch (cause) {
    await rm(part, { force: true });
    throw unwritable(path, cause);
  }
}

async function isSpecial(place: string): Promise<boolean> {
  const found = await lstat(place).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
}

async function writePieces(place: string, pieces: Iterable<string>): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(place, "wx", OWNER_ONLY);
  try {
    for (const piece of pieces) {
      hash.update(piece);
      await file.writeFile(piece);
    }
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}
