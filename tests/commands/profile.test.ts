import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const profile = (...args: string[]) => runCtc(["profile", SURVEY, ...args], LINKOPING);

const MALMO = "data-samples/malmo/malmo-2021.csv";
const malmo = repositoryFiles(
  MALMO,
  "data-samples/malmo/ctc.yaml",
  "data-samples/malmo/areas.csv",
  "data-samples/malmo/population.csv",
  "data-samples/malmo/norms/malmo-reference.yaml",
);

/** What of a figure in the JSON tells how it may be shown. */
interface FlaggedFigure {
  readonly measure: string;
  readonly status: string;
  readonly flags: readonly string[];
}

/** The sample with other words in one of its files. */
function sampleWith(path: string, change: (text: string) => string): MemoryFiles {
  const bytes = LINKOPING[path];
  if (!(bytes instanceof Uint8Array)) throw new Error(`no ${path} in the sample`);
  const before = new TextDecoder().decode(bytes);
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  return { ...LINKOPING, [path]: after };
}

describe("ctc profile on the Linköping sample", { timeout: 30_000 }, () => {
  it("prints Skäggetorp's profile, the document that the README shows", async () => {
    const { exitCode, out, err } = await profile("--area", "Skäggetorp");
    expect(exitCode).toBe(0);
    await expect(out).toMatchFileSnapshot("../golden/skaggetorp-2024.sv.md");
    expect(err).toBe(
      [
        "linkoping-2024.csv: utf-8, avgränsare komma, rubriker på rad 1, 172 kolumner.",
        "14 av instrumentets 180 frågor finns inte i filen; faktorer som behöver dem saknas i profilen.",
        "40 svarande saknar känd uppgift om område. De behålls och räknas.",
        "24 svarande saknar känd uppgift om kön. De behålls och räknas.",
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
    expect(err).toContain(
      "Områden i filen: Berga; Ekkällan; Ekängen; Gottfridsberg; Hackefors; Hjulsbro; Johannelund; Jägarvallen; Lambohov; Ryd; Skäggetorp; Tannefors; Ullstämma.\n",
    );
  });

  it("separates areas so that a name with commas stays one", async () => {
    const { err } = await runCtc(["profile", MALMO, "--format", "csv"], malmo);
    expect(err).toContain(
      "Områden i filen: Bellevuegården och Lorensborg; Bunkeflostrand och Vintrie; Hermodsdal, Nydala och Gullviksborg; Kirsebergsstaden, Rostorp, Segevång och Segemölla; Möllevången, Rådmansvången och Södervärn.\n",
    );
  });

  it("counts the municipality over shown areas that hold nine tenths, and withholds it otherwise", async () => {
    const { written } = await profile("--all", "--out", "out", "--format", "csv,json,md");
    const figuresOf = (path: string): FlaggedFigure[] => {
      const { factors, behaviours, cumulative } = JSON.parse(written[path] ?? "");
      return [...factors, ...behaviours, ...cumulative];
    };
    const respondentsOf = (path: string): number =>
      JSON.parse(written[path] ?? "").coverage.respondents ?? 0;
    const areas = Object.keys(written).filter((path) =>
      /^out\/(?!municipality|index|manifest).*\.json$/.test(path),
    );
    expect(areas).toHaveLength(13);
    // Johannelund's eight count as nine, as many as may not be told; forty have no area.
    const all = areas.map(respondentsOf).reduce((sum, respondents) => sum + respondents, 9 + 40);
    const rows = figuresOf("out/municipality.json").filter(({ status }) => status !== "absent");
    expect(rows).toHaveLength(49);
    for (const { measure, status, flags } of rows) {
      const telling = areas.filter((path) =>
        figuresOf(path).some((row) => row.measure === measure && row.status === "shown"),
      );
      const held = telling.map(respondentsOf).reduce((sum, respondents) => sum + respondents, 0);
      // Those without an area may be in it or not; with them it can be shown at a little less.
      if (held >= 0.9 * all)
        expect([measure, status, flags]).toEqual([measure, "shown", ["partial"]]);
      else if (held + 40 < 0.9 * all) expect([measure, status]).toEqual([measure, "withheld"]);
    }
    expect(rows.filter(({ flags }) => flags.includes("partial"))).toHaveLength(40);
    expect(areas.flatMap(figuresOf).filter(({ flags }) => flags.includes("partial"))).toEqual([]);
    const csv: Record<string, string>[] = parse(written["out/municipality.csv"] ?? "", {
      columns: true,
    });
    expect(csv.map(({ measure, flags }) => [measure, flags])).toEqual(
      figuresOf("out/municipality.json").map(({ measure, flags }) => [measure, flags.join(" ")]),
    );
    expect(written["out/municipality.md"]).toContain(
      "- Varje rad är räknad över de områden vars egen siffra visas, så att inget annat område kan räknas fram;",
    );
    expect(written["out/skäggetorp.md"]).not.toContain("Varje rad är räknad över");
  });

  it("gives a rest where shown areas hold most of the others, and none for rare behaviours", async () => {
    const { out } = await profile("--area", "Skäggetorp", "--format", "json");
    const { behaviours } = JSON.parse(out);
    const lonely = behaviours.filter(
      ({ status, reference }: { status: string; reference: number | null }) =>
        status === "shown" && reference === null,
    );
    expect(lonely.map(({ measure }: { measure: string }) => measure)).toEqual([
      "prescription_30d",
      "drunk_or_high_at_school_past_year",
      "handgun_to_school_past_year",
      "stole_vehicle_past_year",
      "suspended_past_year",
    ]);
    for (const { difference } of lonely) expect(difference).toBeNull();
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

  it.each(["md", "csv", "json"])("takes the format from --out x.%s", async (format) => {
    const named = await profile("--area", "Ryd", "--out", `x/ryd.${format}`);
    const printed = await profile("--area", "Ryd", "--format", format);
    expect(named.out).toBe("");
    expect(named.written).toEqual({ [`x/ryd.${format}`]: printed.out });
  });

  it("takes a name that ends otherwise, or several profiles, for a folder", async () => {
    const one = await profile("--area", "Ryd", "--out", "ryd.txt");
    expect(Object.keys(one.written)).toContain("ryd.txt/ryd.json");
    const two = await profile("--area", "Ryd", "--area", "Berga", "--out", "two.csv");
    expect(Object.keys(two.written)).toContain("two.csv/berga.md");
  });

  it("warns of invented norms where the survey is not invented", async () => {
    const files = sampleWith("data-samples/ctc.yaml", (text) =>
      text.replace("synthetic: true\n", ""),
    );
    const { exitCode, out } = await runCtc(["profile", SURVEY, "--area", "Ryd"], files);
    expect(exitCode).toBe(0);
    expect(out.split("\n")[2]).toBe(
      "> **Påhittad normgrupp.** Gränsvärdena kommer från påhittade data, så andelarna för risk- och skyddsfaktorer får inte användas.",
    );
    expect(out.match(/^> \*\*Påhittad normgrupp\.\*\*/gm)).toHaveLength(2);
    expect(out).not.toContain("Påhittade siffror");
  });

  it("without norms: factors are absent, behaviours are shown, and a notice says how to get some", async () => {
    const files = { ...LINKOPING, "data-samples/ctc.yaml": "schema: ctc-project/1\n" };
    const run = await runCtc(["profile", SURVEY, "--area", "Ryd", "--format", "csv"], files);
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
      ["profile", SURVEY, "--area", "Skägetorp", "--lang", "en"],
      LINKOPING,
      2,
      "ctc: There is no area called Skägetorp in the survey.\n     Nearest: Skäggetorp; ",
    ],
    [
      "an area that looks like a path",
      ["profile", SURVEY, "--area", "../../x", "--lang", "en"],
      LINKOPING,
      2,
      "ctc: There is no area called ../../x in the survey.\n",
    ],
    [
      "an area called __proto__",
      ["profile", SURVEY, "--area", "__proto__", "--lang", "en"],
      LINKOPING,
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
    [
      "two columns for one role, one option each",
      ["profile", "in.csv", "--column", "area=a", "--column", "area=b"],
      small("a,b,alcohol_30d\nRyd,Ryd,1\n"),
      2,
      "ctc: --column area is given twice.\n     Give every role once; several columns of one role have commas between them.\n",
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
      "ctc: in.csv, row 3: 1 cell where the header has 2.\n",
    ],
    [
      "no question of the instrument",
      ["profile", "in.csv"],
      small("area,q\nRyd,1\n"),
      3,
      "ctc: No column of in.csv is a question of the instrument ctcys.\n",
    ],
    [
      "the header of an SPSS file and nothing after it",
      ["profile", "in.csv"],
      small("$FL2@(#) SPSS DATA FILE"),
      3,
      "ctc: in.csv ends too early.\n     The file is cut off.",
    ],
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
      2,
      "ctc: There is no file n.yaml, though the command line or ctc.yaml names it.\n     Check the path. Paths in ctc.yaml start in its own folder.\n",
    ],
    [
      "areas that ctc.yaml names and that are not there",
      ["profile", "in.csv"],
      small("a\n1\n", { "ctc.yaml": "schema: ctc-project/1\nareas: sub/areas.csv\n" }),
      2,
      "ctc: There is no file areas.csv, though the command line or ctc.yaml names it.\n",
    ],
    [
      "a project file that is not there",
      ["profile", "in.csv", "--config", "other.yaml"],
      small("a\n1\n"),
      2,
      "ctc: There is no file other.yaml, though the command line or ctc.yaml names it.\n",
    ],
    [
      "several areas without a folder",
      ["profile", SURVEY, "--all", "--lang", "en"],
      LINKOPING,
      2,
      "ctc: Several profiles or formats need a folder.\n     Add --out FOLDER.\n",
    ],
    [
      "an empty place",
      ["profile", SURVEY, "--area", "Ryd", "--out", ""],
      LINKOPING,
      2,
      "ctc: --out saknar namn.\n     Ange en fil eller en mapp. Inget har skrivits.\n",
    ],
    [
      "a place of blanks, for everything",
      ["profile", SURVEY, "--all", "--out", "  "],
      LINKOPING,
      2,
      "ctc: --out saknar namn.\n",
    ],
    [
      "--json with another format and nowhere to put it",
      ["profile", SURVEY, "--area", "Ryd", "--json", "--format", "csv"],
      LINKOPING,
      2,
      "ctc: Detta går inte ihop: --json, --format csv.\n     Välj ett av dem.\n",
    ],
    [
      "the survey as the place of the profile",
      ["profile", "in.csv", "--out", "in.csv", "--quiet"],
      small("area,alcohol_30d\nRyd,1\n"),
      2,
      "ctc: in.csv is one of the files that were read.\n     Choose another place with --out. Nothing was written.\n",
    ],
    [
      "the same, only to see what would be written",
      ["profile", "in.csv", "--out", "in.csv", "--quiet", "--dry-run"],
      small("area,alcohol_30d\nRyd,1\n"),
      2,
      "ctc: in.csv is one of the files that were read.\n",
    ],
    [
      "a file that ctc.yaml names as the place of the profile",
      ["profile", SURVEY, "--area", "Ryd", "--out", "data-samples/areas.csv", "--quiet"],
      LINKOPING,
      2,
      "ctc: areas.csv är en av de filer som har lästs.\n     Välj en annan plats med --out. Inget har skrivits.\n",
    ],
    [
      "a folder in which the profile would replace the survey",
      ["profile", "in/ryd.csv", "--area", "Ryd", "--format", "csv,md", "--out", "in", "--quiet"],
      { "in/ryd.csv": "area,alcohol_30d\nRyd,1\n" },
      2,
      "ctc: ryd.csv is one of the files that were read.\n",
    ],
    [
      "an area that is part of a union",
      ["profile", MALMO, "--area", "Bellevuegården"],
      malmo,
      2,
      "ctc: Bellevuegården ingår i Bellevuegården och Lorensborg (areas.csv).\n     Ange Bellevuegården och Lorensborg.\n",
    ],
    [
      "an area that is part of a union, in other letters and in English",
      ["profile", MALMO, "--area", "ROSTORP", "--lang", "en"],
      malmo,
      2,
      "ctc: ROSTORP is part of Kirsebergsstaden, Rostorp, Segevång och Segemölla (areas.csv).\n",
    ],
    [
      "an unknown area, near names that hold commas",
      ["profile", MALMO, "--area", "Belevuegården"],
      malmo,
      2,
      "ctc: Det finns inget område som heter Belevuegården i enkäten.\n     Närmast: Bellevuegården och Lorensborg; ",
    ],
    [
      "norms by grade and no column for the grade",
      ["profile", SURVEY, "--area", "Ryd"],
      {
        ...sampleWith("data-samples/ctc.yaml", (text) =>
          text.replaceAll("      grade: grade\n", ""),
        ),
        ...{
          [SURVEY]: sampleWith(SURVEY, (text) => text.replace(",grade,", ",stage,"))[SURVEY] ?? "",
        },
      },
      3,
      "ctc: linkoping-2024.csv har ingen kolumn för årskurs, och gränsvärdena i linkoping-reference gäller per årskurs.\n     Ange den med --column grade=NAMN, eller använd en norm med ett gränsvärde för alla årskurser.\n",
    ],
    [
      "unknown format",
      ["profile", SURVEY, "--format", "pdf"],
      LINKOPING,
      2,
      "ctc: Det finns inget format pdf.\n     Format: md, csv, json.\n",
    ],
    [
      "--all with --area",
      ["profile", SURVEY, "--all", "--area", "Ryd", "--out", "x"],
      LINKOPING,
      2,
      "ctc: Detta går inte ihop: --all, --area.\n",
    ],
    [
      "unknown wave",
      ["profile", SURVEY, "--wave", "1999", "--lang", "en"],
      LINKOPING,
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

  it("leaves the number of rows out where it is too small to be told", async () => {
    const rowsOf = async (count: number): Promise<unknown> => {
      const csv = `area,alcohol_30d\n${"Ryd,1\n".repeat(count)}`;
      const run = await runCtc(["profile", "in.csv", "--format", "json"], { "in.csv": csv });
      return JSON.parse(run.out).survey.rows;
    };
    expect(await rowsOf(3)).toBeNull();
    expect(await rowsOf(40)).toBe(40);
  });

  it("says it in the language of ctc.yaml, unless another is asked for", async () => {
    const swedish = await profile("--area", "Skägetorp");
    expect(swedish.exitCode).toBe(2);
    expect(swedish.err).toMatch(
      /^ctc: Det finns inget område som heter Skägetorp i enkäten\.\n {5}Närmast: Skäggetorp; .*Utan --area visas alla områden\.\n$/,
    );
    const english = await profile("--area", "Skägetorp", "--lang", "en");
    expect(english.err).toMatch(/^ctc: There is no area called Skägetorp in the survey\.\n/);
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
    const places = ["init", "profile", "diff", "prioritise", "evaluate", "simulate"].map((name) =>
      out.indexOf(`  ${name} <`),
    );
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
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
