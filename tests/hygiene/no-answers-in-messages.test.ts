import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";
import { SMALL_INSTRUMENT, SMALL_PROJECT } from "../support/small-survey.ts";

const ROLES = ["class", "cluster", "gender", "grade", "id", "school", "stratum", "wave", "weight"];
/** Columns that no message may quote: who it is, and what a pupil wrote. */
const SECRET = /Secret-|2008\d{4}-\d{4}|written by/;

const rows = Array.from({ length: 40 }, (_, i) => {
  const personal = `2008${String(1000 + i)}-${String(1000 + 7 * i)}`;
  const answers = [1 + (i % 4), 1 + ((i * 3) % 4), 1 + ((i * 7) % 4), 1 + (i % 4)].join(",");
  return `${personal},Secret-${i},North,7,F,written by pupil ${i},${answers}\n`;
}).join("");
const files = {
  "s.csv": `id,name,area,grade,gender,told,a,b,c,d\n${rows}`,
  "instrument.json": SMALL_INSTRUMENT,
  "ctc.yaml": SMALL_PROJECT,
  "areas.csv": "area_id,name,area\n1,North,North\n",
};

/** Everything a command says and prints, without the files it writes. */
async function said(args: readonly string[], changes: Readonly<Record<string, string>> = {}) {
  const { out, err } = await runCtc(args, { ...files, ...changes });
  expect(err + out).not.toBe("");
  return { out, err };
}

describe("messages name rows and columns, never who it was or what was written", () => {
  const wrong = ROLES.flatMap((role) =>
    ["id", "name", "told"].map((column) => `${role}=${column}`),
  );

  it.each(wrong)("a column by mistake: --column %s", async (column) => {
    for (const command of [
      ["profile", "s.csv", "--area", "North"],
      ["check", "s.csv"],
      ["score", "s.csv", "--with", "removed", "--out", "o.csv"],
      ["norms", "derive", "s.csv"],
    ]) {
      const { err } = await said([...command, "--column", column]);
      expect(err).not.toMatch(SECRET);
    }
  });

  it.each(["id", "name", "told"])("%s read as the answers of a question", async (column) => {
    const project = `${SMALL_PROJECT}waves: { "2024": { file: s.csv, items: { b: ${column} } } }\n`;
    for (const command of ["profile", "check"]) {
      const { out, err } = await said([command, "s.csv"], { "ctc.yaml": project });
      expect(out + err).not.toMatch(SECRET);
      expect(err).toMatch(command === "profile" ? /what stands there is not an answer to b/ : /./);
    }
  });

  it.each(["id", "name", "told"])("%s read as dates", async (column) => {
    const { out, err } = await said([
      "check",
      "s.csv",
      "--date",
      column,
      "--column",
      "school=area",
    ]);
    expect(out + err).not.toMatch(SECRET);
  });

  it("a wave that is not there, of a column with ids", async () => {
    const { err } = await said(["profile", "s.csv", "--wave", "2024", "--column", "wave=name"]);
    expect(err).toMatch(/… \(\+40\)/);
    expect(err).not.toMatch(SECRET);
  });

  it.each([
    ["a row too long", `id,name,area,grade,gender,told,a,b,c,d\n${rows}Secret-1,x,y,z,,,,,,,,,,\n`],
    ["a quote that is not closed", `id,name,area,grade,gender,told,a,b,c,d\n${rows}"Secret-1,x\n`],
    [
      "a quote in a cell",
      `id,name,area,grade,gender,told,a,b,c,d\n${rows}x,"Secret-1" y,,,,,,,,\n`,
    ],
    [
      "the header again",
      `id,name,area,grade,gender,told,a,b,c,d\n${rows}id,name,area,grade,gender,told,a,b,c,d\n`,
    ],
  ])("a file that cannot be read: %s", async (_, text) => {
    const { out, err } = await said(["profile", "s.csv"], { "s.csv": text });
    expect(out + err).not.toMatch(SECRET);
  });

  it("a gender that somebody wrote is named by its row alone, one that many chose by its word", async () => {
    const told = files["s.csv"]
      .replace("North,7,F", "North,7,my own word")
      .replaceAll(/(Secret-2\d,North,7),F/g, "$1,Annat");
    const { err } = await said(["profile", "s.csv"], { "s.csv": told });
    expect(err).toContain(
      "Column gender, first in row 2: what stands there is not a known gender (1 respondent)",
    );
    expect(err).toContain('"Annat" is not a known gender (10 respondents)');
    expect(err).not.toContain("my own word");
  });

  it("an answer outside the set is named where it is a short number", async () => {
    const told = files["s.csv"]
      .replace(/1,1,1,1\n/, "77,1,1,1\n")
      .replace(/2,4,4,2\n/, "no idea,4,4,2\n");
    const { err } = await said(["profile", "s.csv"], { "s.csv": told });
    expect(err).toContain('"77" is not an answer to a (1 cell)');
    expect(err).toContain("what stands there is not an answer to a (1 cell)");
    expect(err).not.toContain("no idea");
  });
});
