import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gridRows, makeWorkbook } from "../ingest/make-workbook.ts";
import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";
import { ROOT } from "../support/repository.ts";

const PLATFORM = "data-samples/platform/linkoping-2024-platform.csv";
const CLEAN = "data-samples/linkoping-2024.csv";
const samples = repositoryFiles(PLATFORM, CLEAN);

const read = (content: string | Uint8Array, ...args: string[]) =>
  runCtc(["read", "survey.csv", ...args], { "survey.csv": content });

describe("ctc read", () => {
  it("prints the table as it was understood, and what was detected on stderr", async () => {
    const latin = Uint8Array.from(
      [...'Titel\n\nområde;"F1, fråga"\r\nSkäggetorp;=1\r\n'],
      (letter) => letter.charCodeAt(0),
    );
    expect(await read(latin)).toMatchObject({
      exitCode: 0,
      out: 'område,"F1, fråga"\nSkäggetorp,=1\n',
      err: [
        "survey.csv: windows-1252, delimiter semicolon, header in row 3, 2 columns.",
        "What follows is microdata, 1 row: keep it as safe as the file itself.",
        "",
      ].join("\n"),
    });
  });

  it("says it in Swedish, or says nothing", async () => {
    const swedish = await read("a,b\n1,2\n3,4\n", "--lang", "sv");
    expect(swedish.err).toContain("mikrodata, 2 rader: skydda det lika väl som filen själv.");
    expect((await read("a,b\n1,2\n", "--quiet")).err).toBe("");
  });

  it("reads standard input", async () => {
    const { out, err } = await runCtc(["read", "-"], { "-": "a\tb\n1\t2\n" });
    expect(out).toBe("a,b\n1,2\n");
    expect(err).toContain("stdin: utf-8, delimiter tab");
  });

  it("does what it is told where detection is wrong", async () => {
    const out = async (text: string, ...args: string[]) => (await read(text, ...args)).out;
    expect(await out("a;b,c\n1;2,3\n", "--delimiter", ";")).toBe('a,"b,c"\n1,"2,3"\n');
    expect(await out("a;b\tc\n1;2\t3\n", "--delimiter", "tab")).toBe('"a;b",c\n"1;2",3\n');
    expect(await out("x,y\na,b\n1,2\n", "--header", "2")).toBe("a,b\n1,2\n");
    expect(await out("a,b\n1,2\n3,4\n", "--rows", "1")).toBe("a,b\n1,2\n");
    expect(await out("a,b\n1,2\n", "--rows", "0")).toBe("a,b\n");
    expect(await out("a,\u00e5\n1,2\n", "--encoding", "windows-1252")).toBe("a,Ã¥\n1,2\n");
  });

  it.each([
    ["--labels", "--codes"],
    ["--delimiter", "#"],
    ["--header", "0"],
    ["--rows", "-1"],
    ["--rows", "1e3"],
    ["--encoding", "klingon"],
  ])("refuses %s %s", async (...args) => {
    const { exitCode, out } = await read("a,b\n1,2\n", ...args);
    expect([exitCode, out]).toEqual([2, ""]);
  });

  it.each([["--sheet", "Svar"], ["--labels"]])(
    "refuses %s: delimited text has none",
    async (...args) => {
      const { exitCode, out, err } = await read("a,b\n1,2\n", ...args);
      expect([exitCode, out]).toEqual([2, ""]);
      expect(err).toContain(`${args[0]} does not apply to survey.csv, which is delimited text.\n`);
    },
  );

  it("says how many rows there are where the header is asked for below them", async () => {
    const { exitCode, out, err } = await read("a,b\n1,2\n3,4\n", "--header", "99");
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain("survey.csv has no row 99 for a header: the file has 3 rows.\n");
  });

  it("names row and offset of a byte that no text holds", async () => {
    const { exitCode, err } = await read("a,b\n1,2\n3,\0\n");
    expect(exitCode).toBe(3);
    expect(err).toContain(
      "survey.csv, row 3: the byte at offset 10 is NUL, which no text holds.\n",
    );
  });

  it("names the rows that were left out as notes", async () => {
    const notes = async (text: string) => (await read(`a,b,c\n1,2,3\n\n${text}`)).err;
    expect(await notes("Källa: x\n")).toContain("Row 4 below the table is left out: a note.");
    expect(await notes("Källa: x\n\nOch mer\n")).toContain(
      "2 rows of notes below the table left out, rows 4 to 6.",
    );
  });

  it("prints nothing of a file that cannot be read", async () => {
    const { exitCode, out, err } = await read("a,a\n1,2\n");
    expect([exitCode, out]).toEqual([3, ""]);
    expect(err).toMatch(
      /^ctc: survey\.csv, row 1: the column a stands twice \(columns A and B\)\.\n/,
    );
  });
});

