import { beforeAll, describe, expect, it } from "vitest";
import { reportToMarkdown } from "../../src/render/markdown.ts";
import { checkToReport } from "../../src/report/check-to-report.ts";
import type { CheckReport, CheckRule } from "../../src/vocabulary/check.ts";
import { CHECK_SEVERITY } from "../../src/vocabulary/check.ts";
import type { Finding } from "../../src/vocabulary/finding.ts";
import { runCtc } from "../support/memory-io.ts";

const FILE = [
  "id,school,when,grade,alcohol_30d,alcohol_lifetime,family_conflict_1,family_conflict_2",
  "1,Norra,2024-04-15,7,1,1,4,1",
  "2,Norra,soon,9,9,1,2,3",
  "",
].join("\n");

const FINDINGS: readonly Finding[] = [
  { code: "area-spellings-merged", area: "Ryd", spellings: ["RYD", "Ryd"] },
  { code: "column-matched-by-name", role: "grade", column: "grade" },
  { code: "column-not-used", role: "weight", column: "vikt" },
  { code: "column-unfit", reason: "ready_made", column: "a", item: "b" },
  { code: "column-unfit", reason: "multiple_choice", column: "a", item: "b" },
  { code: "item-in-several-columns", item: "a", column: "a_1", columns: 3 },
  { code: "items-matched-by-code", items: 2, item: "a", column: "Q1[a]" },
  { code: "population-area-unknown", area: "Ingenstans" },
  { code: "questions-unchecked", items: 1 },
  {
    code: "value-label-differs",
    column: "a",
    item: "b",
    text: "1",
    label: "<b>helt|fel</b>",
    expected: "NO!",
    columns: 1,
  },
];

let check: CheckReport;
beforeAll(async () => {
  const files = { "in.csv": FILE, "p.csv": "school,pupils\nNorra,4\n" };
  const args = ["--date", "when", "--population", "p.csv", "--json", "--quiet"];
  const found = JSON.parse((await runCtc(["check", "in.csv", ...args], files)).out);
  const rules = Object.keys(CHECK_SEVERITY) as CheckRule[];
  const problems = rules.map((rule, at) => ({ rule, severity: CHECK_SEVERITY[rule], count: at }));
  const duplicates = { sameId: [[2, 3]], sameAnswers: [[2, 3]], answersNeeded: 20 };
  check = { ...found, problems, duplicates, findings: FINDINGS };
});

describe.each(["en", "sv"] as const)("a check in words, %s", (language) => {
  const text = () => reportToMarkdown(checkToReport(check), language);

  it("has words for every rule and every finding, with every slot filled", () => {
    expect(text()).not.toMatch(/\{\w+\}/);
    for (const rule of Object.keys(CHECK_SEVERITY)) expect(text()).toContain(`| ${rule} |`);
    expect(text()).toContain("Ingenstans");
    expect(text()).toContain("2024-W16");
  });

  it("keeps what others wrote as text", () => {
    expect(text()).toContain("\\<b\\>helt\\|fel\\</b\\>");
    expect(text()).not.toContain("<b>");
  });

  it("has words for every reason that a date cannot be read for, with the rows", () => {
    const reasons = ["empty", "order", "day-number", "form"] as const;
    const unreadable = reasons.map((reason, at) => ({ reason, rows: [7], cells: at + 1 }));
    const work = check.fieldWork;
    if (work === null) throw new Error("no field work");
    const outlying = { rows: [7], cells: 9 };
    const weeks = reportToMarkdown(
      checkToReport({ ...check, fieldWork: { ...work, unreadable, outlying } }),
      language,
    );
    const ends = language === "sv" ? ["rad", "rader"] : ["row", "rows"];
    expect(weeks).toContain(`: 1 ${ends[0]} (7).`);
    for (const cells of [2, 3, 4, 9]) expect(weeks).toContain(`: ${cells} ${ends[1]} (7, …).`);
    expect(weeks).not.toMatch(/\{\w+\}/);
  });

  it("rounds nothing in words where the policy is open", () => {
    const work = check.fieldWork;
    if (work === null) throw new Error("no field work");
    const noSchool = { respondents: 3, answers: [2] };
    const open = { ...check, policy: { id: "open", open: true }, fieldWork: { ...work, noSchool } };
    const words = reportToMarkdown(checkToReport(open), language);
    expect(words).toContain(language === "sv" ? "Elever utan skola: 3." : "without a school: 3.");
    expect(words).toContain(
      language === "sv" ? "| Utan skola | .. | 2 |" : "| No school | .. | 2 |",
    );
  });

  it("says for whom it is before anything else", () => {
    const [title = "", owner = ""] = text().split("\n\n");
    expect(title).toMatch(/^# /);
    expect(owner).toMatch(language === "sv" ? /^> För den som äger/ : /^> For the person who owns/);
  });
});

it("says that nothing was found where nothing was", () => {
  const clean = { ...check, problems: [] };
  expect(reportToMarkdown(checkToReport(clean), "en")).toContain("Nothing to correct.");
});
