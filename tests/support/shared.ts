import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = process.env.CTC_SHARED ?? resolve(import.meta.dirname, "../../../shared");

/**
 * A path in the collection of public survey files that is too large to be kept with the source:
 * the folder named by CTC_SHARED, else `shared` beside the repository. Null where there is none.
 */
export function sharedPath(...parts: string[]): string | null {
  const path = join(ROOT, ...parts);
  return existsSync(path) ? path : null;
}
