import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import {
  BUILDING,
  INSTALLING,
  leftovers,
  makeClone,
  makeInstalledClone,
  NPM_CHATTER,
  npmCalls,
  startInClone,
} from "../support/clone.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("in a fresh clone", () => {
  it("installs, builds and runs, and says so on stderr only", async () => {
    const clone = makeClone();
    expect(await startInClone(clone, ["profile", "a b.csv"])).toEqual({
      exitCode: 0,
      signal: null,
      out: `profile a b.csv in ${clone}\n`,
      err: `${INSTALLING}${NPM_CHATTER}${BUILDING}`,
    });
    expect(npmCalls(clone)).toEqual([expect.stringMatching(/^ci .*--include=dev/)]);
    expect(leftovers(clone)).toEqual([]);
  });

  it("has nothing to do the second time", async () => {
    const clone = makeClone();
    await startInClone(clone);
    const { out, err } = await startInClone(clone, ["again"]);
    expect({ out, err }).toEqual({ out: `again in ${clone}\n`, err: "" });
  });

  it("takes packages that a developer installed himself", async () => {
    const clone = makeInstalledClone();
    expect((await startInClone(clone)).err).toBe(BUILDING);
    expect(npmCalls(clone)).toEqual([]);
  });

  it("leaves stdin to the command", async () => {
    const { out } = await startInClone(makeClone(), ["read"], { input: "id,area\n" });
    expect(out).toBe("id,area\n");
  });
});

describe("builds again", () => {
  it.each([
    ["a source", "src/shell/main.ts", "// changed\n"],
    ["a source that is new", "src/new.ts", "export const one: number = 1;\n"],
    ["tsconfig.json", "tsconfig.json", "\n"],
    ["package-lock.json", "package-lock.json", "\n"],
  ])("when %s changes", async (_what, file, addition) => {
    const clone = makeInstalledClone();
    await startInClone(clone);
    appendFileSync(join(clone, file), addition);
    expect((await startInClone(clone)).err).toBe(BUILDING);
    expect((await startInClone(clone)).err).toBe("");
  });

  it("and drops what came from a source that is gone", async () => {
    const clone = makeInstalledClone();
    writeFileSync(join(clone, "src", "gone.ts"), "export const gone: number = 1;\n");
    await startInClone(clone);
    expect(existsSync(join(clone, "dist", "gone.js"))).toBe(true);
    rmSync(join(clone, "src", "gone.ts"));
    await startInClone(clone);
    expect(existsSync(join(clone, "dist", "gone.js"))).toBe(false);
  });

  it("after a plain tsc, whose dist says nothing of where it came from", async () => {
    const clone = makeInstalledClone();
    await startInClone(clone);
    rmSync(join(clone, "dist", ".built"));
    expect((await startInClone(clone)).err).toBe(BUILDING);
  });
});

