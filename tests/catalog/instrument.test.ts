import { describe, expect, test } from "vitest";
import { parseInstrument } from "../../src/catalog/instrument.ts";
import { change, refusal } from "./refusal.ts";

/** The example of the file format, as a municipality would write it. */
const EXAMPLE = `schema: ctc-instrument/1
id: own-survey
version: "2024.1"
title: { en: "Own survey", sv: "Egen enkät" }
source: { citation: "The municipality's own questions", licence: "CC0-1.0" }
columns: { area: area, grade: grade, gender: gender, school: school, weight: [base, rest] }
groups:
  gender: { girl: ["F", "Flicka", "2"], boy: ["M", "Pojke", "1"], other: ["Annan könstillhörighet", "3"] }
  grade: { 7: ["åk 7"], 9: ["åk 9"], 11: ["gy 2"] }
missing:
  blank: ["", "."]
  codes: { 996: not_applicable, 998: dont_know, 999: no_answer }
answers:
  agree4: [ { code: 1, en: "NO!", sv: "NEJ!" }, { code: 2, en: "no", sv: "nej" }, { code: 3, en: "yes", sv: "ja" }, { code: 4, en: "YES!", sv: "JA!" } ]
  siblings: [ { code: 0, en: "No" }, { code: 1, en: "Yes" }, { code: 9, en: "No siblings" } ]
  unknown: []
items:
  - { id: lna1, text: { en: "I'd like to get out." }, answers: agree4, status: verified }
  - { id: lna2, text: "I like my neighborhood.", answers: agree4 }
  - { id: sib, text: "Any of your brothers or sisters?", answers: siblings, missing: { 9: not_applicable } }
  - { id: scenario, text: "What would you do?", answers: unknown }
scales:
  - id: low_neighborhood_attachment
    kind: risk
    domain: community
    label: { en: "Low neighborhood attachment", sv: "Svag anknytning till bostadsområdet" }
    items: [ lna1, { item: lna2, reverse: true } ]
    score: mean
    minimumAnswered: 2
    status: verified
    cut: { operator: ">=", value: 2.5, source: "Own choice" }
  - id: siblings_risk
    kind: risk
    domain: family
    label: Siblings at risk
    items: [ { item: sib, recode: { 1: 5 } } ]
    score: sum
behaviours:
  - id: wants_out
    label: { en: "Want to get out" }
    counts: { item: lna1, in: [3, 4] }
    among: { item: lna1, answered: true }
  - id: wants_out_and_more
    label: "Want to get out, and more"
    counts:
      any:
        - { all: [ { item: lna1, atLeast: 3 }, { not: { item: lna2, atMost: 1 } } ] }
        - { count: [ { item: lna1, in: [4] }, { item: lna2, in: [4] } ], atLeast: 2 }
cumulative:
  - { id: many_risk, kind: risk, atLeast: 2, label: "Two or more risk factors" }
notMeasured: [ "Anxiety" ]
`;

const parse = (text: string) => parseInstrument(text, "own.yaml");

describe("what a user writes", () => {
  const instrument = parse(EXAMPLE);

  test("names one column or several for a role", () => {
    expect(instrument.columns.area).toEqual(["area"]);
    expect(instrument.columns.weight).toEqual(["base", "rest"]);
  });

  test("numbers as keys are text", () => {
    expect(Object.keys(instrument.groups.grade)).toEqual(["7", "9", "11"]);
    expect(instrument.missing.codes["999"]).toBe("no_answer");
  });

  test("a plain item id is an item that is not reversed", () => {
    expect(instrument.scales[0]?.items).toEqual([
      { item: "lna1", reverse: false },
      { item: "lna2", reverse: true },
    ]);
  });

  test("a plain text is English, and nothing is official without a status", () => {
    expect(instrument.items[1]?.text).toEqual({ en: "I like my neighborhood." });
    expect(instrument.items[1]?.status).toBe("proposal");
    expect(instrument.scales[0]?.labelStatus).toEqual({ en: "proposal", sv: "proposal" });
    expect(instrument.scales[1]?.label).toEqual({ en: "Siblings at risk" });
    expect(instrument.scales[1]?.labelStatus).toEqual({ en: "proposal" });
    expect(instrument.behaviours[0]?.labelStatus).toEqual({ en: "proposal" });
    expect(instrument.cumulative[0]?.status).toBe("proposal");
  });

  test("conditions keep their form", () => {
    expect(instrument.behaviours[0]?.among).toEqual({ item: "lna1", answered: true });
    expect(instrument.behaviours[1]?.counts).toEqual({
      any: [
        { all: [{ item: "lna1", atLeast: 3 }, { not: { item: "lna2", atMost: 1 } }] },
        {
          count: [
            { item: "lna1", in: [4] },
            { item: "lna2", in: [4] },
          ],
          atLeast: 2,
        },
      ],
    });
  });

  test("one status given leaves the other language a proposal", () => {
    const text = change(
      EXAMPLE,
      "label: Siblings at risk",
      "label: { en: a, sv: b }\n    labelStatus: { en: verified }",
    );
    expect(parse(text).scales[1]?.labelStatus).toEqual({ en: "verified", sv: "proposal" });
  });

  test("sections that are left out are empty", () => {
    const small = parse(`schema: ctc-instrument/1
id: small
version: 2
title: Small
source: { citation: c, licence: l }
answers: { yesno: [ { code: 0, en: "No" }, { code: 1, en: "Yes" } ] }
items: [ { id: "Q1[SQ001]", text: "?", answers: yesno } ]
`);
    expect(small).toEqual({
      schema: "ctc-instrument/1",
      id: "small",
      version: "2",
      title: { en: "Small" },
      source: { citation: "c", licence: "l" },
      columns: {},
      groups: { gender: {}, grade: {} },
      missing: { blank: ["", "."], codes: {} },
      answers: {
        yesno: [
          { code: 0, en: "No" },
          { code: 1, en: "Yes" },
        ],
      },
      items: [{ id: "Q1[SQ001]", text: { en: "?" }, answers: "yesno", status: "proposal" }],
      scales: [],
      behaviours: [],
      cumulative: [],
      notMeasured: [],
    });
  });
});

