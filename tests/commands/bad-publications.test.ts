import { beforeAll, describe, expect, it } from "vitest";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { LINKOPING } from "./linkoping.ts";
import { twoWaves } from "./two-waves.ts";

let published: MemoryFiles = {};
beforeAll(async () => {
  const two = await twoWaves();
  const kept = Object.entries(two).filter(([path]) =>
    /(ryd|skäggetorp|manifest)\.json$/.test(path),
  );
  published = Object.fromEntries(kept);
  for (const wave of ["p2022", "p2024"]) {
    const manifest = JSON.parse(String(published[`${wave}/manifest.json`]));
    const files = manifest.files.filter(({ path }: { path: string }) => /^(ryd|skägg)/.test(path));
    published = {
      ...published,
      [`${wave}/manifest.json`]: JSON.stringify({ ...manifest, files }),
    };
  }
}, 60_000);

const SURVEY = "data-samples/linkoping-2024.csv";
const HASHLESS = '{"schema":"ctc-manifest/1","files":[{"path":"ryd.json"}]}';

describe("a manifest that is damaged", () => {
  const cases: readonly [string, string, string][] = [
    ["is empty", "", "it is empty"],
    ["is cut off", '{"schema":"ctc-manifest/1","files":[', "it is cut off"],
    ["has lost its list", '{"schema":"ctc-manifest/1"}', "it was changed"],
    ["has lost a hash", HASHLESS, "it was changed"],
  ];
  for (const [name, text, words] of cases) {
    it(`stops every command that reads the folder: it ${name}`, async () => {
      const files = { ...LINKOPING, ...published, "p2022/manifest.json": text };
      for (const argv of [
        ["diff", "p2022", "p2024"],
        ["prioritise", "p2022", "--area", "Ryd"],
        ["profile", SURVEY, "--area", "Ryd", "--published", "p2022", "--lang", "en"],
      ]) {
        const { exitCode, out, err, written } = await runCtc([...argv, "--quiet"], files);
        expect([exitCode, out, Object.keys(written)]).toEqual([3, "", []]);
        expect(err).toMatch(/^ctc: manifest\.json is not as ctc profile wrote it: /);
        expect(err).toContain(words);
      }
    });
  }

  it("is no manifest of ours when it says nothing of the kind", async () => {
    const files = { ...published, "p2022/manifest.json": '{"files":[{"path":"gone.json"}]}' };
    expect((await runCtc(["diff", "p2022", "p2024", "--quiet"], files)).exitCode).toBe(0);
  });
});

describe("what an option cannot be", () => {
  const cases: readonly [readonly string[], string, string][] = [
    [["diff", "p2022", "p2024", "--alpha", "2"], "such as 0.05", "till exempel 0,05"],
    [
      ["diff", "p2022", "p2024", "--fail-on", "worse", "--minimum-change", "-1"],
      "from 0 to 100",
      "från 0 till 100",
    ],
    [
      ["diff", "p2022", "p2024", "--minimum-change", "5"],
      "Add --fail-on, or leave --minimum-change out",
      "Lägg till --fail-on",
    ],
    [["profile", SURVEY, "--area", "Ryd", "--minimum", "0"], "at least 1", "minst 1"],
    [["profile", SURVEY, "--area", "Ryd", "--by", ""], "grade*gender", "grade*gender"],
    [["profile", SURVEY, "--area", "Ryd", "--by", " , "], "grade*gender", "grade*gender"],
  ];
  for (const [argv, english, swedish] of cases) {
    it(`is told with what it can be, and nothing else: ${argv.join(" ")}`, async () => {
      for (const [lang, words] of Object.entries({ en: english, sv: swedish })) {
        const files = { ...LINKOPING, ...published };
        const { exitCode, out, err } = await runCtc([...argv, "--lang", lang, "--quiet"], files);
        expect([exitCode, out]).toEqual([2, ""]);
        expect(err).toContain(words);
        expect(err).not.toContain("--multiplier");
      }
    });
  }
});

describe("the day of a decision", () => {
  it.each([
    ["2024-02-29", 0],
    ["2024-02-30", 2],
    ["2023-02-29", 2],
    ["2024-04-31", 2],
    ["2024-13-01", 2],
    ["1900-02-29", 2],
    ["2000-02-29", 0],
  ])("is one that there is: %s", async (date, code) => {
    const argv = ["prioritise", "decide", "p2022/ryd.json", "--date", date, "--out", "-"];
    const chosen = ["--participants", "skola=1", "--factor", "school_rewards=x"];
    const { exitCode } = await runCtc([...argv, ...chosen, "--quiet"], published);
    expect(exitCode).toBe(code);
  });
});
