import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** Is a path in a folder or below it, or the folder itself, links followed as far as there are any? */
export async function isInside(folder: string, path: string): Promise<boolean> {
  const way = relative(await realPlace(resolve(folder)), await realPlace(resolve(path)));
  return way !== ".." && !way.startsWith(`..${sep}`) && resolve(way) !== way;
}

/** Where something lies or would lie: the real path of what is there, and the rest of the name. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // Not there yet: what it would lie in may be a link.
    const above = dirname(path);
    return above === path ? path : join(await realPlace(above), basename(path));
  }
}
