import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of the repository. */
export const ROOT: string = resolve(import.meta.dirname, "../..");

/** What lies in the root and belongs to the repository: everything that .gitignore does not name. */
export function rootEntries(): string[] {
  const ignored = readFileSync(join(ROOT, ".gitignore"), "utf8").split("\n").filter(Boolean);
  const isIgnored = (name: string) => [".git", ...ignored].some((glob) => matchesGlob(name, glob));
  return readdirSync(ROOT).filter((name) => !isIgnored(name));
}

/** Enough of .gitignore's language for ours: a name with at most one star. */
function matchesGlob(name: string, glob: string): boolean {
  const [start = "", end] = glob.split("*");
  return end === undefined ? name === glob : name.startsWith(start) && name.endsWith(end);
}

/** Copies the repository, without anything installed or built, as a fresh clone has it. */
export function copyRepository(target: string): void {
  for (const name of rootEntries())
    cpSync(join(ROOT, name), join(target, name), { recursive: true });
}
