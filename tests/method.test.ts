import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./support/repository.ts";

const method = readFileSync(join(ROOT, "docs/method.md"), "utf8");
const oracles = readdirSync(join(ROOT, "tests/oracles"));
const scripts = oracles.filter((name) => name.endsWith(".R")).sort();

describe("docs/method.md", () => {
  it("names every script of tests/oracles, and none that is not there", () => {
    const named = [...method.matchAll(/`(?:tests\/oracles\/)?([\w-]+\.R)`/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(named)].sort()).toEqual(scripts);
  });

  it.each(scripts)("rests on a script whose output is beside it: %s", (script) => {
    const name = script.replace(/\.R$/, "");
    const outputs = oracles.filter((file) => /\.(json|csv)$/.test(file) && file.startsWith(name));
    expect(outputs).not.toEqual([]);
  });

  it("has a heading for every link within it", () => {
    const slugs = [...method.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    );
    const links = [...method.matchAll(/\]\(#([^)]+)\)/g)].map(([, slug]) => slug);
    expect(links.filter((slug) => slug === undefined || !slugs.includes(slug))).toEqual([]);
    expect(links.length).toBeGreaterThan(5);
  });

  it("lists in alphabetical order, under References, every work that its tables name", () => {
    const [text = "", references = ""] = method.split("\n## References\n");
    const lines = references.split("\n").filter((line) => line.startsWith("- "));
    const byName = lines.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    expect(byName).toEqual(lines);
    const cited = [
      ...text.matchAll(/([A-Z]\p{L}+(?:,| &| et al\.)? ?[\p{L} &,.]*?) \((\d{4})\)/gu),
    ];
    const missing = cited
      .map(([, who = "", year = ""]) => ({ first: who.split(/[ ,]/)[0] ?? "", year }))
      .filter(
        ({ first, year }) => !(references.includes(first) && references.includes(`(${year})`)),
      );
    expect(missing).toEqual([]);
  });
});