describe("ctc read of a workbook", () => {
  const sheet = (name: string, first: string) => ({
    name,
    rows: gridRows([
      [first, "område"],
      ["007", "Ryd"],
      [null, "Berga"],
    ]),
  });
  const book = makeWorkbook({ sheets: [sheet("Svar", "id"), sheet("Svar 2", "nr")] });
  const files: MemoryFiles = { "survey.xlsx": book };

  it("takes the first sheet and tells of the others", async () => {
    const { out, err } = await runCtc(["read", "survey.xlsx"], files);
    expect(out).toBe("id,område\n007,Ryd\n,Berga\n");
    expect(err).toContain("survey.xlsx: sheet Svar, header in row 1, 2 columns.\n");
    expect(err).toContain("Other sheets: Svar 2. Choose with --sheet.\n");
  });

  it("takes the sheet that is asked for, or says which there are", async () => {
    const second = await runCtc(["read", "survey.xlsx", "--sheet", "svar 2"], files);
    expect(second.out).toMatch(/^nr,/);
    const none = await runCtc(["read", "survey.xlsx", "--sheet", "x", "--lang", "sv"], files);
    expect([none.exitCode, none.err]).toEqual([
      2,
      "ctc: survey.xlsx har inget blad som heter x.\n     Blad: Svar, Svar 2.\n",
    ]);
  });

  it.each([["--delimiter", ";"], ["--encoding", "utf-8"], ["--labels"]])(
    "refuses %s: a workbook has none",
    async (...args) => {
      const { exitCode, out, err } = await runCtc(["read", "survey.xlsx", ...args], files);
      expect([exitCode, out]).toEqual([2, ""]);
      expect(err).toContain(`${args[0]} does not apply to survey.xlsx, which is an Excel workbook`);
    },
  );

  it("names the cells that are merged below the header, or refuses them", async () => {
    const rows = gridRows([
      ["id", "område", "F1"],
      [1, "Ryd", null],
      [2, null, 3],
    ]);
    const merged = (...merges: string[]): MemoryFiles => ({
      "m.xlsx": makeWorkbook({ sheets: [{ name: "Svar", rows, merges }] }),
    });
    const one = await runCtc(["read", "m.xlsx"], merged("B2:C2"));
    expect(one.out).toBe("id,område,F1\n1,Ryd,\n2,,3\n");
    expect(one.err).toContain("Merged cells below the header (1): B2:C2.");
    const several = await runCtc(["read", "m.xlsx"], merged("B2:B3"));
    expect([several.exitCode, several.out]).toEqual([3, ""]);
    expect(several.err).toContain("the cells B2:B3 are merged over 2 pupils");
    expect(several.err).toContain("Unmerge them and fill in");
  });

  it("names the cell that stands twice", async () => {
    const twice = '<row r="2"><c r="A2"><v>1</v></c></row>'.repeat(2);
    const rows = gridRows([["id", "F1"]]) + twice;
    const bytes = makeWorkbook({ sheets: [{ name: "Svar", rows }] });
    const { exitCode, out, err } = await runCtc(["read", "t.xlsx"], { "t.xlsx": bytes });
    expect([exitCode, out]).toEqual([3, ""]);
    expect(err).toContain("t.xlsx is damaged: Svar!A2 in it cannot be read.");
    expect(err).toContain("row 2, column A: two pupils could become one.");
  });

  it("says how to save what it cannot read", async () => {
    const name = "tests/fixtures/xlsx/qsv_password-protected-password123.xlsx";
    const { exitCode, err } = await runCtc(["read", name], repositoryFiles(name));
    expect(exitCode).toBe(3);
    expect(err).toContain(".xlsx is protected with a password, which cannot be read here.\n");
    expect(err).toContain("remove it under File, Info, Protect workbook");
  });
});

