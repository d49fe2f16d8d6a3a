import { beforeAll, describe, expect, it } from "vitest";
import { bannedIn } from "../support/banned-words.ts";
import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const OLD = "data-samples/linkoping-2022.csv";
let files: MemoryFiles = {};

/** The profiles of both surveys, as `ctc profile --all` writes them. */
beforeAll(async () => {
  const surveys = { ...LINKOPING, ...repositoryFiles(OLD) };
  const [before, after] = await Promise.all([
    runCtc(["profile", OLD, "--all", "--out", "p22", "--quiet"], surveys),
    runCtc(["profile", SURVEY, "--all", "--out", "p24", "--quiet"], surveys),
  ]);
  files = { ...before.written, ...after.written };
}, 120_000);

const diff = (...argv: readonly string[]) => runCtc(["diff", ...argv], files);

/** The files with one figure of a profile changed, and no manifest that would tell. */
function corrected(change: (profile: { factors: Record<string, unknown>[] }) => void): MemoryFiles {
  const profile = JSON.parse(String(files["p24/ryd.json"]));
  change(profile);
  return { ...files, "new.json": JSON.stringify(profile) };
}

describe("ctc diff", () => {
  it("prints one area as Markdown, in Swedish with its own numbers", async () => {
    const { exitCode, out, err } = await diff("p22/ryd.json", "p24/ryd.json", "--lang", "sv");
    expect(err).toBe("");
    expect(exitCode).toBe(0);
    expect(out).toContain("# Förändring i Ryd, 2022 till 2024\n");
    expect(out).toContain(
      "| Mått | 2022, % | 2024, % | Förändring, procentenheter | Intervall (95 %) | Bedömning | Jämförbarhet |",
    );
    expect(out).toContain("De två mätningarna räknas som oberoende av varandra");
    expect(out).toContain("ctc trend");
    expect(out).toContain("**Påhittade siffror.**");
    expect(out).not.toMatch(/\{\w+\}|signifikant|konfidensintervall|prevalens|effekt/);
  });

  it("compares two folders, every area in one document", async () => {
    const { exitCode, out } = await diff("p22", "p24");
    expect(exitCode).toBe(0);
    const areas = [...out.matchAll(/^## (.+)$/gm)].map(([, name]) => name);
    expect(areas.slice(0, 3)).toEqual(["Linköping", "Berga", "Ekkällan"]);
    expect(areas).toHaveLength(15); // 13 areas, the municipality, how to read it
  });

  it("writes the same figures as JSON and CSV", async () => {
    const json = JSON.parse((await diff("p22/ryd.json", "p24/ryd.json", "--json")).out);
    expect(json).toMatchObject({ schema: "ctc-diff/1", independent: true, alpha: 0.05 });
    const csv = (await diff("p22/ryd.json", "p24/ryd.json", "--format", "csv")).out;
    const [header = "", ...rows] = csv.trimEnd().split("\n");
    expect(rows).toHaveLength(json.areas[0].rows.length);
    const at = header.split(",").indexOf("p_adjusted");
    const told = rows.map((row) => row.replace(/"[^"]*"/g, "").split(",")[at]);
    expect(told).toEqual(
      json.areas[0].rows.map(({ change }: { change: { pAdjusted: number } | null }) =>
        change === null ? "" : String(Number(change.pAdjusted.toPrecision(6))),
      ),
    );
  });

  for (const lang of ["sv", "en"]) {
    it(`fits a terminal of 80 columns (${lang})`, async () => {
      const { out } = await diff("p22", "p24", "--format", "table", "--lang", lang);
      const longest = Math.max(...out.split("\n").map((line) => [...line].length));
      expect(longest).toBeLessThanOrEqual(80);
    });
  }

  it("tells grades and genders in tables of their own, without what neither wave asked", async () => {
    const surveys = { ...LINKOPING, ...repositoryFiles(OLD) };
    const profile = async (survey: string, out: string): Promise<MemoryFiles> =>
      (await runCtc(["profile", survey, "--area", "Ryd", "--by", "gender", "--out", out], surveys))
        .written;
    const both = { ...(await profile(OLD, "old.json")), ...(await profile(SURVEY, "new.json")) };
    const { out } = await runCtc(["diff", "old.json", "new.json", "--lang", "sv"], both);
    const [whole = "", genders = ""] = out.split("## Flickor och pojkar\n");
    expect(whole).not.toMatch(/, (flickor|pojkar) \|/);
    expect(genders).toMatch(/Trygg anknytning, flickor \|.*\n\| Trygg anknytning, pojkar \|/);
    expect(genders).not.toContain("frågan ställdes inte");
    expect(genders).toContain("Då är förändringen avrundad till det grövre av de två stegen");
    expect(whole).toContain("frågan ställdes inte 2022");
  });

  it("says in every format that a municipality's row is of the areas that are shown", async () => {
    const both = ["p22/municipality.json", "p24/municipality.json"];
    const told = async (format: string) => (await diff(...both, "--format", format)).out;
    expect(await told("md")).toContain("Rows without areas that are not shown are of the areas");
    expect(await told("table")).toContain("\nRows without areas that are not shown are of the");
    expect(await told("csv")).toMatch(/,compared,partial,,true$/m);
    expect((await diff("p22/ryd.json", "p24/ryd.json")).out).not.toContain("Rows without areas");
  });

  it("keeps to 80 columns where the waves have long names, and many areas are new", async () => {
    const one = { ...files, "new.json": String(files["p24/ryd.json"]) };
    const named = Object.entries(files)
      .filter(([path]) => /^p22\/.*\.json$/.test(path) && !/manifest|index/.test(path))
      .map(([path, text]) => [
        path.replace("p22/", "old/"),
        String(text).replace('"wave": "2022"', '"wave": "höstterminen 2022"'),
      ]);
    const few = Object.entries(one)
      .filter(([path]) => /^p24\/(municipality|ryd)\.json$/.test(path))
      .map(([path, text]) => [path.replace("p24/", "few/"), text]);
    const all = { ...Object.fromEntries(named), ...Object.fromEntries(few) };
    const { out } = await runCtc(["diff", "old", "few", "--format", "table", "--lang", "sv"], all);
    expect(out).toContain("Områden som bara finns höstterminen 2022: Berga;");
    expect(out).toMatch(/^Ryd +före +efter /m);
    expect(out.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
  });

  it("says home and school in the reader's language", async () => {
    const moved = corrected((profile) =>
      Object.assign(profile, { area: { id: "ryd", name: "Ryd", basis: "school" } }),
    );
    const argv = ["diff", "p22/ryd.json", "new.json", "--lang", "sv"];
    const { out } = await runCtc(argv, moved);
    expect(out).toContain("- området där eleven bor i den ena, där skolan ligger i den andra\n");
  });

  it("finds one area of a file in a folder, and says nothing of the others", async () => {
    const { out } = await diff("p22/ryd.json", "p24", "--format", "json");
    expect(JSON.parse(out)).toMatchObject({
      areas: [{ area: { name: "Ryd" } }],
      onlyBefore: [],
      onlyAfter: [],
    });
  });

  it("names areas that are new and that are gone", async () => {
    const { "p22/ryd.json": _, "p22/manifest.json": __, ...rest } = files;
    const { out } = await runCtc(["diff", "p22", "p24"], rest);
    expect(out).toContain("Areas that are new in 2024: Ryd.");
  });

  it("of equal input is empty, and ends well", async () => {
    for (const format of ["md", "table"]) {
      const { exitCode, out } = await diff("p24", "p24", "--format", format);
      expect({ exitCode, out }).toMatchObject({
        exitCode: 0,
        out: expect.stringContaining("The two profiles are the same."),
      });
    }
    const { out } = await diff("p24/ryd.json", "p24/ryd.json", "--json", "--fail-on", "changed");
    expect(JSON.parse(out).areas).toEqual([]);
  });

  it("writes a file for each area and one of all, with a manifest", async () => {
    const { exitCode, written, out } = await diff("p22", "p24", "--out", "change", "--json");
    expect(exitCode).toBe(0);
    expect(Object.keys(written)).toHaveLength(3 * 15 + 1);
    expect(written).toHaveProperty("change/municipality.md");
    expect(written["change/index.csv"]?.split("\n")[0]).toMatch(/^wave_before,wave_after,area,/);
    const manifest = JSON.parse(out);
    expect(manifest).toMatchObject({ schema: "ctc-manifest/1", command: "diff" });
    expect(manifest.inputs).toHaveLength(2 * 14);
    expect(JSON.parse(written["change/ryd.json"] ?? "").areas).toHaveLength(1);
  });

  it("writes one file where its name says the format, and with --dry-run none", async () => {
    const both = ["p22/ryd.json", "p24/ryd.json", "--out", "change.csv"];
    expect(Object.keys((await diff(...both)).written)).toEqual(["change.csv"]);
    const dry = await diff(...both, "--dry-run");
    expect(dry).toMatchObject({ out: "change.csv\n", written: {} });
  });

  it("does not write over what it reads", async () => {
    const { exitCode, err } = await diff("p22/ryd.json", "p24/ryd.json", "--out", "p24/ryd.json");
    expect(exitCode).toBe(2);
    expect(err).toContain("ryd.json");
  });
});

describe("the golden files guard wording and order", () => {
  for (const lang of ["sv", "en"] as const) {
    it(`of a change and of a correction (${lang})`, async () => {
      const argv = ["p22/ryd.json", "p24/ryd.json", "--lang", lang];
      const { out } = await diff(...argv);
      await expect(out).toMatchFileSnapshot(`../golden/diff-ryd.${lang}.md`);
      const changed = corrected((profile) => {
        const shown = profile.factors.filter(({ status }) => status === "shown");
        Object.assign(shown[0] ?? {}, { value: 0.4, low: 0.3, high: 0.5 });
        Object.assign(shown[1] ?? {}, { respondents: 400 });
        Object.assign(shown[2] ?? {}, { ...NOTHING, status: "withheld", reason: "protected" });
        const publication = { status: "publicerad", version: 2, date: "2025-01-15" };
        const corrections = ["Two classes had been counted twice."];
        Object.assign(profile, { publication: { ...publication, corrections } });
      });
      const note = ["diff", "p24/ryd.json", "new.json", "--same-wave", "--lang", lang];
      const correction = await runCtc(note, changed);
      await expect(correction.out).toMatchFileSnapshot(`../golden/correction-ryd.${lang}.md`);
      for (const text of [out, correction.out]) expect(bannedIn(text, lang)).toEqual([]);
    });
  }
});

/** What a withheld row has none of. */
const NOTHING = {
  respondents: null,
  value: null,
  low: null,
  high: null,
  reference: null,
  difference: null,
};

describe("ctc diff --fail-on", () => {
  const levels = ["--alpha", "0.9999"];

  it("is 1 where a change for the worse, or any, is told, and prints the diff all the same", async () => {
    const { exitCode, out, err } = await diff("p22", "p24", "--fail-on", "worse", ...levels);
    expect(exitCode).toBe(1);
    expect(out).toContain("For the worse:");
    expect(err).toMatch(/^ctc: \d+ rows? found that --fail-on worse asks for\.\n/);
  });

  it("counts a change from --minimum-change percentage points on", async () => {
    const rows = async (points: string): Promise<number> => {
      const argv = ["p22", "p24", "--fail-on", "changed", "--minimum-change", points, ...levels];
      return Number(/ctc: (\d+)/.exec((await diff(...argv)).err)?.[1] ?? 0);
    };
    const [all, wide, none] = [await rows("0"), await rows("10"), await rows("100")];
    const { out } = await diff("p22", "p24", "--json", ...levels);
    const changes = JSON.parse(out)
      .areas.flatMap(
        ({ rows: each }: { rows: { verdict: string; change: { value: number } }[] }) => each,
      )
      .filter(({ verdict }: { verdict: string }) => /better|worse/.test(verdict))
      .map(({ change }: { change: { value: number } }) => Math.abs(change.value));
    expect(all).toBe(changes.length);
    expect(wide).toBe(changes.filter((value: number) => value >= 0.1).length);
    expect(wide).toBeGreaterThan(0);
    expect(none).toBe(0);
  });

  it("is 0 where no change is told", async () => {
    const { exitCode } = await diff(
      "p22/ryd.json",
      "p24/ryd.json",
      "--fail-on",
      "changed",
      "--alpha",
      "0.000000001",
    );
    expect(exitCode).toBe(0);
  });

  it("says so where there was nothing to look at", async () => {
    const open = corrected((profile) =>
      Object.assign(profile, { policy: { id: "own", source: "", open: false } }),
    );
    const argv = ["diff", "p22/ryd.json", "new.json", "--fail-on", "changed"];
    const { exitCode, out, err } = await runCtc(argv, open);
    expect(exitCode).toBe(0);
    expect(out).toContain("- other protection of individuals: default, then own");
    expect(err).toContain("Nothing could be compared");
  });
});

describe("ctc diff --same-wave", () => {
  const share = (profile: { factors: Record<string, unknown>[] }) =>
    profile.factors.find(({ status }) => status === "shown") ?? {};

  it("is a correction note: every figure that differs, old and new", async () => {
    const changed = corrected((profile) =>
      Object.assign(share(profile), { value: 0.4, low: 0.3, high: 0.5 }),
    );
    const argv = ["diff", "p24/ryd.json", "new.json", "--same-wave"];
    const { exitCode, out, err } = await runCtc([...argv, "--lang", "sv"], changed);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toContain("# Rättelse: Ryd 2024\n");
    expect(out).toMatch(
      /^\| Svag anknytning till bostadsområdet \| Andel, % \| \d\d,\d \| 40,0 \|$/m,
    );
    const json = JSON.parse((await runCtc([...argv, "--json"], changed)).out);
    expect(json.areas[0].corrections).toHaveLength(1);
    const csv = (await runCtc([...argv, "--format", "csv"], changed)).out;
    expect(csv.trimEnd().split("\n")).toHaveLength(4); // header, share, both limits
    expect((await runCtc([...argv, "--format", "table"], changed)).out).toContain(" → ");
    expect((await runCtc([...argv, "--fail-on", "changed"], changed)).exitCode).toBe(1);
  });

  it("fails where rows or areas are gone", async () => {
    const fewer = corrected((profile) =>
      Object.assign(profile, { factors: profile.factors.slice(0, -1) }),
    );
    const gate = ["--same-wave", "--fail-on", "changed"];
    expect((await runCtc(["diff", "p24/ryd.json", "new.json", ...gate], fewer)).exitCode).toBe(1);
    const kept = Object.entries(files).filter(
      ([path]) => path.startsWith("p24/") && path.endsWith(".json") && !/manifest|index/.test(path),
    );
    const less = kept.filter(([path]) => path !== "p24/ryd.json");
    const later = less.map(([path, text]) => [path.replace("p24/", "later/"), text]);
    const both = { ...files, ...Object.fromEntries(later) };
    const { exitCode, out } = await runCtc(["diff", "p24", "later", ...gate], both);
    expect(exitCode).toBe(1);
    expect(out).toContain("Ryd");
  });

  it("warns where a pupil more could be read off the two versions, and does not repeat the old", async () => {
    const changed = corrected((profile) => {
      const figure = share(profile);
      Object.assign(figure, { respondents: Number(figure.respondents) + 1 });
    });
    const argv = ["diff", "p24/ryd.json", "new.json", "--same-wave"];
    const { out, err } = await runCtc(argv, changed);
    expect(err).toContain("whoever has both can work out how these answered");
    expect(out).toMatch(/^\| Low neighborhood attachment \| Answers \| × \| \d+ \|$/m);
  });

  it("is needed for one wave, and refused for two", async () => {
    const changed = corrected((profile) => Object.assign(share(profile), { respondents: 400 }));
    const same = await runCtc(["diff", "p24/ryd.json", "new.json"], changed);
    expect(same).toMatchObject({ exitCode: 2, out: "" });
    expect(same.err).toContain("--same-wave");
    const other = await diff("p22/ryd.json", "p24/ryd.json", "--same-wave");
    expect(other).toMatchObject({ exitCode: 2, out: "" });
    expect(other.err).toContain("2022 and 2024");
  });
});

describe("ctc diff refuses", () => {
  const cases: readonly [string, readonly string[], number, string][] = [
    ["Markdown", ["p22/ryd.md", "p24/ryd.md"], 3, "Figures are read from the JSON file"],
    ["a list of areas", ["p22/index.json", "p24/ryd.json"], 3, "is not a profile in JSON"],
    ["a file that is not there", ["p22/none.json", "p24/ryd.json"], 2, "none.json"],
    ["different areas", ["p22/ryd.json", "p24/berga.json"], 2, "different areas"],
    ["a level that is none", ["p22", "p24", "--alpha", "5"], 2, "--alpha 5"],
    ["--minimum-change without --fail-on", ["p22", "p24", "--minimum-change", "5"], 2, "--fail-on"],
    [
      "--fail-on worse of one wave",
      ["p22", "p24", "--same-wave", "--fail-on", "worse"],
      2,
      "worse",
    ],
    ["a format that is none", ["p22", "p24", "--format", "pdf"], 2, "pdf"],
    ["several formats without a folder", ["p22", "p24", "--format", "md,csv"], 2, "--out"],
  ];
  for (const [name, argv, code, words] of cases) {
    it(name, async () => {
      const { exitCode, out, err } = await diff(...argv);
      expect({ exitCode, out }).toEqual({ exitCode: code, out: "" });
      expect(err).toContain(words);
    });
  }

  it("a profile that is not as its manifest lists it, and one that is gone", async () => {
    const touched = { ...files, "p24/ryd.json": `${files["p24/ryd.json"]} ` };
    const changed = await runCtc(["diff", "p22", "p24"], touched);
    expect(changed).toMatchObject({ exitCode: 3, out: "" });
    expect(changed.err).toContain(
      "ryd.json is not the file that manifest.json lists: it was changed",
    );
    const { "p24/ryd.json": _, ...rest } = files;
    expect((await runCtc(["diff", "p22", "p24"], rest)).err).toContain("it is gone");
    expect((await runCtc(["diff", "p22/ryd.json", "p24/ryd.json"], touched)).exitCode).toBe(0);
  });

  it("a folder without profiles, and one with two waves", async () => {
    const none = await runCtc(["diff", "x", "p24"], { ...files, "x/index.json": "{}" });
    expect(none).toMatchObject({ exitCode: 3, out: "" });
    const { "p24/manifest.json": _, ...rest } = files;
    const two = { ...rest, "p24/old.json": files["p22/ryd.json"] ?? "" };
    const mixed = await runCtc(["diff", "p22", "p24"], two);
    expect(mixed).toMatchObject({ exitCode: 2, out: "" });
    expect(mixed.err).toContain("2022");
    const twice = { ...rest, "p24/copy.json": files["p24/ryd.json"] ?? "" };
    expect((await runCtc(["diff", "p22", "p24"], twice)).err).toContain(
      "profiles of the same area",
    );
  });
});
