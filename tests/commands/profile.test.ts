import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";

const SAMPLE = "data-samples/linkoping-2024.csv";
const sample = repositoryFiles(
  SAMPLE,
  "data-samples/ctc.yaml",
  "data-samples/areas.csv",
  "data-samples/population.csv",
  "data-samples/norms/linkoping-reference.yaml",
);
const profile = (...args: string[]) => runCtc(["profile", SAMPLE, ...args], sample);

describe("ctc profile on the Linköping sample", () => {
  it("prints Skäggetorp's profile, the document that the README shows", async () => {
    const { exitCode, out, err } = await profile("--area", "Skäggetorp");
    expect(exitCode).toBe(0);
    await expect(out).toMatchFileSnapshot("../golden/skaggetorp-2024.sv.md");
    expect(err).toBe(
      [
        "linkoping-2024.csv: utf-8, avgränsare komma, rubriker på rad 1, 172 kolumner.",
        "14 av instrumentets 180 frågor finns inte i filen; faktorer som behöver dem saknas i profilen.",
        "40 svarande saknar känt värde för area. De behålls och räknas.",
        "24 svarande saknar känt värde för gender. De behålls och räknas.",
        "5 mått saknas: regeln för poäng är inte känd. En egen instrumentfil kan ange den.",
        "3 mått saknas: frågorna ställdes inte.",
        "",
      ].join("\n"),
    );
  });

  it("says the same in English, and in the machine's formats", async () => {
    const english = await profile("--area", "Skäggetorp", "--lang", "en");
    await expect(english.out).toMatchFileSnapshot("../golden/skaggetorp-2024.en.md");
    const csv = await profile("--area", "Skäggetorp", "--format", "csv", "--quiet");
    expect(csv.err).toBe("");
    await expect(csv.out).toMatchFileSnapshot("../golden/skaggetorp-2024.csv");
  });

  it.each(["skäggetorp", "SKÄGGETORP", "Ska\u0308ggetorp", "  Skäggetorp "])(
    "finds the area as %j",
    async (name) => {
      const { out } = await profile("--area", name);
      expect(out).toMatch(/^# Områdesprofil Skäggetorp 2024$/m);
    },
  );

  it("gives the same figures whether an area is asked for alone or with all others", async () => {
    const alone = await profile("--area", "Skäggetorp", "--format", "json");
    const all = await profile("--all", "--out", "out");
    expect(all.exitCode).toBe(0);
    expect(all.written["out/skäggetorp.json"]).toBe(alone.out);
  });

  it("shows the same figures in JSON and CSV", async () => {
    const json = await profile("--area", "Ryd", "--format", "json");
    const csv = await profile("--area", "Ryd", "--format", "csv");
    const { factors, behaviours, cumulative } = JSON.parse(json.out);
    const rows: string[][] = parse(csv.out, { from_line: 2 });
    const values = [...factors, ...behaviours, ...cumulative].map(({ value }) => value);
    expect(rows).toHaveLength(values.length);
    rows.forEach((row, at) => {
      const cell = row[11] ?? "";
      if (values[at] === null) expect(cell).toBe("");
      else expect(Number(cell)).toBeCloseTo(values[at], 6);
    });
  });

  it("writes one set of files per area, the municipality, an index and a manifest", async () => {
    const { written, out } = await profile("--all", "--out", "out", "--format", "csv,md", "--json");
    const paths = Object.keys(written).map((path) => path.slice("out/".length));
    expect(paths.slice(0, 2)).toEqual(["municipality.csv", "municipality.md"]);
    expect(paths.slice(-3)).toEqual(["index.csv", "index.md", "manifest.json"]);
    expect(paths).toContain("skäggetorp.md");
    expect(out).toBe(written["out/manifest.json"]);
    const manifest = JSON.parse(out);
    expect(manifest.files.map(({ path }: { path: string }) => path)).toEqual(paths.slice(0, -1));
    expect(manifest.inputs.map(({ file }: { file: string }) => file)).toContain(
      "linkoping-2024.csv",
    );
    const index = written["out/index.csv"] ?? "";
    expect(index.split("\n")[0]).toBe((written["out/ryd.csv"] ?? "").split("\n")[0]);
    expect(index).toContain((written["out/ryd.csv"] ?? "").split("\n")[1]);
    await expect(written["out/index.md"]).toMatchFileSnapshot("../golden/linkoping-2024-index.md");
  });

  it("says on every page and row that the figures are invented", async () => {
    const { written } = await profile("--all", "--out", "out");
    for (const [path, content] of Object.entries(written)) {
      if (path.endsWith(".md")) expect(content).toContain("Påhittade siffror");
      if (path.endsWith(".csv")) {
        for (const row of content.trim().split("\n").slice(1)) expect(row).toMatch(/,true$/);
      }
    }
  });

  it("profiles everyone without --area, and lists the areas", async () => {
    const { out, err } = await profile("--format", "csv");
    expect(out.split("\n")[1]).toMatch(/^2024,,,/);
    expect(err).toContain("Områden i filen: Berga, Ekkällan, Ekängen");
  });

  it("lists the files that it would write, and writes none", async () => {
    const { out, written } = await profile("--area", "Ryd", "--out", "out", "--dry-run");
    expect(out).toBe("ryd.md\nryd.csv\nryd.json\nmanifest.json\n");
    expect(written).toEqual({});
  });

  it("writes one profile in one format to a file", async () => {
    const { out, written } = await profile("--area", "Ryd", "--out", "ryd.csv", "--format", "csv");
    expect(out).toBe("");
    expect(Object.keys(written)).toEqual(["ryd.csv"]);
  });

  it("without norms: factors are absent, behaviours are shown, and a notice says how to get some", async () => {
    const files = { ...sample, "data-samples/ctc.yaml": "schema: ctc-project/1\n" };
    const run = await runCtc(["profile", SAMPLE, "--area", "Ryd", "--format", "csv"], files);
    expect(run.exitCode).toBe(0);
    expect(run.err).toContain("--norms FILE");
    const rows = run.out.split("\n").filter((row) => row.includes(",risk,"));
    expect(rows).toHaveLength(25);
    for (const row of rows) expect(row).toMatch(/,absent,(no_norm|no_rule|not_asked),/);
    expect(run.out).toMatch(/,behaviour,,alcohol_30d,.*,shown,/);
  });
});

describe("ctc profile, when it cannot be done, says so in two lines and writes nothing", () => {
  const small = (csv: string, more: MemoryFiles = {}) => ({ "in.csv": csv, ...more });
  const cases: readonly (readonly [string, readonly string[], MemoryFiles, number, string])[] = [
    [
      "unknown area",
      ["profile", SAMPLE, "--area", "Skägetorp"],
      sample,
      2,
      "ctc: There is no area called Skägetorp in the survey.\n     Nearest: Skäggetorp,",
    ],
    [
      "an area that looks like a path",
      ["profile", SAMPLE, "--area", "../../x"],
      sample,
      2,
      "ctc: There is no area called ../../x in the survey.\n",
    ],
    [
      "an area called __proto__",
      ["profile", SAMPLE, "--area", "__proto__"],
      sample,
      2,
      "ctc: There is no area called __proto__ in the survey.\n",
    ],
    [
      "no area column",
      ["profile", "in.csv", "--area", "Ryd"],
      small("grade,alcohol_30d\nåk 7,1\n"),
      3,
      "ctc: in.csv has no column for the role area.\n     Name it with --column area=NAME. Columns found: grade, alcohol_30d.\n",
    ],
    [
      "a column that the user named and that is not there",
      ["profile", "in.csv", "--column", "area=Stad"],
      small("area,alcohol_30d\nRyd,1\n"),
      2,
      "ctc: in.csv has no column Stad (wanted for area).\n     Columns found: area, alcohol_30d.\n",
    ],
    [
      "unknown role",
      ["profile", "in.csv", "--column", "aera=area"],
      small("area,alcohol_30d\nRyd,1\n"),
      2,
      "ctc: There is no column role aera.\n     Roles: id, area, school, class, grade, gender, weight, stratum, cluster, wave.\n",
    ],
    [
      "a role without a column",
      ["profile", "in.csv", "--column", "area"],
      small("area\nx\n"),
      2,
      "ctc: --column area is not of the form",
    ],
    ["no file", ["profile", "in.csv"], {}, 3, "ctc: There is no file in.csv.\n"],
    ["empty file", ["profile", "in.csv"], small(""), 3, "ctc: in.csv is empty.\n"],
    [
      "header only",
      ["profile", "in.csv"],
      small("area,alcohol_30d\n"),
      3,
      "ctc: in.csv has a header in row 1 and no answers below it.\n",
    ],
    [
      "duplicate header",
      ["profile", "in.csv"],
      small("area,alcohol_30d,area\nRyd,1,2\n"),
      3,
      "ctc: in.csv, row 1: the column area stands twice (columns ",
    ],
    [
      "ragged row",
      ["profile", "in.csv"],
      small("area,alcohol_30d\nRyd,1\nRyd\n"),
      3,
      "ctc: in.csv, row 3: 1 cells where the header has 2.\n",
    ],
    [
      "no question of the instrument",
      ["profile", "in.csv"],
      small("area,q\nRyd,1\n"),
      3,
      "ctc: No column of in.csv is a question of the instrument ctcys.\n",
    ],
    ["an SPSS file", ["profile", "in.csv"], small("$FL2@(#) SPSS DATA FILE"), 3, "ctc: in.csv is "],
    [
      "unknown instrument",
      ["profile", "in.csv", "--instrument", "ctsys"],
      small("a\n1\n"),
      2,
      "ctc: There is no instrument called ctsys.\n",
    ],
    [
      "unknown policy",
      ["profile", "in.csv", "--policy", "opne"],
      small("a\n1\n"),
      2,
      "ctc: There is no disclosure policy called opne.\n",
    ],
    [
      "norms that are not there",
      ["profile", "in.csv", "--norms", "n.yaml"],
      small("a\n1\n"),
      3,
      "ctc: There is no file n.yaml.\n",
    ],
    [
      "several areas without a folder",
      ["profile", SAMPLE, "--all"],
      sample,
      2,
      "ctc: Several profiles or formats need a folder.\n     Add --out FOLDER.\n",
    ],
    [
      "unknown format",
      ["profile", SAMPLE, "--format", "pdf"],
      sample,
      2,
      "ctc: There is no format pdf.\n     Formats: md, csv, json.\n",
    ],
    [
      "--all with --area",
      ["profile", SAMPLE, "--all", "--area", "Ryd", "--out", "x"],
      sample,
      2,
      "ctc: These do not go together: --all, --area.\n",
    ],
    [
      "unknown wave",
      ["profile", SAMPLE, "--wave", "1999"],
      sample,
      2,
      "ctc: There is no wave 1999 for linkoping-2024.csv.\n     Waves found: 2022, 2024.\n",
    ],
    [
      "an unknown key in ctc.yaml",
      ["profile", "in.csv"],
      small("a\n1\n", { "ctc.yaml": "schema: ctc-project/1\nnroms: x.yaml\n" }),
      2,
      "ctc: ctc.yaml, ",
    ],
  ];

  it.each(cases)("%s", async (_name, argv, files, exitCode, text) => {
    const run = await runCtc(argv, files);
    expect(run.err.slice(0, text.length)).toBe(text);
    expect(run.err.trim().split("\n").length).toBeLessThanOrEqual(2);
    expect({ exitCode: run.exitCode, out: run.out, written: run.written }).toEqual({
      exitCode,
      out: "",
      written: {},
    });
  });

  it("names the nearest key in ctc.yaml", async () => {
    const files = small("a\n1\n", { "ctc.yaml": "schema: ctc-project/1\nnroms: x.yaml\n" });
    const { err } = await runCtc(["profile", "in.csv"], files);
    expect(err).toMatch(/nroms.*nearest.*norms/);
  });

  it("counts a code outside the answer set, takes it as missing and goes on", async () => {
    const rows = Array.from({ length: 20 }, (_, row) => `Ryd,${row < 8 ? 2 : 1}`);
    const csv = `area,alcohol_30d\n${rows.join("\n")}\nRyd,77\n`;
    const run = await runCtc(["profile", "in.csv", "--area", "Ryd", "--format", "csv"], {
      "in.csv": csv,
    });
    expect(run.exitCode).toBe(0);
    expect(run.err).toContain(
      'Column alcohol_30d, first in row 22: "77" is not an answer to alcohol_30d (1 cell). Taken as missing.',
    );
    expect(run.out).toMatch(/,alcohol_30d,Drank alcohol in the past 30 days,20,20\.000,0\.400000,/);
  });

  it("says it in Swedish where it is asked to", async () => {
    const { err } = await runCtc(["profile", "in.csv", "--lang", "sv"]);
    expect(err).toContain("ctc: Filen in.csv finns inte.");
  });
});

describe("ctc", () => {
  it("shows its help when nothing is asked, commands in the order of the work", async () => {
    const { exitCode, out } = await runCtc([]);
    expect(exitCode).toBe(0);
    expect(out.indexOf("profile [options] <survey>")).toBeGreaterThan(0);
    expect(out.indexOf("simulate [options] <plan>")).toBeGreaterThan(
      out.indexOf("profile [options]"),
    );
  });

  it.each([["profile"], ["simulate"]])("%s --help gives a real example", async (command) => {
    const { exitCode, out } = await runCtc([command, "--help"]);
    expect(exitCode).toBe(0);
    expect(out).toContain(`Example: ctc ${command} data-samples/`);
  });

  it.each([
    [["nosuch"]],
    [["profile"]],
    [["profile", "x.csv", "--nosuch"]],
    [["profile", "x.csv", "--lang", "de"]],
  ])("%j is a wrong request", async (argv) => {
    const { exitCode, out } = await runCtc(argv);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  });
});
