import { describe, expect, it } from "vitest";
import { codeResponses } from "../../src/instrument/code-responses.ts";
import type { Instrument } from "../../src/vocabulary/instrument.ts";
import type { ColumnRequest } from "../../src/vocabulary/profile-request.ts";
import type { Wave } from "../../src/vocabulary/project.ts";
import { MISSING } from "../../src/vocabulary/responses.ts";
import type { Table } from "../../src/vocabulary/table.ts";
import { makeInstrument, makeItem, makeTable } from "../support/make.ts";

const RULES = "Mina föräldrar har tydliga regler för vad jag får göra";
const HELP = "Vart skulle du vända dig om du behövde hjälp?";

const instrument = makeInstrument({
  items: [
    makeItem("rules", { text: { en: "My parents have clear rules.", sv: RULES } }),
    makeItem("help", { text: { en: "Where would you turn for help?", sv: HELP } }),
  ],
});

const wave = (changes: Partial<Wave>): Wave => ({
  columns: {},
  items: {},
  answers: {},
  comparability: {},
  ...changes,
});

function code(
  table: Table,
  mapping?: Wave,
  changes: Partial<ColumnRequest> = {},
  own?: Instrument,
) {
  const request: ColumnRequest = {
    file: "in.sav",
    columns: {},
    wave: null,
    mapping,
    aliases: [],
    needsArea: false,
    ...changes,
  };
  return codeResponses(table, { ...request, instrument: own ?? instrument });
}

/** A table of one row whose columns carry question texts, as SPSS files have them. */
function labelled(labels: Readonly<Record<string, string>>): Table {
  const table = makeTable(Object.keys(labels), [Object.keys(labels).map(() => "3")]);
  const columns = table.columns.map((column) => ({ ...column, label: labels[column.name] ?? "" }));
  return { ...table, columns };
}

describe("the same column name in another year", () => {
  const mapping = wave({ items: { rules: "f54a" }, questions: { rules: RULES } });

  it("is read where the column still prints the same question", () => {
    const { responses, findings } = code(labelled({ f54a: `54a. ${RULES}.` }), mapping);
    expect([...(responses.answers.get("rules") ?? [])]).toEqual([3]);
    expect(findings.map(({ code: finding }) => finding)).not.toContain("questions-unchecked");
  });

  it("is refused where the question moved to f55a and f54a asks something else", () => {
    const renumbered = labelled({ f54a: HELP, f55a: RULES });
    expect(() => code(renumbered, mapping)).toThrow(
      `item-question-differs {"file":"in.sav","column":"f54a","item":"rules","found":"${HELP}","expected":"${RULES}"}`,
    );
    const corrected = wave({ ...mapping, items: { rules: "f55a" } });
    expect([...(code(renumbered, corrected).responses.answers.get("rules") ?? [])]).toEqual([3]);
  });

  it("is refused without a stated question too, where it is word for word another item's", () => {
    const unstated = wave({ items: { rules: "f54a" } });
    expect(() => code(labelled({ f54a: HELP }), unstated)).toThrow("item-question-differs");
    expect(() => code(labelled({ f54a: "Något helt annat här" }), unstated)).not.toThrow();
  });

  it("is refused where the question text is the header itself", () => {
    const column = `F54_1 ${HELP}`;
    const table = makeTable([column], [["3"]]);
    const stated = wave({ items: { rules: column }, questions: { rules: RULES } });
    expect(() => code(table, stated)).toThrow("item-question-differs");
  });

  it("is told apart by case alone: f54a and F54a are two columns", () => {
    const table = makeTable(["f54a", "F54a"], [["1", "4"]]);
    const answers = code(table, wave({ items: { rules: "f54a", help: "F54a" } })).responses.answers;
    expect([...(answers.get("rules") ?? []), ...(answers.get("help") ?? [])]).toEqual([1, 4]);
    expect(() => code(table, wave({ items: { rules: "F54A" } }))).toThrow("column-named-missing");
  });

  it("cannot be checked where the file has names only, and that is said", () => {
    const { findings } = code(makeTable(["f54a"], [["3"]]), mapping);
    expect(findings).toContainEqual({ code: "questions-unchecked", items: 1 });
  });

  it.each([
    [
      "other quotes, dashes and blanks",
      "  MINA föräldrar—har “tydliga” regler\nför vad jag får göra! ",
    ],
    ["accents lost on the way", "mina foraldrar har tydliga regler for vad jag far gora"],
    ["cut off after forty letters or more", "mina foraldrar har tydliga regler for vad jag"],
    ["as the row of a matrix question", `Hur är det hemma? [${RULES}]`],
  ])("is recognised with %s", (_, label) => {
    expect(() => code(labelled({ f54a: label }), mapping)).not.toThrow();
  });

  it("is not recognised by a short start, which several questions share", () => {
    expect(() => code(labelled({ f54a: "Mina föräldrar har" }), mapping)).toThrow(
      "item-question-differs",
    );
  });
});

