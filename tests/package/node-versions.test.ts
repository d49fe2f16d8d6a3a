import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import { NODE_MAJORS, nodeBinary } from "../nodes/node-binary.ts";
import { ensureBuilt, MAIN_JOB } from "../support/built.ts";
import { ROOT } from "../support/repository.ts";
import { runCommand } from "../support/run-command.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

beforeAll(ensureBuilt);

const [PROFILE, SURVEY] = MAIN_JOB;
const COMMANDS: readonly { readonly args: readonly string[]; readonly exitCode: number }[] = [
  { args: ["--version"], exitCode: 0 },
  { args: ["--help"], exitCode: 0 },
  { args: MAIN_JOB, exitCode: 0 },
  { args: [...MAIN_JOB, "--format", "csv", "--lang", "en"], exitCode: 0 },
  { args: [...MAIN_JOB, "--format", "json"], exitCode: 0 },
  { args: [PROFILE, SURVEY, "--area", "Skagetorp"], exitCode: 2 },
];

/** Runs ctc under a Node, in the root of the repository. */
function ctc(node: string, args: readonly string[]) {
  return runCommand(node, [join(ROOT, "bin", "ctc.js"), ...args], { cwd: ROOT });
}

/** Name and bytes of every file that a profile of all areas consists of. */
async function profileAll(node: string): Promise<Record<string, string>> {
  const folder = temporaryFolder();
  const { exitCode } = await ctc(node, [PROFILE, SURVEY, "--all", "--out", folder]);
  expect(exitCode).toBe(0);
  const names = readdirSync(folder).sort();
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(folder, name), "latin1")]),
  );
}

for (const major of NODE_MAJORS) {
  it(`Node ${major} gives the same bytes as the Node of the tests`, async (context) => {
    const other = nodeBinary(major);
    if (other === undefined) return context.skip("not in .nodes; `npm run nodes` installs it");
    const version = await runCommand(other, ["--version"], { cwd: ROOT });
    expect(version.out).toMatch(RegExp(`^v${major}\\.`));

    for (const { args, exitCode } of COMMANDS) {
      const expected = await ctc(process.execPath, args);
      expect(expected.exitCode).toBe(exitCode);
      expect(await ctc(other, args)).toEqual(expected);
    }
    const [expected, files] = [await profileAll(process.execPath), await profileAll(other)];
    expect(Object.keys(files)).toEqual(Object.keys(expected));
    expect(Object.keys(files)).toContain("index.csv");
    expect(Object.keys(files).filter((name) => files[name] !== expected[name])).toEqual([]);
  });
}