describe("ctc read of an SPSS file", () => {
  const name = "tests/fixtures/spss/haven_labelled-num.sav";
  const out = async (...args: string[]) =>
    (await runCtc(["read", name, "--quiet", ...args], repositoryFiles(name))).out;

  it("gives codes, and labels where they are asked for", async () => {
    expect(await out()).toBe("VAR00002\n1\n");
    expect(await out("--codes")).toBe(await out());
    expect(await out("--labels")).toBe("VAR00002\nThis is one\n");
  });

  it.each([
    ["--header", "1"],
    ["--delimiter", ";"],
    ["--sheet", "Svar"],
  ])("refuses %s: it has none", async (...args) => {
    const { exitCode, err } = await runCtc(["read", name, ...args], repositoryFiles(name));
    expect(exitCode).toBe(2);
    expect(err).toContain(`${args[0]} does not apply to `);
    expect(err).toContain("which is an SPSS file.\n");
  });
});

describe("the samples", () => {
  it("hold the same answers in the platform's export as in the clean file", async () => {
    const grid = async (path: string): Promise<string[][]> =>
      parse((await runCtc(["read", path, "--quiet"], samples)).out);
    const [platform, clean] = [await grid(PLATFORM), await grid(CLEAN)];
    const names = clean[0] ?? [];
    expect(platform.length).toBe(clean.length);
    // The platform heads a question with its text, behind its own number.
    expect(platform[0]?.length).toBe(names.length);
    // The platform writes 999 where a question was left blank.
    const answers = (rows: readonly string[][]) =>
      rows.slice(1).map((cells) => cells.map((cell) => (cell === "999" ? "" : cell)).join("\t"));
    const expected = answers(clean);
    const differing = answers(platform).filter((row, at) => row !== expected[at]);
    expect(differing).toEqual([]);
  });

  it.each([PLATFORM, CLEAN])("%s is the same when it is read once more", async (path) => {
    const once = await runCtc(["read", path, "--quiet"], samples);
    const twice = await read(once.out, "--quiet");
    expect(once.exitCode).toBe(0);
    expect(twice.out === once.out).toBe(true);
  });

  it("a clean file in our own form is printed byte for byte", async () => {
    const { out } = await runCtc(["read", CLEAN, "--quiet"], samples);
    expect(out === readFileSync(join(ROOT, CLEAN), "utf8")).toBe(true);
  });
});

it("reads its own output as the same table, whatever the cells hold", async () => {
  const cell = fc.string({
    maxLength: 6,
    unit: fc.constantFrom("a", "B", "å", "1", ",", ";", "|", "\t", '"', "\n", "\r", " ", "=", "."),
  });
  const grids = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    }),
  );
  await fc.assert(
    fc.asyncProperty(grids, async (rows) => {
      const quoted = rows.map((row) =>
        row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","),
      );
      const header = (rows[0] ?? []).map((_, place) => `q${place}`).join(",");
      const once = await read(`${[header, ...quoted].join("\n")}\n`, "--quiet", "--delimiter", ",");
      expect(once.exitCode).toBe(0);
      const twice = await read(once.out, "--quiet");
      expect(twice).toMatchObject({ exitCode: 0, out: once.out });
    }),
    { numRuns: 300 },
  );
});