describe("keys and values that cannot be meant", () => {
  test.each([
    ["scales:", "scalez:", "scalez", 'unknown key "scalez"; the nearest known key is "scales"'],
    [
      "score: mean",
      "scroe: mean",
      "scales[0].scroe",
      'unknown key "scroe"; the nearest known key is "score"',
    ],
    [
      "{ item: lna1, in: [3, 4] }",
      "{ item: lna1, inn: [3, 4] }",
      "behaviours[0].counts.inn",
      'unknown key "inn"; the nearest known key is "in"',
    ],
    [
      "{ item: lna2, reverse: true }",
      "{ item: lna2, revers: true }",
      "scales[0].items[1].revers",
      'unknown key "revers"; the nearest known key is "reverse"',
    ],
    [
      "school: school",
      "shool: school",
      "columns.shool",
      'unknown key "shool"; the nearest known key is "school"',
    ],
    [
      "domain: community",
      "domain: neighbourhood",
      "scales[0].domain",
      "expected community, family, school or peer_individual",
    ],
    [
      "    kind: risk\n    domain: community\n",
      "    domain: community\n",
      "scales[0].kind",
      "is missing",
    ],
    ["id: own-survey\n", "", "id", "is missing"],
    ["schema: ctc-instrument/1", "schema: ctc-instrument/2", "schema", "expected ctc-instrument/1"],
    ["score: sum", "score: median", "scales[1].score", "expected mean, sum, max, min or count"],
    [
      '{ code: 1, en: "NO!", sv: "NEJ!" }',
      '{ code: 1.5, en: "NO!" }',
      "answers.agree4[0].code",
      "expected a whole number, found a number",
    ],
    [
      '{ code: 1, en: "NO!", sv: "NEJ!" }',
      '{ code: -32768, en: "NO!" }',
      "answers.agree4[0].code",
      "a code is a whole number from -32761 to 32767",
    ],
    [
      '{ id: lna2, text: "I like my neighborhood."',
      "{ id: lna2, text: 1.5",
      "items[1].text",
      "expected text, found a number; quote it",
    ],
    [
      '{ id: lna2, text: "I like my neighborhood."',
      "{ id: lna2, text: { sv: Hej }",
      "items[1].text.en",
      "is missing",
    ],
    [
      '7: ["åk 7"]',
      'åk7: ["åk 7"]',
      "groups.grade.åk7",
      "a grade is a whole number such as 9; gymnasiet år 1 to 3 are 10 to 12",
    ],
    ["id: siblings_risk", "id: a/b", "scales[1].id", "an id is made of letters, digits, _ . and -"],
    [
      "minimumAnswered: 2",
      "minimumAnswered: 0",
      "scales[0].minimumAnswered",
      "expected a number of items, a share between 0 and 1, or all",
    ],
    [
      "minimumAnswered: 2",
      "minimumAnswered: 1.5",
      "scales[0].minimumAnswered",
      "expected a number of items, a share between 0 and 1, or all",
    ],
    ["answered: true", "answered: false", "behaviours[0].among.answered", "expected true"],
    [
      "999: no_answer",
      "999: refused",
      'missing.codes["999"]',
      "expected not_asked, blank, dont_know, not_applicable, no_answer, several_ticked or out_of_range",
    ],
  ])("%j → %j", (piece, replacement, place, problem) => {
    const { code, facts } = refusal(() => parse(change(EXAMPLE, piece, replacement)));
    expect(code).toBe("config-invalid");
    expect(facts).toMatchObject({ file: "own.yaml", place, problem });
  });

  test("the first problem is told with its line, and the others are counted", () => {
    const text = change(change(EXAMPLE, "score: sum", "score: median"), "version:", "verson:");
    // verson is unknown, version is missing, median is no rule
    expect(refusal(() => parse(text)).facts).toEqual({
      file: "own.yaml",
      place: "verson",
      problem: 'unknown key "verson"; the nearest known key is "version"',
      line: 3,
      more: 2,
    });
  });

  test("a file that is a list, or empty, is told so", () => {
    const facts = { place: "top level", problem: "expected keys with values, found a list" };
    expect(refusal(() => parse("- a")).facts).toMatchObject(facts);
    expect(refusal(() => parse("")).facts).toMatchObject({
      place: "top level",
      problem: "expected keys with values, found nothing",
    });
  });
});

