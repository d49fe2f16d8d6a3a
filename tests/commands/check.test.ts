import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const check = (...args: string[]) => runCtc(["check", SURVEY, ...args], LINKOPING);

describe("ctc check on the Linköping sample", { timeout: 30_000 }, () => {
  it("writes the report in the language of ctc.yaml, and on stderr only what was read", async () => {
    const { exitCode, out, err } = await check();
    expect(exitCode).toBe(0);
    await expect(out).toMatchFileSnapshot("../golden/check-linkoping-2024.sv.md");
    expect(err).toBe(
      "linkoping-2024.csv: utf-8, avgränsare komma, rubriker på rad 1, 172 kolumner.\n",
    );
  });

  it("writes it in English, and nothing else when it is to be quiet", async () => {
    const english = await check("--lang", "en", "--quiet");
    await expect(english.out).toMatchFileSnapshot("../golden/check-linkoping-2024.en.md");
    expect(english.err).toBe("");
  });

  it("gives the same in JSON, into a file if asked", async () => {
    const { out } = await check("--json");
    const found = JSON.parse(out);
    expect(found.schema).toBe("ctc-check/1");
    expect(found.problems).toEqual([{ rule: "no-area", severity: "warning", count: 40 }]);
    expect(found.columns).toHaveLength(172);
    const file = await check("--format", "json", "--out", "check.json");
    expect(file.out).toBe("");
    expect(file.written["check.json"]).toBe(out);
  });

  it("prints the manifest with --json where the report goes into a file", async () => {
    const { out, written } = await check("--json", "--out", "out/check.json");
    const content = written["out/check.json"];
    if (typeof content !== "string") throw new Error("no report");
    const manifest = JSON.parse(out);
    expect(manifest).toMatchObject({ schema: "ctc-manifest/1", command: "check" });
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(manifest.files).toEqual([{ path: "check.json", sha256 }]);
    expect(manifest.inputs.map(({ file }: { file: string }) => file)).toEqual([
      "linkoping-2024.csv",
      "ctc.yaml",
      "linkoping-reference.yaml",
      "areas.csv",
      "population.csv",
    ]);
  });

  it("lists the file that it would write, and writes none", async () => {
    const run = await check("--out", "out/check.md", "--dry-run", "--json");
    expect({ out: run.out, written: run.written }).toEqual({ out: "check.md\n", written: {} });
    const printed = await check("--dry-run", "--fail-on", "warning");
    expect({ out: printed.out, exitCode: printed.exitCode }).toEqual({ out: "", exitCode: 1 });
  });

  it("fails where it is told to, and writes the report all the same", async () => {
    const failed = await check("--fail-on", "no-area,low-response", "--low-response", "0.5");
    expect(failed.exitCode).toBe(1);
    expect(failed.out).toMatch(/^# Kontroll av/);
    expect(failed.err).toContain("no-area, low-response");
    expect((await check("--fail-on", "error")).exitCode).toBe(0);
    expect((await check("--fail-on", "warning")).exitCode).toBe(1);
    expect((await check("--fail-on", "low-response")).exitCode).toBe(0);
  });

  it("compares the rules that ctc.yaml names, and says that they remove", async () => {
    const { out } = await runCtc(["check", SURVEY, "--json"], named("fictitious_drug"));
    const { honesty } = JSON.parse(out);
    expect(honesty.compared).toEqual(["fictitious_drug"]);
    const applied = honesty.rules.filter((rule: { applied: boolean }) => rule.applied);
    expect(applied.map((rule: { rule: { id: string } }) => rule.rule.id)).toEqual(honesty.compared);
  });
});

function named(...rules: string[]): MemoryFiles {
  const project = new TextDecoder().decode(LINKOPING["data-samples/ctc.yaml"] as Uint8Array);
  return { ...LINKOPING, "data-samples/ctc.yaml": `${project}honesty: [${rules.join(", ")}]\n` };
}

describe("ctc profile with honesty rules", { timeout: 30_000 }, () => {
  const profile = (files: MemoryFiles, ...args: string[]) =>
    runCtc(["profile", SURVEY, "--json", "--quiet", ...args], files);
  type Row = { respondents: number | null; value: number | null };
  const RULES = ["fictitious_drug", "straight_lining", "few_answers"];

  it("leaves the removed out of every denominator, and counts them rounded", async () => {
    const before = JSON.parse((await profile(LINKOPING)).out);
    const after = JSON.parse((await profile(named(...RULES))).out);
    expect(before.coverage.removed).toEqual([]);
    const removed = after.coverage.removed as { rule: string; respondents: number | null }[];
    expect(removed.map(({ rule }) => rule)).toEqual(RULES);
    expect(removed.map(({ respondents }) => respondents)).toEqual([20, 20, 0]);
    before.factors.forEach((row: Row, at: number) => {
      const left = after.factors[at] as Row;
      if (row.respondents === null || left.respondents === null) return;
      expect(left.respondents).toBeLessThan(row.respondents);
      expect(left.respondents).toBeGreaterThan(row.respondents - 60);
    });
    expect(after.coverage.respondents).toBeLessThan(before.coverage.respondents);
    expect(after.instrument.sha256).not.toBe(before.instrument.sha256);
  });

  it("tells no small number of removed, nor lets the respondents of an area tell it", async () => {
    const after = JSON.parse((await profile(named(...RULES), "--area", "Ryd")).out);
    const counts = after.coverage.removed.map((rule: Row) => rule.respondents);
    expect(counts).toEqual([null, null, null]);
    // Whom the rules leave: as many as some question has answers, so that nobody follows from both.
    const most = Math.max(...after.factors.map((row: Row) => row.respondents ?? 0));
    expect(after.coverage.respondents).toBeGreaterThanOrEqual(most);
    expect(after.coverage.respondents).toBeLessThan(most + 5);
    const text = await runCtc(["profile", SURVEY, "--area", "Ryd"], named(...RULES));
    expect(text.out).toContain("- Borttagna svar från elever som uppger bruk av drogen");
    expect(text.out).toContain("ingen källa anger gränserna");
  });

  it("says on stderr which named rule has nothing to judge by", async () => {
    const { err, exitCode } = await runCtc(["profile", SURVEY, "--json"], named("speed"));
    expect(exitCode).toBe(0);
    expect(err).toContain("Regeln speed tar inte bort någon");
  });

  it("refuses a rule that the instrument does not have", async () => {
    const { err, exitCode } = await profile(named("fictitious_drugs"));
    expect(exitCode).toBe(2);
    expect(err).toContain("fictitious_drug");
    expect((await profile(named("speed", "speed"))).exitCode).toBe(2);
  });
});

/** A file with one of everything that can be wrong. */
const FLAWED = [
  "id,area,grade,school,when,alcohol_30d,alcohol_lifetime,family_conflict_1,family_conflict_2,comment",
  "1,Ryd,7,Norra,2024-04-15,1,1,4,1,none of your business",
  "2,Ryd,åk 19,Norra,2024-04-16,9,2,3,2,",
  "1,,9,Norra,soon,7,1,min mobil är 070,3,",
  "4,Ryd,9,Södra,2024-04-22,2,2,1,4,",
  "",
].join("\n");
const POPULATION = "school,pupils\nNorra,4\nSödra,20\n";
const flawed = (files: MemoryFiles, ...args: string[]) =>
  runCtc(["check", "in.csv", "--json", "--quiet", ...args], { "in.csv": FLAWED, ...files });

describe("ctc check on a file with flaws", () => {
  it("names rows, columns and undeclared codes, and nothing that a pupil wrote", async () => {
    const { out } = await flawed({});
    const found = JSON.parse(out);
    expect(found.duplicates.sameId).toEqual([[2, 4]]);
    expect(found.outOfRange).toEqual([
      { column: "family_conflict_1", item: "family_conflict_1", text: null, rows: [4], cells: 1 },
      { column: "alcohol_30d", item: "alcohol_30d", text: "9", rows: [3], cells: 1 },
    ]);
    expect(found.unknownGroups).toMatchObject([{ item: "grade", text: null, rows: [3] }]);
    expect(found.unplaced).toEqual({ area: null, grade: 0, gender: null });
    expect(out).not.toContain("070");
    expect(out).not.toContain("business");
    expect(found.columns.at(-1)).toMatchObject({ column: "comment", use: "unused", codes: null });
  });

  it("withholds what describes so few respondents", async () => {
    const found = JSON.parse((await flawed({})).out);
    expect(found.survey.rows).toBeNull();
    expect(found.total).toMatchObject({ status: "withheld", respondents: null });
    for (const { respondents } of found.honesty.rules) expect(respondents).toBeNull();
    expect(found.honesty.figures.every(({ all }: { all: { value: null } }) => !all.value)).toBe(
      true,
    );
    const conflict = found.reliability.find(
      ({ scale }: { scale: string }) => scale === "family_conflict",
    );
    expect(conflict).toBeUndefined();
  });

  it("follows the field work by school where a date column is named", async () => {
    const files = { "population.csv": POPULATION };
    const { out } = await flawed(files, "--date", "when", "--population", "population.csv");
    const { fieldWork, problems } = JSON.parse(out);
    expect(fieldWork.weeks).toEqual(["2024-W16", "2024-W17"]);
    expect(fieldWork.unreadable).toEqual([{ reason: "form", rows: [4], cells: 1 }]);
    expect(fieldWork.schools).toMatchObject([
      { school: "Norra", pupils: 4, answers: [null, null] },
      { school: "Södra", pupils: 20, answers: [0, null], rates: [0, null] },
    ]);
    expect(problems.map(({ rule }: { rule: string }) => rule)).toContain("date-unreadable");
  });

  it("stands by the date column that was named where none of it can be read", async () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `${at % 10 === 0 ? "" : "Norra"},4/5/2024,1`,
    );
    const files = { "in.csv": ["school,when,alcohol_30d", ...rows, ""].join("\n") };
    const run = await runCtc(
      ["check", "in.csv", "--date", "when", "--fail-on", "date-unreadable"],
      files,
    );
    expect(run.exitCode).toBe(1);
    expect(run.err).toContain("No date in column when can be read.");
    expect(run.out).toContain("| date-unreadable | dates that cannot be read | to look at | 30 |");
    expect(run.out).toContain("| no-school | pupils without a school | to look at | × |");
    expect(run.out).toContain(
      "Day or month first? The column does not show it: 30 rows (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …).",
    );
  });

  it("tells in Swedish of a mistyped year and of those without a school", async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `${at < 12 ? "" : "Norra"},15.4.2024,1`);
    const files = {
      "in.csv": ["school,when,alcohol_30d", ...rows, "Norra,15.4.2042,1", ""].join("\n"),
    };
    const run = await runCtc(
      ["check", "in.csv", "--date", "when", "--lang", "sv", "--fail-on", "date-outlier,no-school"],
      files,
    );
    expect(run.err).toContain("no-school, date-outlier");
    expect(run.out).toContain("| Skola | Elever | 2024-W16 |");
    expect(run.out).toContain("| Utan skola | .. | ca 10 |");
    expect(run.out).toContain("Minst 30 veckor från mediandatumet");
    expect(run.out).toContain("1 rad (42).");
  });

  it("reads a column as two questions only to say so", async () => {
    const project = `schema: ctc-project/1
waves:
  "2024":
    file: in.csv
    items: { alcohol_30d: alcohol_lifetime }
`;
    const { out } = await flawed({ "ctc.yaml": project });
    expect(JSON.parse(out).items.mappedTwice).toEqual([
      { column: "alcohol_lifetime", items: ["alcohol_lifetime", "alcohol_30d"] },
    ]);
  });

  it("finds who was too quick, where a column says how long it took", async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `${at % 4},${at < 12 ? "1:59" : "10:00"}`);
    const files = { "in.csv": ["family_conflict_1,interviewtime", ...rows, ""].join("\n") };
    const { honesty } = JSON.parse((await flawed(files)).out);
    const speed = honesty.rules.find(({ rule }: { rule: { id: string } }) => rule.id === "speed");
    expect(speed).toMatchObject({ usable: true, applied: false, respondents: 10 });
  });

  it("warns of a question that goes against its scale", async () => {
    const rows = Array.from({ length: 30 }, (_, at) => {
      const code = 1 + (at % 4);
      return `${code},${code},${5 - code}`;
    });
    const header = "family_conflict_1,family_conflict_2,family_conflict_3";
    const files = { "in.csv": [header, ...rows, ""].join("\n") };
    const { out, err, exitCode } = await runCtc(
      ["check", "in.csv", "--fail-on", "item-rest"],
      files,
    );
    expect(exitCode).toBe(1);
    expect(err).toContain("item-rest");
    expect(out).toContain("family_conflict_3 goes against the rest of family_conflict (−1.00).");
  });
});

