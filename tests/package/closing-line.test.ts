import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { ROOT } from "../support/repository.ts";
import { runCommand } from "../support/run-command.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

vi.setConfig({ testTimeout: 60_000 });

const REPORTER = JSON.stringify(join(ROOT, "tests", "support", "closing-line-reporter.ts"));
const CONFIG = `
import { closingLineReporter } from ${REPORTER};
export default { test: { reporters: ["default", closingLineReporter()] } };
`;

/** Runs vitest on one file of tests and gives its exit code and the last lines it printed. */
async function runTests(body: string, ...args: string[]) {
  const folder = temporaryFolder();
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "vitest.config.ts"), CONFIG);
  const imports = 'import { beforeAll, describe, expect, it } from "vitest";\n';
  writeFileSync(join(folder, "a.test.ts"), imports + body);
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const command = [vitest, "run", "--cache=false", ...args];
  const { exitCode, out } = await runCommand(process.execPath, command, { cwd: folder });
  const lines = out.trimEnd().split("\n");
  return { exitCode, last: lines.at(-1), skips: lines.filter((line) => /^skipped: /.test(line)) };
}

const PASSES = 'it("passes", () => expect(1).toBe(1));\n';

it.each([
  ["a run that passes", PASSES, 0, "1 passed, 0 failed"],
  ["a failing test", `${PASSES}it("fails", () => expect(1).toBe(2));`, 1, "1 passed, 1 failed"],
  ["a file that does not load", `${PASSES}throw new Error("x");`, 1, "0 passed, 1 failed"],
  [
    "a hook that fails",
    `${PASSES}describe("d", () => { beforeAll(() => { throw new Error("x"); }); it("t", () => {}); });`,
    1,
    "1 passed, 1 failed, 1 skipped",
  ],
  [
    "an error outside every test",
    'it("t", async () => { setTimeout(() => { throw new Error("x"); }); await new Promise((done) => setTimeout(done, 50)); });',
    1,
    "1 passed, 1 failed",
  ],
])("counts %s", async (_what, body, exitCode, line) => {
  expect(await runTests(body)).toMatchObject({ exitCode, last: line });
});

it("names what was skipped, and why", async () => {
  const skips =
    'it.skip("later", () => {});\nit("net", (context) => context.skip("no network"));\n';
  expect(await runTests(PASSES + skips)).toEqual({
    exitCode: 0,
    last: "1 passed, 0 failed, 2 skipped",
    skips: ["skipped: a.test.ts: later", "skipped: a.test.ts: net (no network)"],
  });
});

it("does not list what a filter left out", async () => {
  const { last, skips } = await runTests(`${PASSES}it("other", () => {});`, "-t", "passes");
  expect({ last, skips }).toEqual({ last: "1 passed, 0 failed, 1 skipped", skips: [] });
});
