import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where a tool reads and writes. stdin may hold the survey, so the tools of the set-up get none. */
const STDIO = {
  ours: /** @type {const} */ ("inherit"),
  "to-stderr": /** @type {import("node:child_process").StdioOptions} */ (["ignore", 2, 2]),
};

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** The set-up cannot go on, and the user can do something about it. */
export class SetUpError extends Error {}

/** Somebody stopped a tool; this process ends the same way, after it has tidied up. */
class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(signal);
    this.signal = signal;
  }
}

/** @param {string} text one line, to stderr */
export function say(text) {
  process.stderr.write(`ctc: ${text}\n`);
}

/**
 * Runs a tool in the folder of the clone and waits for it; gives its exit code.
 * A signal sent to this process alone is passed on, so that no tool goes on working without us.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {keyof typeof STDIO} output
 * @returns {Promise<number>}
 */
export async function runTool(command, args, output) {
  const child = spawn(command, args, { cwd: ROOT, stdio: STDIO[output] });
  /** @type {NodeJS.Signals | undefined} */
  let received;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    received = signal;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, passOn);
  try {
    const [code, endedBy] = await once(child, "exit");
    if (received !== undefined) throw new Interrupted(received);
    return code ?? (endedBy === null ? 1 : 128);
  } finally {
    for (const signal of SIGNALS) process.off(signal, passOn);
  }
}

/**
 * The end of a set-up that failed.
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof Interrupted) {
    process.kill(process.pid, error.signal);
  } else if (error instanceof SetUpError) {
    say(error.message);
    process.exitCode = 2;
  } else {
    throw error;
  }
}
