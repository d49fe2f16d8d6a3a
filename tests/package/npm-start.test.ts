import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { MAIN_JOB } from "../support/built.ts";
import { makeInstalledClone } from "../support/clone.ts";
import { IMPATIENT_NPM, whyUnreachable } from "../support/registry.ts";
import { copyRepository, ROOT } from "../support/repository.ts";
import { runCommand } from "../support/run-command.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

vi.setConfig({ testTimeout: 240_000 });

describe("npm start", () => {
  const npmStart = (cwd: string, ...args: string[]) =>
    runCommand("npm", ["start", "--silent", ...args], { cwd });

  it("passes arguments and exit code through", async () => {
    const clone = makeInstalledClone();
    const { exitCode, out } = await npmStart(clone, "--", "fail", "--area", "a b");
    expect({ exitCode, out }).toEqual({ exitCode: 3, out: `fail --area a b in ${clone}\n` });
  });

  it("with nothing behind it shows the help", async () => {
    const clone = makeInstalledClone();
    expect((await npmStart(clone)).out).toBe(`--help in ${clone}\n`);
  });

  it("takes paths from the folder in which they were typed", async () => {
    const clone = makeInstalledClone();
    const [inside, outside] = [join(clone, "surveys"), temporaryFolder()];
    mkdirSync(inside);
    expect((await npmStart(inside, "--", "a")).out).toBe(`a in ${inside}\n`);
    expect((await npmStart(outside, "--prefix", clone, "--", "b")).out).toBe(`b in ${outside}\n`);
  });

  it("ends well when the reader has seen enough", async () => {
    const clone = makeInstalledClone();
    const script = "set -o pipefail; npm start --silent -- much | head -n 2";
    const { exitCode, out } = await runCommand("bash", ["-c", script], { cwd: clone });
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: `much in ${clone}\nline\n` });
  });
});

it("the first command of the README works in a fresh clone, and stdout holds the profile alone", async (context) => {
  const clone = temporaryFolder();
  copyRepository(clone);
  const run = (...args: string[]) =>
    runCommand("npm", ["start", "--silent", "--", ...args], { cwd: clone, env: IMPATIENT_NPM });
  const first = await run(...MAIN_JOB);
  const reason = first.exitCode === 0 ? undefined : whyUnreachable(first.err);
  if (reason !== undefined) context.skip(reason);
  expect(first.err).toMatch(/^ctc: installing packages \(once\) …\n[\s\S]*^ctc: building …$/m);
  expect(first.exitCode).toBe(0);
  expect(first.out).toMatch(/Skäggetorp/);
  const second = await run(...MAIN_JOB);
  expect(second.err).not.toMatch(/installing|building/);
  expect(second.out).toBe(first.out);
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect((await run("--version")).out).toBe(`${version}\n`);
});
