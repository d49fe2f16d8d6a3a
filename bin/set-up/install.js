import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runTool, SetUpError, say } from "./tool.js";

/**
 * @typedef {{ version?: string, optional?: boolean }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lockfile
 */

const WANTED = join(ROOT, "package-lock.json");
/** npm writes this last of all: it says what lies in node_modules, and is absent after a broken install. */
const PRESENT = join(ROOT, "node_modules", ".package-lock.json");
/** For which Node and machine we installed; absent where a developer installed by hand. */
const RUNTIME_STAMP = join(ROOT, "node_modules", ".ctc-runtime");
const RUNTIME = `node ${process.versions.node.split(".")[0]} ${process.platform} ${process.arch}`;

/** Whether the packages are absent, or come from another lockfile, Node or machine. */
export function installIsDue() {
  if (!existsSync(PRESENT)) return true;
  if (existsSync(RUNTIME_STAMP) && readFileSync(RUNTIME_STAMP, "utf8") !== RUNTIME) return true;
  return !areAlike(readLockfile(WANTED), readLockfile(PRESENT));
}

/** Installs exactly what package-lock.json names; no code of a package runs while it is installed. */
export async function installPackages() {
  say("installing packages (once) …");
  const flags = ["--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"];
  // said aloud: `npm start --silent` would otherwise silence the errors of this npm too
  const args = ["ci", ...flags, "--loglevel=error"];
  const exitCode = await runNpm(args);
  if (exitCode !== 0) {
    throw new SetUpError(
      `the packages could not be installed (npm ended with ${exitCode}); can the npm registry be reached?`,
    );
  }
  writeFileSync(RUNTIME_STAMP, RUNTIME);
}

/** @param {readonly string[]} args */
function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith("npm-cli.js")) return runTool(process.execPath, [npm, ...args], "to-stderr");
  return runTool("npm", args, "to-stderr");
}

/**
 * @param {string} path
 * @returns {Record<string, Entry>}
 */
function readLockfile(path) {
  /** @type {Lockfile} */
  const { packages } = JSON.parse(readFileSync(path, "utf8"));
  const { "": _root, ...dependencies } = packages;
  return dependencies;
}

/**
 * Every package has the version wanted; optional ones (binaries for other machines) may be absent.
 * @param {Record<string, Entry>} wanted
 * @param {Record<string, Entry>} present
 */
function areAlike(wanted, present) {
  const isMet = Object.entries(wanted).every(([path, { version, optional = false }]) => {
    const found = present[path];
    return found === undefined ? optional : found.version === version;
  });
  return isMet && Object.keys(present).every((path) => path in wanted);
}