describe("ctc check of columns that say something else", () => {
  const instrument = JSON.stringify({
    schema: "ctc-instrument/1",
    id: "own",
    version: "1",
    title: { en: "Our own" },
    source: { citation: "made for a test", licence: "none" },
    columns: { area: ["area"], grade: ["grade"], gender: ["gender"] },
    groups: { gender: {}, grade: {} },
    missing: { blank: [""], codes: {} },
    answers: {
      yes2: [
        { code: 1, en: "no", sv: "nej" },
        { code: 2, en: "yes", sv: "ja" },
      ],
    },
    items: [
      ["q1", "My parents have clear rules at home."],
      ["q2", "Where would you turn if you needed help?"],
      ["q3", "I look forward to going to school."],
    ].map(([id, en]) => ({ id, text: { en }, answers: "yes2", status: "proposal" })),
    scales: [],
    behaviours: [],
    cumulative: [],
  });
  const project = "schema: ctc-project/1\ninstrument: ./own.json\n";
  const run = (content: string, ...args: readonly string[]) =>
    runCtc(["check", "in.csv", ...args], {
      "in.csv": content,
      "own.json": instrument,
      "ctc.yaml": project,
    });
  const swapped =
    "q1. Where would you turn if you needed help?,q2. My parents have clear rules at home.,q3. Do you like dogs?\n1,2,1\n";

  it("lists all of them, and leaves those unread that say another question", async () => {
    const { out, exitCode } = await run(swapped, "--json");
    expect(exitCode).toBe(0);
    const { items, problems } = JSON.parse(out);
    expect(problems.slice(0, 2)).toEqual([
      { rule: "question-contradicts", severity: "error", count: 2 },
      { rule: "question-differs", severity: "warning", count: 1 },
    ]);
    expect(items).toMatchObject({ found: 1, missing: [] });
  });

  it("fails where it is told to, in words", async () => {
    expect((await run(swapped, "--fail-on", "error")).exitCode).toBe(1);
    expect((await run(swapped, "--fail-on", "question-differs")).exitCode).toBe(1);
    const { out } = await run(swapped, "--lang", "sv");
    expect(out).toContain(
      "läses inte: frågan för q2 ska vara ”Where would you turn if you needed help?”",
    );
    expect(out).toContain(
      "Kolumnen q3. Do you like dogs? läses som q3 efter sitt namn, men i filen står",
    );
  });
});

