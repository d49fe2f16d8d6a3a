import { describe, expect, it } from "vitest";
import { readDelimited } from "../../src/ingest/read-delimited.ts";
import { codeResponses } from "../../src/instrument/code-responses.ts";
import type { Wave } from "../../src/vocabulary/project.ts";
import { MISSING } from "../../src/vocabulary/responses.ts";
import { makeInstrument, makeItem } from "../support/make.ts";

const instrument = makeInstrument({ items: [makeItem("lna1"), makeItem("race")] });

const wave = (changes: Partial<Wave>): Wave => ({
  columns: {},
  items: {},
  answers: {},
  comparability: {},
  ...changes,
});

/** Coded answers to lna1, and the findings but for what every small file here lacks. */
function code(text: string, mapping?: Wave) {
  const table = readDelimited(new TextEncoder().encode(text), { file: "in.csv" });
  const { responses, findings } = codeResponses(table, {
    file: "in.csv",
    columns: {},
    wave: null,
    mapping,
    aliases: [],
    needsArea: false,
    instrument,
  });
  return {
    answers: [...(responses.answers.get("lna1") ?? [])],
    items: [...responses.answers.keys()],
    findings: findings.filter((finding) => finding.code !== "items-not-asked"),
  };
}

describe("LimeSurvey", () => {
  it.each([
    ["the code and the question text", "lna1. Jag trivs"],
    ["the row of an array", "Q1[lna1]"],
    ["the row of an array and the texts", "Q1[lna1]. Område [Jag trivs; bra]"],
  ])("finds an item under %s, and says so", (_, name) => {
    expect(code(`"id","${name}"\n"1","3"\n`)).toEqual({
      answers: [3],
      items: ["lna1"],
      findings: [{ code: "items-matched-by-code", items: 1, item: "lna1", column: name }],
    });
  });

  it.each([
    ["Q1[SQ001]", "Q1_SQ001"],
    ["Q1_SQ001", "Q1[SQ001]"],
    ["Q1[SQ001]", "Q1[SQ001]. Trivs du?"],
    ["Trivs du?", "Trivs du?"],
  ])("finds what is mapped to %s under %s", (mapped, name) => {
    const { answers } = code(`id,${name}\n1,2\n`, wave({ items: { lna1: mapped } }));
    expect(answers).toEqual([2]);
  });

  it("takes the exact name before any other form of it", () => {
    expect(code("lna1,Q1[lna1]\n1,4\n")).toEqual({ answers: [1], items: ["lna1"], findings: [] });
  });

  it("never takes a name that only ends in the code, nor another case of it", () => {
    for (const name of ["old_lna1", "dik_lna1", "lna1nyckel", "LNA1", "Q1[LNA1]", "xlna1"]) {
      expect(() => code(`${name},x\n1,2\n`)).toThrow("items-missing");
    }
  });

  it("refuses to choose between two arrays with the same row", () => {
    expect(() => code("Q1[lna1],Q2[lna1]\n1,2\n")).toThrow(
      'item-column-ambiguous {"file":"in.csv","item":"lna1","candidates":"Q1[lna1], Q2[lna1]"}',
    );
  });

  it("reads texts behind the apostrophe guard, and what was not shown", () => {
    const answers = { yes4: { "-1": 1, "= mycket": 4 } };
    const text = `lna1,x\n'-1,1\n"'= mycket",1\nN/A,1\n,1\n`;
    const { not_applicable, blank } = MISSING;
    expect(code(text, wave({ answers })).answers).toEqual([1, 4, not_applicable, blank]);
  });

  it('takes "other" for no answer of the set, and reports it', () => {
    expect(code("lna1,x\n-oth-,1\n2,1\n")).toMatchObject({
      answers: [MISSING.out_of_range, 2],
      findings: [{ code: "code-out-of-range", text: "-oth-", row: 2, cells: 1 }],
    });
  });
});

