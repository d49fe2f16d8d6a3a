import { beforeAll, describe, expect, it } from "vitest";
import type { Figure } from "../../src/vocabulary/figure.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const AREA = "Ryd";
const ITEM = "alcohol_lifetime";

/** The survey with one answer of one pupil of the area changed. */
function withOneAnswer(): MemoryFiles {
  const text = new TextDecoder().decode(LINKOPING[SURVEY] as Uint8Array);
  const lines = text.split("\n");
  const header = (lines[0] ?? "").split(",");
  const [area, item] = [header.indexOf("area"), header.indexOf(ITEM)];
  const at = lines.findIndex((line) => {
    const cells = line.split(",");
    return cells[area] === AREA && cells[item] === "1";
  });
  const cells = (lines[at] ?? "").split(",");
  cells[item] = "2";
  lines[at] = cells.join(",");
  return { ...LINKOPING, [SURVEY]: lines.join("\n") };
}

type Outputs = Readonly<Record<"md" | "csv" | "json", string>>;

async function profiles(files: MemoryFiles): Promise<Outputs> {
  const argv = ["profile", SURVEY, "--area", AREA, "--format", "md,csv,json", "--out", "out"];
  const { written } = await runCtc([...argv, "--quiet", "--lang", "en"], files);
  const read = (end: string): string => written[`out/ryd.${end}`] ?? "";
  return { md: read("md"), csv: read("csv"), json: read("json") };
}

/** Lines that `git diff` would show: line by line, for none is added and none goes. */
function changedLines(before: string, after: string): readonly (readonly [string, string])[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  expect(now).toHaveLength(old.length);
  return old.flatMap((line, at) => (line === now[at] ? [] : [[line, now[at] ?? ""] as const]));
}

let before: Outputs;
let after: Outputs;
/** Labels of the rows of which any number is another in the canonical file. */
let moved: ReadonlySet<string>;

beforeAll(async () => {
  before = await profiles(LINKOPING);
  after = await profiles(withOneAnswer());
  const rows = (json: string): readonly Figure[] => {
    const { factors, behaviours, cumulative } = JSON.parse(json);
    return [...factors, ...behaviours, ...cumulative];
  };
  const old = rows(before.json);
  moved = new Set(
    rows(after.json).flatMap((figure, at) =>
      JSON.stringify(figure) === JSON.stringify(old[at]) ? [] : [figure.label.en],
    ),
  );
}, 120_000);

describe("one answer more or less changes the lines of its figures alone", () => {
  it("in the canonical file: the figure itself, and adjusted p's that hang together with it", () => {
    expect(moved).toContain("Have ever drunk alcohol");
    const all = JSON.parse(after.json).measures.length;
    expect(moved.size).toBeLessThan(all);
  });

  it("in the CSV: a row for each of them, and no other", () => {
    const lines = changedLines(before.csv, after.csv);
    expect(lines.length).toBeGreaterThan(0);
    for (const [, line] of lines) {
      expect([...moved].some((label) => line.includes(label))).toBe(true);
    }
    expect(lines.length).toBeLessThanOrEqual(moved.size);
  });

  it("in the Markdown: their rows, and the fingerprint of the survey file", () => {
    const lines = changedLines(before.md, after.md);
    const hash = JSON.parse(after.json).survey.sha256.slice(0, 12);
    const others = lines.filter(([, line]) => !line.includes(hash));
    expect(lines).toHaveLength(others.length + 1);
    expect(others.length).toBeGreaterThan(0);
    for (const [old, line] of others) {
      expect(line).toMatch(/^\| /);
      const [label] = line.slice(2).split(" | ");
      expect(old.slice(2).split(" | ")[0]).toBe(label);
      expect(moved).toContain(label);
    }
  });
});

describe("the same survey gives the same bytes", () => {
  it("in every format", async () => {
    expect(await profiles(LINKOPING)).toEqual(before);
  });
});