describe("ctc check, when it cannot be done", () => {
  it.each([
    ["an unknown rule", ["--fail-on", "typos"], 2, "--fail-on typos"],
    ["no rule at all", ["--fail-on", ""], 2, "--fail-on"],
    ["a share above 1", ["--low-response", "40"], 2, "--low-response 40"],
    ["a date column that is not there", ["--date", "day"], 2, "in.csv has no column day"],
    ["a register that is not there", ["--population", "p.csv"], 2, "There is no file p.csv"],
  ])("%s", async (_name, args, exitCode, text) => {
    const run = await flawed({}, ...args);
    expect({ exitCode: run.exitCode, out: run.out }).toEqual({ exitCode, out: "" });
    expect(run.err).toContain(text);
  });

  it("a file without a school column, followed by date", async () => {
    const files = { "in.csv": "when,alcohol_30d\n2024-04-15,1\n" };
    const run = await flawed(files, "--date", "when");
    expect(run.exitCode).toBe(3);
    expect(run.err).toContain("school");
  });

  it("an output that would replace the survey", async () => {
    const run = await flawed({}, "--out", "in.csv");
    expect({ exitCode: run.exitCode, written: run.written }).toEqual({ exitCode: 2, written: {} });
  });

  it("a file that is empty", async () => {
    expect((await flawed({ "in.csv": "" })).exitCode).toBe(3);
  });
});
