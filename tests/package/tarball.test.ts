import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ensureBuilt, MAIN_JOB } from "../support/built.ts";
import { IMPATIENT_NPM, whyUnreachable } from "../support/registry.ts";
import { ROOT } from "../support/repository.ts";
import { runCommand } from "../support/run-command.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

beforeAll(ensureBuilt);

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** What `npm publish` would send, as a tarball in the folder. */
async function pack(folder: string): Promise<Packed> {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const { out } = await runCommand("npm", args, { cwd: ROOT });
  const [packed]: [Packed] = JSON.parse(out);
  return packed;
}

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

describe("the packed tarball", () => {
  it("holds what is needed to run, and nothing else", async () => {
    const paths = (await pack(temporaryFolder())).files.map(({ path }) => path);
    const outside = paths.filter((path) => !path.startsWith("dist/")).sort();
    expect(outside).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "bin/ctc.js", "package.json"]);
    expect(paths.filter((path) => !/\.(js|d\.ts|json)$/.test(path))).toEqual([
      ...["CHANGELOG.md", "LICENSE", "README.md"],
    ]);
  });

  it("holds every source, compiled, and every table of data", async () => {
    const paths = (await pack(temporaryFolder())).files.map(({ path }) => path);
    const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
    const wanted = sources
      .filter((name) => /\.(ts|json)$/.test(name))
      .map((name) => `dist/${name.replaceAll("\\", "/").replace(/\.ts$/, ".js")}`);
    expect(wanted.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it("installs in an empty folder and runs as ctc", async (context) => {
    const folder = temporaryFolder();
    const { filename } = await pack(folder);
    const flags = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"];
    const npm = ["install", ...flags, join(folder, filename)];
    const installed = await runCommand("npm", npm, { cwd: folder, env: IMPATIENT_NPM });
    const reason = installed.exitCode === 0 ? undefined : whyUnreachable(installed.err);
    if (reason !== undefined) context.skip(reason);
    expect(installed.exitCode).toBe(0);

    const packages = readdirSync(join(folder, "node_modules")).filter((name) => !/^\./.test(name));
    expect(packages.sort()).toEqual([manifest.name, ...Object.keys(manifest.dependencies)].sort());

    const command = join(folder, "node_modules", ".bin", "ctc");
    const ctc = (...args: string[]) => runCommand(command, args, { cwd: ROOT });
    expect((await ctc("--version")).out).toBe(`${manifest.version}\n`);
    expect((await ctc("--help")).out).toMatch(/^ctc profile|profile/m);
    const ours = await runCommand(process.execPath, ["bin/ctc.js", ...MAIN_JOB], { cwd: ROOT });
    expect(ours.out).toMatch(/Skäggetorp/);
    expect(await ctc(...MAIN_JOB)).toEqual(ours);
  });
});
