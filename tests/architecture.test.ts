import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { LAYERS, type Source, violations } from "./support/layer-rules.ts";
import { ROOT, rootEntries } from "./support/repository.ts";

const SRC = join(ROOT, "src");

const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({
    name: path.replaceAll(sep, "/"),
    text: readFileSync(join(SRC, path), "utf8"),
  }));

describe("the one-way rule", () => {
  it("sees the source files", () => expect(sources.length).toBeGreaterThan(50));

  it.each(sources)("$name", (source) => expect(violations(source)).toEqual([]));

  it.each(LAYERS)("%s says in a README what it is for", (layer) => {
    expect(existsSync(join(SRC, layer, "README.md"))).toBe(true);
  });

  it("src holds layers and the index, nothing else", () => {
    expect([...LAYERS, "index.ts"]).toEqual(expect.arrayContaining(readdirSync(SRC)));
  });
});

describe("the check of the rule", () => {
  const inFile = (name: string, text: string) => violations({ name, text });

  it.each([
    ["score/a.ts", 'import { x } from "../estimate/x.ts";', "score imports estimate"],
    ["score/deep/a.ts", 'export * from "../../render/x.ts";', "score imports render"],
    ["render/a.ts", 'import "../disclose/x.ts";', "render imports disclose"],
    ["audit/a.ts", 'import { x } from "../disclose/x.ts";', "audit imports disclose"],
    ["disclose/a.ts", 'import { x } from "../audit/x.ts";', "disclose imports audit"],
    [
      "statistics/a.ts",
      'import type { X } from "../vocabulary/x.ts";',
      "statistics imports vocabulary",
    ],
    ["commands/a.ts", 'const x = await import("../estimate/x.ts");', "commands imports estimate"],
    ["shell/a.ts", 'import { x } from "../pipeline/x.ts";', "shell imports pipeline"],
    [
      "vocabulary/a.ts",
      'import data from "../catalog/data/a.json" with { type: "json" };',
      "vocabulary imports catalog",
    ],
    ["helpers/a.ts", "", "helpers is no layer"],
    ["stray.ts", "", "stray.ts is no layer"],
    ["score/a.ts", 'import { readFileSync } from "node:fs";', "is not pure: machine"],
    ["score/a.ts", "process.exit(1);", "is not pure: process"],
    ["score/a.ts", 'console.log("x");', "is not pure: console"],
    ["score/a.ts", "globalThis.x = 1;", "is not pure: globalThis"],
    ["score/a.ts", "const now = Date.now();", "is not pure: clock"],
    ["score/a.ts", "const today = new Date();", "is not pure: clock"],
    ["score/a.ts", "new Date(0).getHours();", "is not pure: local time"],
    ["score/a.ts", "const x = Math.random();", "is not pure: chance"],
    ["score/a.ts", 'await fetch("x");', "is not pure: network"],
    ["score/a.ts", "const f = new Intl.NumberFormat();", "is not pure: locale"],
    ["score/a.ts", "(1.5).toLocaleString();", "is not pure: locale"],
    ["score/a.ts", "names.sort((a, b) => a.localeCompare(b));", "is not pure: locale"],
    [
      "score/a.ts",
      "const x = Math.cos(1);",
      "is not pure: digits that differ between versions of Node",
    ],
    ["profile/a.ts", "return row as Released<Figure>;", "releases figures outside disclose"],
    [
      "profile/a.ts",
      "return rows as readonly Released<Figure>[];",
      "releases figures outside disclose",
    ],
    ["report/a.ts", "return row as unknown as Row;", "could forge a released figure"],
  ])("in %s, `%s` is a violation", (name, text, violation) => {
    expect(inFile(name, text)).toEqual([violation]);
  });

  it.each([
    ["disclose/a.ts", "return row as Released<Figure>;"],
    ["shell/a.ts", 'import { argv } from "node:process"; process.exitCode = Date.now();'],
    ["score/a.ts", "// unlike Intl. and process.env, Math.random() is\n/* new Date() */"],
    ["score/a.ts", "interface processed { }\nconst day = new Date(0).getTime();"],
    ["estimate/a.ts", 'import { x } from "../statistics/x.ts"; import { y } from "./y.ts";'],
  ])("in %s, `%s` is none", (name, text) => {
    expect(inFile(name, text)).toEqual([]);
  });

  it("does not take an address in a string for a comment", () => {
    const text = 'const a = "https://x"; process.exit(1);';
    expect(inFile("score/a.ts", text)).toEqual(["is not pure: process"]);
  });
});

describe("the root", () => {
  it("holds what a newcomer should see first, and nothing else", () => {
    const folders = [".ci", "bin", "data-samples", "docs", "src", "tests"];
    const documents = ["CHANGELOG.md", "LICENSE", "README.md"];
    const settings = [
      ".gitattributes",
      ".gitignore",
      "biome.json",
      "tsconfig.json",
      "vitest.config.ts",
    ];
    const manifest = ["package.json", "package-lock.json"];
    const expected = [...folders, ...documents, ...settings, ...manifest];
    expect(rootEntries().sort()).toEqual(expected.sort());
  });
});
