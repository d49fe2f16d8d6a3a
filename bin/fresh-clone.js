#!/usr/bin/env node
/**
 * What `npm start` and `npm test` do, so that both work in a clone where nothing is installed.
 *
 *   node bin/fresh-clone.js setup           install and build what is missing or out of date
 *   node bin/fresh-clone.js start [args]    the same, then run `ctc args` in this process
 *   node bin/fresh-clone.js test [args]     the same, then run `vitest run args`
 *
 * stdout belongs to the command: what is said here, and all that npm and tsc print, goes to stderr.
 * The published package does not hold this file; there, the command is bin/ctc.js.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIsDue, buildProject } from "./set-up/build.js";
import { installIsDue, installPackages } from "./set-up/install.js";
import { underLock } from "./set-up/lock.js";
import { explain, ROOT, runTool, SetUpError } from "./set-up/tool.js";

/** Takes the lock only when there is something to do. */
async function setUp() {
  if (!installIsDue() && !buildIsDue()) return;
  await underLock(async () => {
    // asked again: whoever held the lock before may have done it
    if (installIsDue()) await installPackages();
    if (buildIsDue()) await buildProject();
  });
}

/**
 * Runs the built command in this process: one start of Node less, and exit codes, signals and
 * closed pipes are the command's own.
 * @param {string[]} args
 */
async function start(args) {
  const typedIn = process.env.INIT_CWD;
  // npm runs scripts in the package's root; the user's paths are relative to where he typed them
  const calledByNpm = process.env.npm_lifecycle_event === "start" && process.cwd() === ROOT;
  if (calledByNpm && typedIn !== undefined) process.chdir(typedIn);
  const command = join(ROOT, "bin", "ctc.js");
  process.argv = [process.execPath, command, ...(args.length === 0 ? ["--help"] : args)];
  await import(pathToFileURL(command).href);
}

/** @param {string[]} args */
async function test(args) {
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  process.exitCode = await runTool(process.execPath, [vitest, "run", ...args], "ours");
}

/** @param {readonly string[]} argv */
async function main([verb = "", ...args]) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetUpError(`needs Node 20.19 or newer; this is ${process.versions.node}`);
  }
  await setUp();
  if (verb === "start") await start(args);
  if (verb === "test") await test(args);
}

await main(process.argv.slice(2)).catch(explain);
