import { mkdtempSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isInside } from "../../src/shell/is-inside.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const LOG = "private/log.csv";
const profile = (...options: readonly string[]) =>
  runCtc(["profile", SURVEY, ...options], LINKOPING);
const logged = (...options: readonly string[]) => profile(...options, "--disclosure-log", LOG);
const cellsOf = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

describe("--disclosure-log", () => {
  it("tells of every withheld row which rule hit, in a file for its owner alone", async () => {
    const { exitCode, written, ownersOnly, err } = await logged("--all", "--out", "out");
    expect([exitCode, ownersOnly]).toEqual([0, [LOG]]);
    expect(err).toContain("log.csv visar vilken regel som dolde vad");
    expect(String(written["out/manifest.json"])).not.toContain("log.csv");
    const text = String(written[LOG]);
    expect(text.split("\n", 1)).toEqual([
      "wave,area,area_id,grade,gender,measure,treatment,order,rule,reason,policy",
    ]);
    const hidden = new Set(
      cellsOf(text)
        .filter(
          ([, , , grade, gender, , treatment]) => !grade && !gender && treatment === "withheld",
        )
        .map(([, area, , , , measure]) => `${area}/${measure}`),
    );
    const withheld = Object.keys(written)
      .filter((path) => /^out\/(?!index|manifest).*\.json$/.test(path))
      .flatMap((path) => {
        const { area, factors, behaviours, cumulative }: Profile = JSON.parse(
          String(written[path]),
        );
        return [...factors, ...behaviours, ...cumulative]
          .filter(({ status }) => status === "withheld")
          .map(({ measure }) => `${area.name ?? ""}/${measure}`);
      });
    expect(withheld.length).toBeGreaterThan(100);
    expect(withheld.filter((key) => !hidden.has(key))).toEqual([]);
    expect([...hidden].filter((key) => !withheld.includes(key) && !key.endsWith("/"))).toEqual([]);
  }, 30_000);

  it("names primary and secondary rules, and no number of any cell", async () => {
    const { written } = await logged("--area", "Skäggetorp");
    const rows = cellsOf(String(written[LOG]));
    const rules = new Map(rows.map((cells) => [cells[8], cells[7]]));
    expect(rules.get("numerator")).toBe("primary");
    expect(rules.get("area-size")).toBe("primary");
    expect(rules.get("hidden-left-out")).toBe("secondary");
    expect(rules.get("coverage")).toBe("secondary");
    const free = rows.flatMap((cells) => cells.slice(6)).join(" ");
    expect(free).not.toMatch(/\d/);
  }, 30_000);

  it("is the same whatever is printed", async () => {
    const one = await logged("--area", "Ryd", "--quiet");
    const all = await logged("--all", "--out", "out", "--quiet");
    expect([one.err, one.written[LOG]]).toEqual(["", all.written[LOG]]);
    expect((await profile("--area", "Ryd")).out).toBe(one.out);
  }, 30_000);

  it("is in the language of the result, and empty under the policy open", async () => {
    const english = await logged("--area", "Ryd", "--lang", "en");
    expect(String(english.written[LOG])).toContain(
      "fewer persons counted than the policy asks for",
    );
    const open = await logged("--area", "Ryd", "--policy", "open");
    expect(cellsOf(String(open.written[LOG]))).toEqual([[""]].slice(1));
  }, 30_000);

  it.each([
    [["--all", "--out", "out"], "out/log.csv", "utmappen"],
    [["--all", "--out", "out"], "out/deeper/log.csv", "utmappen"],
    [["--all", "--out", "out"], "out", "utmappen"],
    [["--area", "Ryd", "--out", "ryd.md"], "ryd.md", "själva resultatet"],
    [["--area", "Ryd"], "-", "standard ut"],
    [["--area", "Ryd"], "/dev/stdout", "standard ut"],
    [["--area", "Ryd"], "", "inget filnamn"],
  ])("%j: never as %j", async (options, path, words) => {
    const { exitCode, err, out, written } = await profile(...options, "--disclosure-log", path);
    expect([exitCode, out, written]).toEqual([2, "", {}]);
    expect(err).toContain(words);
  });

  it("never replaces a file that is read, and writes nothing on a dry run", async () => {
    const input = await profile("--area", "Ryd", "--disclosure-log", "data-samples/ctc.yaml");
    expect([input.exitCode, input.written]).toEqual([2, {}]);
    const dry = await logged("--all", "--out", "out", "--dry-run");
    expect([dry.exitCode, dry.written]).toEqual([0, {}]);
  }, 30_000);
});

describe("a place that is a link into the folder", () => {
  it("is inside it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ctc-inside-"));
    symlinkSync(folder, `${folder}-link`);
    expect(statSync(`${folder}-link`).isDirectory()).toBe(true);
    expect(await isInside(folder, join(`${folder}-link`, "log.csv"))).toBe(true);
    expect(await isInside(join(`${folder}-link`, "new"), join(folder, "new", "log.csv"))).toBe(
      true,
    );
    expect(await isInside(folder, `${folder}-other`)).toBe(false);
    expect(await isInside(folder, folder)).toBe(true);
    expect(await isInside(folder, join(folder, "..log.csv"))).toBe(true);
  });
});
