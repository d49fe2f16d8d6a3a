import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { twoWaves } from "./commands/two-waves.ts";
import { type MemoryFiles, runCtc } from "./support/memory-io.ts";
import { ROOT } from "./support/repository.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const text = read("docs/priorities.md");
const EXAMPLES = "docs/examples/meeting";
const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = "", content = ""]) => ({ language, content }),
);
const commands = blocks.flatMap(({ language, content }) =>
  language === "sh" ? [content.trim()] : [],
);

/** The words of a command line; quoted words may hold blanks. What follows ">" is the shell's. */
const wordsOf = (line: string): string[] =>
  [...(line.split(" > ")[0] ?? "").matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, word]) => quoted ?? word ?? "",
  );

/**
 * The files of the page. Its surveys of 2024 and 2028 are the samples of 2022 and 2024: `evaluate`
 * reads the decision of 2022, and what is called 2028 is the later of the two.
 */
let files: MemoryFiles = {};
beforeAll(async () => {
  const waves = await twoWaves();
  const under = (from: string, to: string) =>
    Object.entries(waves).flatMap(([path, content]) =>
      path.startsWith(`${from}/`) ? [[path.replace(from, to), content] as const] : [],
    );
  files = Object.fromEntries([
    ...under("p2024", "profiles"),
    ...under("p2022", "profiles-2024"),
    ...under("p2024", "profiles-2028"),
    ["votes.csv", read(`${EXAMPLES}/votes.csv`)],
    ["decision.yaml", read(`${EXAMPLES}/decision.yaml`)],
    ["priorities.yaml", read(`${EXAMPLES}/priorities-2022.yaml`)],
  ]);
}, 60_000);

describe("docs/priorities.md", () => {
  it("shows the example files as they are", () => {
    const shown = (language: string) =>
      blocks.find((block) => block.language === language)?.content ?? "none";
    expect(shown("yaml")).toBe(read(`${EXAMPLES}/decision.yaml`));
    const votes = read(`${EXAMPLES}/votes.csv`).split("\n");
    for (const line of shown("csv").trimEnd().split("\n")) expect(votes).toContain(line);
  });

  it("has commands", () => expect(commands).toHaveLength(6));

  it.each(commands)("%s", async (line) => {
    const [, ...argv] = wordsOf(line);
    const { "priorities.yaml": priorities = "", ...others } = files;
    const own = argv[0] === "evaluate" ? { ...others, "priorities.yaml": priorities } : others;
    const { exitCode, out, err, written } = await runCtc(argv, own);
    expect(exitCode, err).toBe(0);
    expect((out + Object.values(written).join("")).length).toBeGreaterThan(500);
  });

  it("has a baseline of 2022 that is what the profile of 2022 says", async () => {
    const draft = read(`${EXAMPLES}/decision-2022.yaml`);
    const recorded = read(`${EXAMPLES}/priorities-2022.yaml`);
    expect(recorded.startsWith(draft)).toBe(true);
    const argv = ["prioritise", "decide", "profiles-2024/skäggetorp.json", "--from", "d.yaml"];
    const { out } = await runCtc([...argv, "--out", "-"], { ...files, "d.yaml": draft });
    const shares = (yaml: string) => yaml.match(/ value: [\d.]+, standardError: [\d.]+/g);
    expect(shares(recorded)).toHaveLength(3);
    expect(shares(recorded)).toEqual(shares(out));
  });
});
