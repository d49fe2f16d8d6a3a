import { describe, expect, it } from "vitest";
import { parseProject } from "../../src/catalog/project.ts";
import { gridRows, makeWorkbook } from "../ingest/make-workbook.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";

const INSTRUMENT = `schema: ctc-instrument/1
id: ours
version: "1"
title: { en: Ours }
source: { citation: made for a test, licence: none }
groups: { gender: {}, grade: {} }
missing: { blank: [""] }
answers: { yesno: [ { code: 0, en: "No" }, { code: 1, en: "Yes" } ] }
items: [ { id: safe, answers: yesno, status: proposal, text: { en: Do you feel safe? } } ]
scales: []
behaviours: [ { id: any, label: { en: Any }, counts: { item: safe, in: [1] }, status: proposal } ]
`;

const projectWith = (read: string, file = "in.csv"): string =>
  `schema: ctc-project/1\ninstrument: ours.yaml\nwaves:\n  "2024": { file: ${file}, read: ${read} }\n`;

/** Read by itself, the pipes look like the delimiter and the first row like the header. */
const ODD = "a|b;safe\nområde;safe\nRyd|1;1\nBerga|2;0\n";
const latin = Uint8Array.from(ODD, (letter) => letter.charCodeAt(0));

const sheet = (name: string, answer: number) => ({
  name,
  rows: gridRows([
    ["area", "safe"],
    ["Ryd", answer],
    ["Berga", 1],
  ]),
});
const BOOK = makeWorkbook({ sheets: [sheet("Om", 0), sheet("Svar", 1)] });

const files = (project: string, more: MemoryFiles = {}): MemoryFiles => ({
  "in.csv": latin,
  "in.xlsx": BOOK,
  "ours.yaml": INSTRUMENT,
  "ctc.yaml": project,
  ...more,
});

const COMMANDS: readonly [string, ...string[]][] = [["profile", "--policy", "open"], ["check"]];

describe("how a wave is to be read", () => {
  const settings = '{ encoding: windows-1252, delimiter: ";", header: 2 }';

  it.each(COMMANDS)("stands in ctc.yaml, and %s keeps to it", async (command, ...args) => {
    const { exitCode, err } = await runCtc(
      [command, "in.csv", ...args],
      files(projectWith(settings)),
    );
    expect(exitCode).toBe(0);
    expect(err).toContain("in.csv: windows-1252, delimiter semicolon, header in row 2, 2 columns.");
  });

  it.each(COMMANDS)(
    "is what the command line says where that says something: %s",
    async (command, ...args) => {
      const options = ["--delimiter", "|", "--header", "1"];
      const { err } = await runCtc(
        [command, "in.csv", ...args, ...options],
        files(projectWith(settings), { "in.csv": "safe|b\n1|2\n" }),
      );
      expect(err).toContain("in.csv: windows-1252, delimiter |, header in row 1, 2 columns.");
    },
  );

  it("is not looked at by ctc read, which needs no project", async () => {
    const { err } = await runCtc(["read", "in.csv"], files(projectWith(settings)));
    expect(err).not.toContain("header in row 2");
  });

  it("chooses the sheet of a workbook", async () => {
    const project = projectWith("{ sheet: Svar }", "in.xlsx");
    const { err, out } = await runCtc(
      ["profile", "in.xlsx", "--policy", "open", "--json"],
      files(project),
    );
    expect(err).toContain("in.xlsx: sheet Svar");
    expect(JSON.parse(out).behaviours[0].value).toBe(1);
  });

  it.each([
    ["profile", "--sheet", "in.csv", "{ sheet: Svar }"],
    ["check", "--sheet", "in.csv", "{ sheet: Svar }"],
    ["profile", "--delimiter", "in.xlsx", '{ delimiter: "," }'],
    ["check", "--encoding", "in.xlsx", "{ encoding: utf-8 }"],
  ])(
    "is refused by %s where the format has no use for it: %s",
    async (command, option, file, read) => {
      const { exitCode, err, out } = await runCtc([command, file], files(projectWith(read, file)));
      expect([exitCode, out]).toEqual([2, ""]);
      expect(err).toContain(`${option} does not apply to ${file}`);
      expect(err).toContain("under read: in ctc.yaml");
    },
  );

  it.each([
    ["--sheet", "Svar"],
    ["--encoding", "utf-8"],
    ["--delimiter", ";"],
  ])("%s is refused by every command alike", async (option, value) => {
    const file = option === "--sheet" ? "in.csv" : "in.xlsx";
    for (const command of ["read", "init", "check", "profile"]) {
      const { exitCode, err } = await runCtc(
        [command, file, option, value],
        files(projectWith("{}")),
      );
      expect([command, exitCode]).toEqual([command, 2]);
      expect(err).toContain(`${option} does not apply to ${file}`);
    }
  });

  it.each([
    ["{ delimeter: ';' }", 'the nearest known key is "delimiter"'],
    ["{ delimiter: ':' }", "tab"],
    ["{ encoding: latin1 }", "windows-1252"],
    ["{ header: 0 }", "header"],
  ])("is checked: %s", async (read, said) => {
    const { exitCode, err } = await runCtc(["profile", "in.csv"], files(projectWith(read)));
    expect(exitCode).toBe(2);
    expect(err).toContain(said);
  });
});

describe("what ctc init writes about reading", () => {
  const own = ["--instrument", "ours.yaml", "--wave", "2024", "--yes", "--out", "own.yaml"];
  const readOf = (written: Readonly<Record<string, string>>) =>
    parseProject(written["own.yaml"] ?? "", "own.yaml").waves["2024"]?.read;

  it("is what it was told, so that the profile reads the same", async () => {
    const options = ["--encoding", "windows-1252", "--delimiter", ";", "--header", "2"];
    const { written } = await runCtc(["init", "in.csv", ...own, ...options], files("no project"));
    expect(readOf(written)).toEqual({ encoding: "windows-1252", delimiter: ";", header: 2 });
    const profile = await runCtc(
      ["profile", "in.csv", "--config", "own.yaml", "--policy", "open"],
      files("", written),
    );
    expect(profile.exitCode).toBe(0);
    expect(profile.err).toContain("header in row 2");
  });

  it("is the sheet it looked at where a workbook has several, and else nothing", async () => {
    const { written } = await runCtc(["init", "in.xlsx", ...own], files("no project"));
    expect(readOf(written)).toEqual({ sheet: "Om" });
    const plain = { "in.csv": "area,safe\nRyd,1\nBerga,0\n" };
    const none = await runCtc(["init", "in.csv", ...own], files("no project", plain));
    expect(readOf(none.written)).toBeUndefined();
  });

  it("writes a tab so that it can be seen", async () => {
    const tabs = { "in.csv": "area\tsafe\nRyd\t1\nBerga\t0\n" };
    const args = ["init", "in.csv", ...own, "--delimiter", "tab"];
    const { written } = await runCtc(args, files("no project", tabs));
    expect(written["own.yaml"]).toContain('read: { delimiter: "tab" }');
    expect(readOf(written)).toEqual({ delimiter: "\t" });
  });
});
