import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ROOT } from "./repository.ts";
import { runCommand } from "./run-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A command that says how it was called; stands in for src/. */
const COMMAND = `
const argv: readonly string[] = process.argv.slice(2);
process.stdout.on("error", () => process.exit(0));
if (argv[0] === "read") for await (const chunk of process.stdin) process.stdout.write(String(chunk));
else process.stdout.write(\`\${argv.join(" ")} in \${process.cwd()}\\n\`);
if (argv[0] === "much") for (let line = 0; line < 1e5; line += 1) process.stdout.write("line\\n");
process.exitCode = argv[0] === "fail" ? 3 : 0;
`;

/** Stands in for npm: notes that it was called, is as loud as npm, and puts the packages in place. */
const NPM = `
import { appendFileSync, cpSync, rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
appendFileSync("npm-calls", process.argv.slice(2).join(" ") + "\\n");
console.log("npm says this on stdout");
rmSync("node_modules", { recursive: true, force: true });
if (process.env.NPM_FAILS) process.exit(7);
await setTimeout(Number(process.env.NPM_TAKES ?? 0));
cpSync("packages", "node_modules", { recursive: true, verbatimSymlinks: true });
`;

/** What the set-up says. */
export const INSTALLING = "ctc: installing packages (once) …\n";
export const NPM_CHATTER = "npm says this on stdout\n";
export const BUILDING = "ctc: building …\n";

/** A clone in which nothing is installed, with stand-ins for the sources and for npm. */
export function makeClone(): string {
  const clone = temporaryFolder();
  for (const name of ["bin", "package.json", "package-lock.json", "tsconfig.json"]) {
    cpSync(join(ROOT, name), join(clone, name), { recursive: true });
  }
  mkdirSync(join(clone, "src", "shell"), { recursive: true });
  writeFileSync(join(clone, "src", "shell", "main.ts"), COMMAND);
  mkdirSync(join(clone, "packages"));
  for (const name of ["typescript", "@typescript", "@types", "undici-types"]) {
    symlinkSync(join(ROOT, "node_modules", name), join(clone, "packages", name));
  }
  cpSync(join(clone, "package-lock.json"), join(clone, "packages", ".package-lock.json"));
  writeFileSync(join(clone, "npm-cli.js"), NPM);
  return clone;
}

/** A clone whose packages are there, as after somebody's own `npm install`. */
export function makeInstalledClone(): string {
  const clone = makeClone();
  const [from, to] = [join(clone, "packages"), join(clone, "node_modules")];
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  return clone;
}

/** `npm start -- args` without npm around it, and with the stand-in for the npm that installs. */
export function startInClone(
  clone: string,
  args: readonly string[] = [],
  options: Partial<Parameters<typeof runCommand>[2]> = {},
): ReturnType<typeof runCommand> {
  const env = { npm_execpath: join(clone, "npm-cli.js"), ...options.env };
  const argv = [join(clone, "bin", "fresh-clone.js"), "start", ...args];
  return runCommand(process.execPath, argv, { cwd: clone, ...options, env });
}

/** The arguments of each call of the stand-in for npm. */
export function npmCalls(clone: string): string[] {
  const path = join(clone, "npm-calls");
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}

/** What an unfinished set-up would leave beside dist. */
export function leftovers(clone: string): string[] {
  return readdirSync(clone).filter((name) => name.startsWith("dist."));
}
