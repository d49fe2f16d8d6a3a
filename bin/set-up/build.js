import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT, runTool, SetUpError, say } from "./tool.js";

const DIST = join(ROOT, "dist");
/** Beside dist, so that the source maps' relative paths hold after the move. */
const UNFINISHED = `${DIST}.unfinished`;
const REPLACED = `${DIST}.replaced`;
const STAMP = ".built";

/** Whether dist is absent, or was made from other sources, settings or packages. */
export function buildIsDue() {
  const stamp = join(DIST, STAMP);
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== hashOfSources();
}

/** Builds beside dist and moves the whole in place: an interrupted build leaves no half of one. */
export async function buildProject() {
  say("building …");
  const hash = hashOfSources();
  remove(UNFINISHED, REPLACED);
  const compiler = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const args = [compiler, "--project", ROOT, "--outDir", UNFINISHED];
  const exitCode = await runTool(process.execPath, args, "to-stderr");
  if (exitCode !== 0) throw new SetUpError(`the build failed (tsc ended with ${exitCode})`);
  writeFileSync(join(UNFINISHED, STAMP), hash);
  if (existsSync(DIST)) renameSync(DIST, REPLACED);
  renameSync(UNFINISHED, DIST);
  remove(REPLACED);
}

/** @param {readonly string[]} folders */
function remove(...folders) {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** SHA-256 over the names, lengths and bytes of all that the build depends on. */
function hashOfSources() {
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const settings = ["tsconfig.json", "package-lock.json"].map((name) => join(ROOT, name));
  const hash = createHash("sha256");
  for (const path of [...sources, ...settings].sort()) {
    const bytes = readFileSync(path);
    hash.update(`${relative(ROOT, path)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}