describe("a question that allows several answers is not taken for one that does not", () => {
  it.each([
    ["REDCap", "race___1,race___2,race___3", "race___1", 3],
    ["LimeSurvey", "race[SQ001],race[SQ002],x", "race[SQ001]", 2],
    ["LimeSurvey's short form", "race_SQ001,race_SQ002,x", "race_SQ001", 2],
  ])("%s: a column for each choice", (_, header, column, columns) => {
    const { items, findings } = code(`lna1,${header}\n1,1,0,1\n`);
    expect(items).toEqual(["lna1"]);
    expect(findings).toEqual([{ code: "item-in-several-columns", item: "race", column, columns }]);
  });

  it("Microsoft Forms: every choice ends with a semicolon, also a single one", () => {
    expect(code("lna1;race\n1;ja;\n2;ja;nej;\n".replace(/;(ja.*)$/gm, ';"$1"'))).toMatchObject({
      items: ["lna1"],
      findings: [{ code: "column-unfit", reason: "multiple_choice", column: "race", item: "race" }],
    });
  });

  it("Google Forms: choices parted by a comma and a blank; the time stamp is no answer", () => {
    const text = 'Tidsstämpel,Trivs du?\n2024-03-01 10.00.00,"ja, nej"\n2024-03-01 10.02.00,ja\n';
    expect(code(text, wave({ items: { lna1: "Trivs du?" } }))).toEqual({
      answers: [MISSING.several_ticked, 3],
      items: ["lna1"],
      findings: [],
    });
  });

  it("paper: an answer with two ticks is missing, the others stand", () => {
    expect(code("lna1,x\n1;2,1\n3,1\n").answers).toEqual([MISSING.several_ticked, 3]);
  });
});

describe("a ready-made variable is not taken for answers", () => {
  it.each([
    ["0 and 100, as dik… columns have", ["0", "100", "", "0"]],
    ["0 and 1, as …nyckel columns have", ["1", "0", "999", "1"]],
  ])("%s", (_, cells) => {
    const text = `race,dik1\n${cells.map((cell) => `1,${cell}`).join("\n")}\n`;
    expect(code(text, wave({ items: { lna1: "dik1" } }))).toEqual({
      answers: [],
      items: ["race"],
      findings: [{ code: "column-unfit", reason: "ready_made", column: "dik1", item: "lna1" }],
    });
  });

  it("unless the wave says what 0 means, and not where other answers stand too", () => {
    const mapped = wave({ answers: { yes4: { "0": 1, "1": 4 } } });
    expect(code("lna1,x\n0,1\n1,1\n", mapped).answers).toEqual([1, 4]);
    expect(code("lna1,x\n0,1\n1,1\n2,1\n").answers).toEqual([MISSING.out_of_range, 1, 2]);
  });
});

describe("table signs and what programs write for nothing", () => {
  it("takes ., .. and - for blanks unless the instrument or the wave says otherwise", () => {
    const text = "lna1,x\n..,1\n-,1\n–,1\n.,1\n1,1\n";
    const { blank, no_answer, not_applicable } = MISSING;
    expect(code(text)).toMatchObject({ answers: [blank, blank, blank, blank, 1], findings: [] });
    const own = wave({ missing: { "..": "no_answer", "-": "not_applicable" } });
    const stated = [no_answer, not_applicable, not_applicable, blank, 1];
    expect(code(text, own).answers).toEqual(stated);
    const answers = wave({ answers: { yes4: { "-": 1, "..": 4 } } });
    const coded = code(`${text}2,1\n3,1\n4,1\n`, answers).answers;
    expect(coded).toEqual([4, 1, 1, blank, 1, 2, 3, 4]);
  });

  it("takes - for the answer that it is in an instrument", () => {
    const signs = [
      { code: 1, en: "-" },
      { code: 2, en: "+" },
    ];
    const own = makeInstrument({ answers: { yes4: signs }, items: [makeItem("lna1")] });
    const table = readDelimited(new TextEncoder().encode("lna1,x\n-,1\n+,1\n"), {
      file: "in.csv",
    });
    const request = { columns: {}, wave: null, mapping: undefined, aliases: [], needsArea: false };
    const { responses } = codeResponses(table, { ...request, file: "in.csv", instrument: own });
    expect([...(responses.answers.get("lna1") ?? [])]).toEqual([1, 2]);
  });

  it("knows NA, <NA>, nan and #NULL! as blanks", () => {
    const { answers, findings } = code("lna1,x\nNA,1\n<NA>,1\nnan,1\n#NULL!,1\n04,1\n");
    expect(answers).toEqual([...new Array(4).fill(MISSING.blank), 4]);
    expect(findings).toEqual([]);
  });

  it("never makes an area or a grade of them", () => {
    const table = readDelimited(
      new TextEncoder().encode("area,grade,lna1\n-,..,1\nNA,NA,1\nN/A,<NA>,1\nRyd,9,1\n"),
      { file: "in.csv" },
    );
    const { responses } = codeResponses(table, {
      file: "in.csv",
      columns: {},
      wave: null,
      mapping: undefined,
      aliases: [],
      needsArea: true,
      instrument,
    });
    expect(responses.area.names).toEqual(["Ryd"]);
    expect([...responses.area.of]).toEqual([-1, -1, -1, 0]);
    expect([...responses.grade.of]).toEqual([-1, -1, -1, 0]);
  });
});
