import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaFileName } from "../../src/commands/profile/file-names.ts";
import { nodeIo } from "../../src/shell/node-io.ts";
import { run } from "../../src/shell/run.ts";
import { SMALL_INSTRUMENT, SMALL_PROJECT, smallSurvey } from "../support/small-survey.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const nameOf = (area: string): string => areaFileName(area, sha256);

const HOSTILE = [
  "../../x",
  "..",
  ".",
  "/etc/passwd",
  "C:\\x",
  "a/b",
  "__proto__",
  "constructor",
  "con",
  "NUL",
  "com¹",
  "lpt1.txt",
  "index",
  "manifest",
  "municipality",
  "Ryd.",
  "Ryd...",
  "Ryd",
  "ryd-1a2b3c4d",
  "deadbeef",
  "å".repeat(300),
  "𐐀".repeat(300),
  `${"x".repeat(59)}𐐀y`,
  "👩‍🚀",
  "👩‍🚀👩‍🚀",
  "\u0301\u0302",
  "\u0303",
  "ſkola",
  "skola",
  "kırık",
  "kirik",
  "ﬁn",
  "fin",
  "straße",
  "strasse",
  "Åsa",
  "a\u0000b",
  "a\nb",
  "*?",
  "-rf",
  "~",
];

/** How file systems that ignore case, compatibility forms or accents' composition compare names. */
const asCompared = (name: string): string =>
  name.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD");

describe("areaFileName", () => {
  it("is one plain name, short enough, and no device", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 80 })),
        (area) => {
          const name = nameOf(area);
          expect(name).toMatch(/^[\p{L}\p{N}]+(-+[\p{L}\p{N}]+)*$/u);
          expect(name).not.toMatch(/\p{Cs}/u); // half a letter
          expect(Buffer.byteLength(`${name}.json.ctc-before`)).toBeLessThan(255);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d|index|manifest|municipality)$/i);
          expect(() => encodeURI(name)).not.toThrow();
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is another one for each area, however names are compared", () => {
    const names = HOSTILE.map(nameOf);
    expect(new Set(names.map(asCompared)).size).toBe(HOSTILE.length);
  });

  it("no area can take a name that another got digits for", () => {
    const altered = HOSTILE.map(nameOf).filter((name) => /(^|-)[0-9a-f]{8}$/.test(name));
    expect(altered.length).toBeGreaterThan(25);
    for (const name of altered) expect(nameOf(name)).not.toBe(name);
  });

  it.each([
    ["Skäggetorp", "skäggetorp"],
    ["Skäggetorp", "skäggetorp"],
    ["Norra Ryd", `norra-ryd-${sha256("norra ryd").slice(0, 8)}`],
    ["Ryd-1", "ryd-1"],
  ])("%s is %s", (area, name) => expect(nameOf(area)).toBe(name));
});

it("ctc profile writes each hostile area into its own file in the folder, and nowhere else", {
  timeout: 60_000,
}, async () => {
  const around = temporaryFolder();
  const folder = join(around, "a", "b");
  mkdirSync(folder, { recursive: true });
  // Dots alone are a blank in exports.
  const names = HOSTILE.filter((name) => !/^\.+$/.test(name));
  const areas = names.map((name) => ({ name, respondents: 11, counted: 5 }));
  writeFileSync(join(folder, "s.csv"), smallSurvey(areas).replaceAll("\0", ""));
  writeFileSync(join(folder, "instrument.json"), SMALL_INSTRUMENT);
  writeFileSync(join(folder, "ctc.yaml"), SMALL_PROJECT);
  const out = join(folder, "out", "profiles");
  const args = ["profile", join(folder, "s.csv"), "--all", "--quiet", "--out", out];
  const said: string[] = [];
  const code = await run(args, { ...nodeIo(), warn: (text) => void said.push(text) });
  expect([code, said.join("")]).toEqual([0, ""]);
  expect([readdirSync(around), readdirSync(join(around, "a"))]).toEqual([["a"], ["b"]]);
  expect(readdirSync(folder).sort()).toEqual(["ctc.yaml", "instrument.json", "out", "s.csv"]);
  const written = readdirSync(out).filter((name) => name.endsWith(".json"));
  const shown = written.filter((name) => !/^(index|manifest|municipality)\.json$/.test(name));
  const named = shown.map((name): string => {
    const profile = JSON.parse(readFileSync(join(out, name), "utf8")) as {
      readonly area: { readonly name: string };
    };
    return profile.area.name;
  });
  expect(new Set(named).size).toBe(shown.length);
  expect(shown).toHaveLength(names.length);
});
