import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { repositoryFiles, runCtc } from "../support/memory-io.ts";
import { ROOT } from "../support/repository.ts";
import { SMALL_INSTRUMENT, SMALL_PROJECT, smallSurvey } from "../support/small-survey.ts";

const FORMULAS = [
  "=cmd|' /C calc'!A0",
  "+1",
  "-1+2",
  "@SUM(1)",
  "＝1+1",
  "'=1+1",
  '=HYPERLINK("http://e.se","x")',
];
const areas = FORMULAS.map((name) => ({ name, respondents: 20, counted: 8 }));
const files = {
  "s.csv": smallSurvey(areas),
  "instrument.json": SMALL_INSTRUMENT.replaceAll('"label":"s"', '"label":"=1+1"'),
  "ctc.yaml": `${SMALL_PROJECT}norms: n.yaml\n`,
  "n.yaml": `schema: ctc-norms/1
id: n
instrument: { id: small, version: "1" }
population: x
waves: []
respondents: 100
derivation: { method: fixed, by: [] }
cuts: [{ scale: s, operator: ">", value: 2.5 }, { scale: uncut, operator: ">", value: 3 }]
`,
};

/** Cells of all CSV files that a spreadsheet would run. */
function running(written: Readonly<Record<string, string>>): readonly string[] {
  const tables = Object.entries(written).filter(([path]) => path.endsWith(".csv"));
  expect(tables.length).toBeGreaterThan(0);
  const cells = tables.flatMap(([, text]) => (parse(text) as string[][]).flat());
  return cells.filter(
    (cell) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?(e-\d+)?$/.test(cell),
  );
}

describe("no cell of a table that we write is run by a spreadsheet", () => {
  it("profiles and their index", async () => {
    const run = await runCtc(["profile", "s.csv", "--all", "--format", "csv", "--out", "o"], files);
    expect([run.exitCode, run.exitCode === 0 ? "" : run.err]).toEqual([0, ""]);
    expect(running(run.written)).toEqual([]);
    expect(run.written["o/index.csv"]).toContain(",'=1+1,");
    expect(run.written["o/index.csv"]).toMatch(/,-0\.\d{6},/); // a number stays one
  });

  it("scores, with everything that can be asked for", async () => {
    const all = ["--with", "area,grade,gender,school,class,removed", "--id"];
    const columns = ["--column", "school=school", "--column", "class=school"];
    const run = await runCtc(["score", "s.csv", ...all, ...columns, "--out", "o.csv"], files);
    expect([run.exitCode, run.exitCode === 0 ? "" : run.err]).toEqual([0, ""]);
    expect(running(run.written)).toEqual([]);
  });

  it("invented surveys and what lies beside them", { timeout: 60_000 }, async () => {
    const [plan = ""] = Object.values(repositoryFiles("data-samples/plans/linkoping.yaml"));
    const text = new TextDecoder().decode(Buffer.from(plan)).replaceAll(": Ryd\n", ': "=Ryd()"\n');
    const run = await runCtc(["simulate", "p.yaml", "--out", "o"], { "p.yaml": text });
    expect([run.exitCode, run.exitCode === 0 ? "" : run.err]).toEqual([0, ""]);
    expect(Object.values(run.written).some((each) => each.includes("'=Ryd()"))).toBe(true);
    const delimited = Object.entries(run.written).filter(([path]) => !path.includes("platform"));
    expect(running(Object.fromEntries(delimited))).toEqual([]);
  });

  it("ctc read gives the survey as it is", async () => {
    const { out } = await runCtc(["read", "s.csv"], files);
    expect(out).toContain("=cmd|' /C calc'!A0");
    expect(out).not.toContain("'=cmd");
  });
});

it("cells are quoted in one place, which nobody can pass without defusing", () => {
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
  const quoting = sources.filter(
    (path) =>
      path.endsWith(".ts") &&
      readFileSync(join(ROOT, "src", path), "utf8").includes(`replaceAll('"', '""')`),
  );
  expect(quoting.sort()).toEqual(["render/table-csv.ts", "vocabulary/csv-cell.ts"]);
  for (const path of sources) {
    if (!path.endsWith(".ts") || path === "vocabulary/csv-cell.ts") continue;
    const text = readFileSync(join(ROOT, "src", path), "utf8");
    if (text.includes("quoteCell("))
      expect([path, text]).toEqual([path, expect.stringContaining("defuseCell")]);
  }
});