describe("value labels against the instrument's answers", () => {
  const table = (valueLabels: ReadonlyMap<string, string>): Table => {
    const read = makeTable(["rules"], [["1"], ["4"]]);
    return { ...read, columns: read.columns.map((column) => ({ ...column, valueLabels })) };
  };
  const turned = new Map([
    ["1", "JA!"],
    ["2", "ja"],
    ["3", "nej"],
    ["4", "NEJ!"],
  ]);

  it("refuses the same answers coded in the other order", () => {
    expect(() => code(table(turned))).toThrow(
      'item-answers-differ {"file":"in.sav","column":"rules","item":"rules","code":1,"found":"JA!","expected":"NO!"}',
    );
  });

  it("reads them once the wave says what each code means, even where every code fits as it is", () => {
    const answers = { yes4: { "1": 4, "2": 3, "3": 2, "4": 1 } };
    const { responses } = code(table(turned), wave({ answers }));
    expect([...(responses.answers.get("rules") ?? [])]).toEqual([4, 1]);
  });

  it("refuses a code of the answer set that the file labels as no answer", () => {
    const dontKnow = table(new Map([["4", "Vet inte"]]));
    expect(() => code(dontKnow)).toThrow(/item-answers-differ.*"found":"Vet inte"/);
    const declared = dontKnow.columns.map((column) => ({
      ...column,
      declaredMissing: new Set(["4"]),
    }));
    const { responses } = code({ ...dontKnow, columns: declared });
    expect([...(responses.answers.get("rules") ?? [])]).toEqual([1, MISSING.dont_know]);
  });

  it("lets labels pass that agree, and refuses a column whose labels nobody knows", () => {
    expect(() => code(table(new Map([["1", "NEJ!"]])))).not.toThrow();
    expect(() => code(table(new Map([["1", "Aldrig"]])))).toThrow("item-answers-differ");
  });
});

describe("a wave's own words", () => {
  it("for a missing answer keep their reason", () => {
    const mapping = wave({ missing: { "Vill inte svara": "no_answer", "99": "no_answer" } });
    const table = makeTable(["rules"], [["Vill inte svara"], ["99"], ["2"]]);
    const { responses, findings } = code(table, mapping);
    const { no_answer } = MISSING;
    expect([...(responses.answers.get("rules") ?? [])]).toEqual([no_answer, no_answer, 2]);
    expect(findings).toEqual([{ code: "items-not-asked", items: 1, ofItems: 2 }]);
  });

  it("never turn an answer that the item counts as missing into an answer", () => {
    const own = makeInstrument({ items: [makeItem("a", { missing: { "4": "not_applicable" } })] });
    const mapping = wave({ answers: { yes4: { "Har inga föräldrar": 4 } } });
    const { responses } = code(makeTable(["a"], [["Har inga föräldrar"]]), mapping, {}, own);
    expect([...(responses.answers.get("a") ?? [])]).toEqual([MISSING.not_applicable]);
  });

  it.each(["ARSKURS", "Arskurs", "Årskurs", "årskurs"])("finds the grade under %s", (header) => {
    const { responses } = code(makeTable([header, "rules"], [["åk 9", "1"]]));
    expect(responses.grade.names).toEqual(["9"]);
  });

  it("a question without a column was not asked; it is not missing from anybody", () => {
    const { responses, findings } = code(makeTable(["rules"], [["1"]]));
    expect(responses.answers.has("help")).toBe(false);
    expect(findings).toContainEqual({ code: "items-not-asked", items: 1, ofItems: 2 });
  });

  it("a question marked as not asked is not read, even where a column has its name", () => {
    const mapping = wave({ comparability: { help: "not_asked" } });
    const { responses } = code(makeTable(["rules", "help"], [["1", "2"]]), mapping);
    expect([...responses.answers.keys()]).toEqual(["rules"]);
  });
});