describe("installs again", () => {
  const ZOD = /"node_modules\/zod": \{\s*"version": "/;
  it.each([
    ["another version of a package", (text: string) => text.replace(ZOD, "$&9")],
    [
      "a package more and one less",
      (text: string) => text.replace(ZOD, (zod) => zod.replace("zod", "doz")),
    ],
  ])("when the lockfile names %s", async (_what, change) => {
    const clone = makeClone();
    await startInClone(clone);
    const before = readFileSync(join(clone, "package-lock.json"), "utf8");
    expect(change(before)).not.toBe(before);
    for (const path of ["package-lock.json", "packages/.package-lock.json"]) {
      writeFileSync(join(clone, path), change(before));
    }
    expect((await startInClone(clone)).err).toBe(`${INSTALLING}${NPM_CHATTER}${BUILDING}`);
    expect((await startInClone(clone)).err).toBe("");
  });

  it("for another major version of Node or another machine", async () => {
    const clone = makeClone();
    await startInClone(clone);
    writeFileSync(join(clone, "node_modules", ".ctc-runtime"), "node 18 linux x64");
    expect((await startInClone(clone)).err).toBe(`${INSTALLING}${NPM_CHATTER}`);
    expect((await startInClone(clone)).err).toBe("");
  });

  it("after an installation that did not end", async () => {
    const clone = makeClone();
    await startInClone(clone);
    rmSync(join(clone, "node_modules", ".package-lock.json"));
    expect((await startInClone(clone)).err).toBe(`${INSTALLING}${NPM_CHATTER}`);
  });
});

describe("when something fails", () => {
  it("says that the packages could not be installed", async () => {
    const clone = makeClone();
    const { exitCode, out, err } = await startInClone(clone, [], { env: { NPM_FAILS: "1" } });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toMatch(/\nctc: the packages could not be installed \(npm ended with 7\); .*\n$/);
    expect(leftovers(clone)).toEqual([]);
  });

  it("keeps the dist it had when the sources do not compile, but does not run it", async () => {
    const clone = makeInstalledClone();
    await startInClone(clone);
    writeFileSync(join(clone, "src", "wrong.ts"), 'export const wrong: number = "text";\n');
    const { exitCode, out, err } = await startInClone(clone);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toMatch(/wrong\.ts.*TS2322[\s\S]*\nctc: the build failed \(tsc ended with \d\)\n$/);
    expect(existsSync(join(clone, "dist", "wrong.js"))).toBe(false);
    rmSync(join(clone, "src", "wrong.ts"));
    expect((await startInClone(clone)).err).toBe("");
  });

  it("passes a signal on to npm, ends by it and gives the lock back", async () => {
    const clone = makeClone();
    const { signal } = await startInClone(clone, [], {
      env: { NPM_TAKES: "60000" },
      onStart: (kill) =>
        vi.waitFor(() => expect(npmCalls(clone)).toHaveLength(1), 9000).then(() => kill("SIGTERM")),
    });
    expect(signal).toBe("SIGTERM");
    expect(leftovers(clone)).toEqual([]);
    expect((await startInClone(clone)).exitCode).toBe(0);
  });

  it("takes over from a set-up that was killed", async () => {
    const clone = makeClone();
    const { signal } = await startInClone(clone, [], {
      env: { NPM_TAKES: "500" },
      onStart: (kill) =>
        vi.waitFor(() => expect(npmCalls(clone)).toHaveLength(1), 9000).then(() => kill("SIGKILL")),
    });
    expect(signal).toBe("SIGKILL");
    expect(leftovers(clone)).toEqual(["dist.lock"]);
    await pause(1000); // the orphaned stand-in for npm ends
    expect((await startInClone(clone, ["then"])).out).toBe(`then in ${clone}\n`);
    expect(leftovers(clone)).toEqual([]);
  });
});

describe("two at once", () => {
  it("install and build once, and both run", async () => {
    const clone = makeClone();
    const env = { NPM_TAKES: "300" };
    const runs = await Promise.all(
      ["a", "b", "c"].map((name) => startInClone(clone, [name], { env })),
    );
    expect(runs.map(({ out }) => out)).toEqual(
      ["a", "b", "c"].map((name) => `${name} in ${clone}\n`),
    );
    const said = runs.map(({ err }) => err).sort();
    const waiting = "ctc: waiting for another set-up of this folder …\n";
    expect(said).toEqual([`${INSTALLING}${NPM_CHATTER}${BUILDING}`, waiting, waiting]);
    expect(npmCalls(clone)).toHaveLength(1);
    expect(leftovers(clone)).toEqual([]);
  });

  it("of many that find an abandoned lock, one takes it", async () => {
    const clone = makeClone();
    mkdirSync(join(clone, "dist.lock"));
    writeFileSync(join(clone, "dist.lock", "2147483646"), ""); // above every process id
    const runs = await Promise.all([1, 2, 3, 4].map(() => startInClone(clone)));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(npmCalls(clone)).toHaveLength(1);
  });
});
