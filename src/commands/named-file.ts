import { CtcError, type ErrorCode } from "../vocabulary/errors.ts";
import type { Io } from "./io.ts";

/** What a project file may be called, the first that is there counts. */
export const PROJECT_FILES: readonly string[] = ["ctc.yaml", "ctc.yml", "ctc.json"];

/** A name that can only be a path. */
export const isFileName = (name: string): boolean => /[./\\]/.test(name);

/** What a survey that cannot be read is called, and a side file in the same state. */
const OF_SIDE_FILE: Readonly<Partial<Record<ErrorCode, ErrorCode>>> = {
  "file-not-found": "side-file-not-found",
  "file-unreadable": "side-file-unreadable",
  "file-truncated": "side-file-unreadable",
  "encoding-invalid": "side-file-encoding",
};

/**
 * A file that somebody named is part of the request: where it cannot be read, the request is wrong.
 *
 * @throws CtcError `side-file-not-found`, `side-file-unreadable`, `side-file-encoding`
 */
export async function readNamed(path: string, io: Io): Promise<string> {
  try {
    return await io.readText(path);
  } catch (cause) {
    const code = cause instanceof CtcError ? OF_SIDE_FILE[cause.code] : undefined;
    if (!(cause instanceof CtcError) || code === undefined) throw cause;
    throw new CtcError(
      code,
      { reason: "damaged", ...cause.facts, file: io.baseName(path) },
      { cause },
    );
  }
}
