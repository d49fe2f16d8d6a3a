import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ROOT, say } from "./tool.js";

/** A folder with one file, whose name is the process id of the owner. */
const LOCK = join(ROOT, "dist.lock");
const OURS = `${LOCK}-${process.pid}`;
const PAUSE_MILLISECONDS = 100;

/**
 * Runs the work while no other set-up of this clone does; waits its turn.
 * @param {() => Promise<void>} work
 */
export async function underLock(work) {
  let told = false;
  while (!(takeFree() || takeAbandoned())) {
    if (!told) say("waiting for another set-up of this folder …");
    told = true;
    await pause(PAUSE_MILLISECONDS);
  }
  try {
    await work();
  } finally {
    renameSync(LOCK, OURS);
    rmSync(OURS, { recursive: true });
  }
}

/**
 * The folder is made beside its place with its owner inside, and then renamed. A rename onto a
 * folder that is not empty fails, so there is one owner, and never a lock without one.
 */
function takeFree() {
  mkdirSync(OURS, { recursive: true });
  writeFileSync(join(OURS, String(process.pid)), "");
  try {
    renameSync(OURS, LOCK);
    return true;
  } catch (error) {
    rmSync(OURS, { recursive: true });
    rethrowUnless(error, "ENOTEMPTY", "EEXIST", "EPERM");
    return false;
  }
}

/** A set-up that was killed leaves its lock behind; of those who find it, one renames the file. */
function takeAbandoned() {
  try {
    const owner = readdirSync(LOCK)[0] ?? "";
    if (isRunning(Number(owner))) return false;
    renameSync(join(LOCK, owner), join(LOCK, String(process.pid)));
    return true;
  } catch (error) {
    rethrowUnless(error, "ENOENT"); // just given back, or taken by another
    return false;
  }
}

/** @param {number} processId */
function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    rethrowUnless(error, "ESRCH", "EPERM");
    return codeOf(error) === "EPERM"; // somebody else's process
  }
}

/**
 * @param {unknown} error
 * @param {readonly string[]} codes
 */
function rethrowUnless(error, ...codes) {
  if (!codes.includes(codeOf(error))) throw error;
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
