import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

interface Options {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process once it runs, for tests that stop it. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

interface Outcome {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as a person would in a terminal of his own, and returns everything it did. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, input = "", env = {}, onStart }: Options,
): Promise<Outcome> {
  const child = spawn(command, args, { cwd, env: { ...plainEnvironment(), ...env } });
  onStart?.((signal) => child.kill(signal));
  child.stdin.on("error", () => {}); // a command that reads nothing closes its end
  child.stdin.end(input);
  const [out, err, [exitCode, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { exitCode, signal, out, err };
}

/** The environment without what npm and vitest put there for the process that runs the tests. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const added = /^(npm_(?!config_(registry|cache|userconfig)$)|INIT_CWD$|VITEST|NODE_ENV$)/;
  const kept = Object.entries(process.env).filter(([name]) => !added.test(name));
  return Object.fromEntries(kept);
}