describe("names of areas and waves", () => {
  it("in seven spellings are one area, and what was merged is reported", () => {
    const spellings = [
      "Södra skolan",
      "södra skolan",
      "SÖDRA SKOLAN",
      " Södra skolan ",
      "Södra  skolan",
      "So\u0308dra skolan",
      "Södra Skolan",
    ];
    const table = makeTable(
      ["area", "rules"],
      spellings.map((area) => [area, "1"]),
    );
    const { responses, findings } = code(table, undefined, { needsArea: true });
    expect(responses.area.names).toEqual(["Södra skolan"]);
    expect([...responses.area.of]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: "area-spellings-merged", area: "Södra skolan" }),
    );
  });

  it("keep their leading zeros: 0123, 0580 and 123 are three areas", () => {
    const codes = ["0123", "0580", "123"];
    const table = makeTable(
      ["area", "rules"],
      codes.map((area) => [area, "1"]),
    );
    const { responses } = code(table, undefined, { needsArea: true });
    expect(responses.area.names).toEqual(codes);
  });

  it("padded with blanks in the wave column are the same wave", () => {
    const table = makeTable(
      ["mätning", "rules"],
      [
        [" 2022 ", "1"],
        ["2022", "2"],
        ["2024", "3"],
      ],
    );
    const { responses, wave: found } = code(table, undefined, { wave: "2022" });
    expect(found).toBe("2022");
    expect([...(responses.answers.get("rules") ?? [])]).toEqual([1, 2]);
  });

  it("of pupils' homes and of their schools are two columns, and none is chosen for the user", () => {
    const table = makeTable(["Bostadsområde", "Stadsdel", "rules"], [["Skogås", "Farsta", "1"]]);
    const areaOf = (changes: Partial<ColumnRequest>) =>
      code(table, undefined, { needsArea: true, ...changes }).responses.area.names;
    expect(() => areaOf({})).toThrow(/column-role-ambiguous.*Bostadsområde, Stadsdel/);
    expect(areaOf({ columns: { area: ["Stadsdel"] } })).toEqual(["Farsta"]);
  });
});

describe("a column that is an item's by its name alone", () => {
  const differing = (table: Table, mapping?: Wave) =>
    code(table, mapping).findings.filter((each) => each.code === "question-differs");
  const dogs = "Do you like dogs?";

  it("is read, and named where it prints other words than the instrument has", () => {
    const table = labelled({ rules: dogs, help: HELP });
    expect([...(code(table).responses.answers.get("rules") ?? [])]).toEqual([3]);
    expect(differing(table)).toEqual([
      { code: "question-differs", column: "rules", item: "rules", printed: dogs },
    ]);
  });

  it.each([
    ["the words are much alike", "My parents have quite clear rules."],
    ["the column is numbered", `F54_1 ${RULES}`],
    ["the label only repeats the name", "rules"],
  ])("is not named where %s", (_, label) => {
    expect(differing(labelled({ rules: label }))).toEqual([]);
  });

  it("is held against what stands behind its code in a LimeSurvey heading", () => {
    const own = makeInstrument({
      items: [
        makeItem("rules_1", { text: { en: "No rules." } }),
        makeItem("rules_2", { text: { en: "No help." } }),
      ],
    });
    const cells = (...header: readonly string[]) => makeTable(header, [header.map(() => "3")]);
    const same = cells("rules_1. No rules.", "rules_2. No help.");
    expect(code(same, undefined, {}, own).findings.map((each) => each.code)).not.toContain(
      "question-differs",
    );
    const swapped = cells("rules_1. No help.", "rules_2. No rules.");
    expect(() => code(swapped, undefined, {}, own)).toThrow("item-question-differs");
  });

  it("is not named where the wave says how the question is printed, or which column it is", () => {
    const table = labelled({ rules: dogs });
    expect(differing(table, wave({ questions: { rules: dogs } }))).toEqual([]);
    expect(differing(table, wave({ items: { rules: "rules" } }))).toEqual([]);
  });

  it("is not named where the instrument has no words in the file's language", () => {
    const item = makeItem("rules", { text: { en: "My parents have clear rules." } });
    const english = makeInstrument({ items: [item] });
    const { findings } = code(labelled({ rules: RULES }), undefined, {}, english);
    expect(findings.map(({ code: finding }) => finding)).not.toContain("question-differs");
  });
});
