import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { CtcError } from "../vocabulary/errors.ts";

/**
 * The file itself, or all files in a folder and below it, by name; none that begin with a dot.
 *
 * @throws CtcError `file-not-found`
 */
export async function listFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new CtcError("file-not-found", { file: basename(path), reason: "no-stdin" }, { cause });
  });
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
  const below = await Promise.all(names.map((name) => listFiles(join(path, name))));
  return below.flat();
}
