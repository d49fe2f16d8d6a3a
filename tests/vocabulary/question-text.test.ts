import { describe, expect, it } from "vitest";
import {
  allQuestionForms,
  foldQuestion,
  printedQuestion,
} from "../../src/vocabulary/question-text.ts";
import type { TextColumn } from "../../src/vocabulary/table.ts";
import { repositoryFiles, runCtc } from "../support/memory-io.ts";

const column = (name: string, label?: string): TextColumn => ({
  name,
  texts: [],
  index: new Uint8Array(0),
  ...(label === undefined ? {} : { label }),
});

describe("what a column says about its question", () => {
  it.each([
    // As R 4.2.2 prints make.names() of the texts on the right.
    ["Hur.ofta.har.du.druckit.alkohol.", "Hur ofta har du druckit alkohol?"],
    ["I.like.my.neighborhood.", "I like my neighborhood."],
    [
      "Det.finns.vuxna.som.jag.kan.prata.med..om.något.viktigt",
      "Det finns vuxna som jag kan prata med, om något viktigt",
    ],
    ["F12..Hur.ofta.har.du.rökt.", "F12. Hur ofta har du rökt?"],
    [
      "My.parents..father.or.mother..notice.when.I.am.doing.a.good.job",
      "My parents (father or mother) notice when I am doing a good job",
    ],
  ])("%s, as R writes a header, is the question", (name, question) => {
    const printed = printedQuestion(column(name)) ?? "";
    const forms = allQuestionForms(question);
    expect(allQuestionForms(printed).some((form) => forms.includes(form))).toBe(true);
    expect(forms).toContain(foldQuestion(question));
  });

  it.each([
    "q1.a.2",
    "v1.area.code",
    "school.id",
    "area.home.code",
    "F103f",
    "riskfaktor_1",
    "a.b.c.d.e",
  ])("%s is a name and no question", (name) => {
    expect(printedQuestion(column(name))).toBeNull();
  });

  it("is its label before its header", () => {
    expect(printedQuestion(column("Hur.ofta.har.du.rökt", "Hur ofta snusar du?"))).toBe(
      "Hur ofta snusar du?",
    );
  });
});

it("an export that went through R is proposed as the export itself is", async () => {
  const path = "data-samples/platform/linkoping-2024-platform.csv";
  const bytes = repositoryFiles(path)[path];
  if (bytes === undefined || typeof bytes === "string") throw new Error("no sample");
  const lines = new TextDecoder("windows-1252").decode(bytes).split(/\r?\n/);
  const at = lines.findIndex((line) => line.split(";").length > 10);
  const dotted = (lines[at] ?? "").replace(/[^;\p{L}\p{N}_]/gu, ".");
  const table = [dotted, ...lines.slice(at + 1)].join("\n");
  const plain = [lines[at], ...lines.slice(at + 1)].join("\n");
  const items = async (text: string): Promise<string[]> => {
    const argv = ["init", "s.csv", "--wave", "2024", "--out", "-", "--yes"];
    const { out } = await runCtc(argv, { "s.csv": text });
    return out.split("\n").flatMap((line) => /^ {6}([a-z0-9_]+): .*# /.exec(line)?.[1] ?? []);
  };
  const [before, after] = [await items(plain), await items(table)];
  expect(before.length).toBeGreaterThan(150);
  // "F2_2 Fights." became a name: too short to be told from one.
  expect(before.filter((item) => !after.includes(item)).length).toBeLessThanOrEqual(4);
  expect(after.filter((item) => !before.includes(item))).toEqual([]);
});
