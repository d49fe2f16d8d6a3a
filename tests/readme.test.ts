import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "./support/built.ts";
import { ROOT } from "./support/repository.ts";
import { runCommand } from "./support/run-command.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const DOCUMENTS = [
  "README.md",
  "docs/examples/yrbs-district/README.md",
  "docs/examples/yrbs-national/README.md",
  "data-samples/README.md",
];
const texts = DOCUMENTS.map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

/** The lines of the code blocks of one kind; a fence closes what the last one opened. */
function blockLines(text: string, languages: readonly string[]): string[] {
  let open: string | null = null;
  return text.split("\n").filter((line) => {
    const [, language] = /^```(\w*)$/.exec(line) ?? [];
    if (language === undefined) return open !== null && languages.includes(open);
    open = open === null ? language : null;
    return false;
  });
}

/** Every command of every document. */
const commands = texts.flatMap(({ path, text }) =>
  blockLines(text, ["sh", ""])
    .filter((line) => /^(npm|ctc) /.test(line))
    .map((line) => ({ path, line })),
);

/** The words of a command line; quoted words may hold blanks. What follows ">" is the shell's. */
function wordsOf(line: string): string[] {
  const [command = ""] = line.split(" > ");
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "");
}

/** A folder as `ctc profile --all` leaves it. */
async function publish(folder: string, wave = "2024", name = "profiles"): Promise<string> {
  const survey = ["profile", `data-samples/linkoping-${wave}.csv`, "--all"];
  const args = [...survey, "--out", join(folder, name)];
  await runCommand(process.execPath, [join(ROOT, "bin/ctc.js"), ...args], { cwd: ROOT });
  return join(folder, name);
}

/** Some commands read what another command of the document wrote. */
async function publishWhatIsRead(args: string[], folder: string): Promise<void> {
  if (args[0] === "audit") args[1] = await publish(folder);
  // A diff, of two of them.
  if (args[0] === "diff")
    args.splice(1, 2, await publish(folder, "2022", "before"), await publish(folder));
  // A second publication.
  const earlier = args.indexOf("--published");
  if (earlier !== -1) args[earlier + 1] = await publish(folder);
  // A meeting.
  const published = args.findIndex((word) => word.startsWith("profiles/"));
  if (published !== -1)
    args[published] = join(await publish(folder), basename(args[published] ?? ""));
}

/** A folder with its manifest, or one file with something in it. */
function expectWritten(path: string): void {
  if (statSync(path).isFile()) expect(statSync(path).size).toBeGreaterThan(500);
  else expect(readdirSync(path)).toContain("manifest.json");
}

describe("every command of the documents works as it stands", () => {
  beforeAll(ensureBuilt, 120_000);

  it("finds the commands", () => {
    expect(commands.length).toBeGreaterThanOrEqual(9);
    for (const { line } of commands) expect(line).toMatch(/^npm (test|start (--silent )?-- )/);
  });

  const starts = commands.filter(({ line }) => line.startsWith("npm start"));
  it.each(starts)("$path: $line", { timeout: 60_000 }, async ({ line }) => {
    const folder = temporaryFolder();
    const words = wordsOf(line);
    const args = words.slice(words.indexOf("--") + 1);
    const out = args[args.indexOf("--out") + 1] === "-" ? -1 : args.indexOf("--out");
    if (out !== -1) args[out + 1] = join(folder, "out");
    await publishWhatIsRead(args, folder);
    const run = await runCommand(process.execPath, [join(ROOT, "bin/ctc.js"), ...args], {
      cwd: ROOT,
    });
    expect(run.exitCode, run.err).toBe(0);
    if (out === -1) expect(run.out.length).toBeGreaterThan(500);
    else expectWritten(join(folder, "out"));
  });
});

describe("what the README shows is what the command prints", () => {
  it("in the excerpt of Skäggetorp's profile", () => {
    const excerpt = blockLines(texts[0]?.text ?? "", ["markdown"]);
    const profile = readFileSync(join(ROOT, "tests/golden/skaggetorp-2024.sv.md"), "utf8");
    const lines = excerpt.filter((line) => line !== "");
    expect(lines).toHaveLength(4);
    let from = 0;
    for (const line of lines) {
      const at = profile.indexOf(`${line}\n`, from);
      expect(at, line).toBeGreaterThanOrEqual(0);
      from = at;
    }
  });
});