describe("parts that do not fit each other", () => {
  test.each([
    ["- { id: scenario,", "- { id: lna2,", "items[3].id", 'the item id "lna2" stands twice'],
    [
      "answers: siblings,",
      "answers: sibling,",
      "items[2].answers",
      'there is no answer set "sibling"; the nearest is "siblings"',
    ],
    [
      "missing: { 9:",
      "missing: { 8:",
      'items[2].missing["8"]',
      'the code 8 is not an answer of "siblings"',
    ],
    [
      "{ item: lna2, reverse: true }",
      "lna1",
      "scales[0].items[1]",
      'the item "lna1" stands twice in this scale',
    ],
    [
      "[ lna1, {",
      "[ lna, {",
      "scales[0].items[0].item",
      'there is no item "lna"; the nearest is "lna1"',
    ],
    [
      "recode: { 1: 5 }",
      "recode: { 2: 5 }",
      'scales[1].items[0].recode["2"]',
      'the code 2 is not an answer of "siblings"',
    ],
    [
      "{ item: sib, recode: { 1: 5 } }",
      "scenario",
      "scales[1].items[0]",
      'the answer set "unknown" has no codes to score',
    ],
    [
      "minimumAnswered: 2",
      "minimumAnswered: 3",
      "scales[0].minimumAnswered",
      "3 answered items are asked for, but the scale has 2",
    ],
    [
      "id: wants_out\n",
      "id: siblings_risk\n",
      "behaviours[0].id",
      'the id "siblings_risk" already names another measure',
    ],
    [
      "id: many_risk",
      "id: wants_out",
      "cumulative[0].id",
      'the id "wants_out" already names another measure',
    ],
    [
      "in: [3, 4]",
      "in: [3, 5]",
      "behaviours[0].counts.in[1]",
      'the code 5 is not an answer of "agree4"',
    ],
    [
      "{ item: lna1, in: [3, 4] }",
      "{ item: sib, in: [9] }",
      "behaviours[0].counts.in[0]",
      'the code 9 is not an answer of "siblings"',
    ],
    [
      "{ item: lna1, answered: true }",
      "{ item: lna9, answered: true }",
      "behaviours[0].among.item",
      'there is no item "lna9"; the nearest is "lna1"',
    ],
    [
      "atLeast: 3 }",
      "atLeast: 5 }",
      "behaviours[1].counts.any[0].all[0].atLeast",
      "5 is outside the codes of the item, 1 to 4",
    ],
    [
      "{ item: lna2, atMost: 1 }",
      "{ item: sib, atMost: 9 }",
      "behaviours[1].counts.any[0].all[1].not.atMost",
      "9 is outside the codes of the item, 0 to 1",
    ],
    [
      "{ item: lna2, atMost: 1 }",
      "{ item: scenario, atMost: 1 }",
      "behaviours[1].counts.any[0].all[1].not.atMost",
      "1 is outside the codes of the item, which has none",
    ],
    [
      "], atLeast: 2 }",
      "], atLeast: 3 }",
      "behaviours[1].counts.any[1].atLeast",
      "3 of 2 conditions can never be true",
    ],
    [
      '{ code: 2, en: "no", sv: "nej" }',
      '{ code: 1, en: "no", sv: "nej" }',
      "answers.agree4[1]",
      "the code 1 stands twice",
    ],
    [
      '{ code: 2, en: "no", sv: "nej" }',
      '{ code: 2, en: " No! " }',
      "answers.agree4[1]",
      'the answer " No! " stands twice',
    ],
    [
      '{ code: 2, en: "no", sv: "nej" }',
      '{ code: 2, en: "no", sv: "ja" }',
      "answers.agree4[2]",
      'the answer "ja" stands twice',
    ],
    [
      "999: no_answer",
      "9: no_answer",
      "answers.siblings[2].code",
      "the code 9 is declared as missing",
    ],
    [
      '"Pojke", "1"',
      '"flicka", "1"',
      "groups.gender.boy[1]",
      '"flicka" already means another gender',
    ],
    ['11: ["gy 2"]', '11: ["ÅK 9"]', 'groups.grade["11"][0]', '"ÅK 9" already means another grade'],
    ['11: ["gy 2"]', '11: ["9"]', 'groups.grade["11"][0]', '"9" already means another grade'],
  ])("%j → %j", (piece, replacement, place, problem) => {
    const { code, facts } = refusal(() => parse(change(EXAMPLE, piece, replacement)));
    expect(code).toBe("config-invalid");
    expect(facts).toMatchObject({ file: "own.yaml", place, problem, more: 0 });
  });

  test("the line is that of the place", () => {
    const text = change(EXAMPLE, "minimumAnswered: 2", "minimumAnswered: 3");
    const line = text.split("\n").findIndex((each) => each.includes("minimumAnswered: 3")) + 1;
    expect(refusal(() => parse(text)).facts.line).toBe(line);
  });
});
