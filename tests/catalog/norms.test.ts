import { describe, expect, test } from "vitest";
import { parseInstrument } from "../../src/catalog/instrument.ts";
import { checkNormsFit, parseNorms } from "../../src/catalog/norms.ts";
import { change, refusal } from "./refusal.ts";

/** The example of the file format. */
const EXAMPLE = `schema: ctc-norms/1
id: linkoping-2022
instrument: { id: own, version: "2010.1" }
population: "All pupils in åk 7, 9 and gy 2, Linköping"
waves: ["2022"]
respondents: 3120
derivation: { method: median-mad, centre: median, spread: median-absolute-deviation, multiplier: 0.15, by: [grade] }
cuts:
  - { scale: attachment, grade: 7, operator: ">", value: 2.15, respondents: 1031, beyond: 0.412 }
  - { scale: attachment, grade: 9, operator: ">", value: 2.3 }
  - { scale: attachment, grade: 9, gender: girl, operator: ">=", value: 2.4 }
`;

const parse = (text: string) => parseNorms(text, "norms.yaml");

test("the example of the file format is read as it stands", () => {
  expect(parse(EXAMPLE)).toEqual({
    schema: "ctc-norms/1",
    id: "linkoping-2022",
    instrument: { id: "own", version: "2010.1" },
    population: { en: "All pupils in åk 7, 9 and gy 2, Linköping" },
    waves: ["2022"],
    respondents: 3120,
    derivation: {
      method: "median-mad",
      centre: "median",
      spread: "median-absolute-deviation",
      multiplier: 0.15,
      by: ["grade"],
    },
    cuts: [
      {
        scale: "attachment",
        grade: "7",
        operator: ">",
        value: 2.15,
        respondents: 1031,
        beyond: 0.412,
      },
      { scale: "attachment", grade: "9", operator: ">", value: 2.3 },
      { scale: "attachment", grade: "9", gender: "girl", operator: ">=", value: 2.4 },
    ],
  });
});

test("JSON and whole numbers as waves are read alike", () => {
  const json = JSON.stringify(parse(EXAMPLE));
  expect(parse(json.replace('["2022"]', "[2022]"))).toEqual(parse(EXAMPLE));
});

describe("what cannot be meant", () => {
  test.each([
    ['operator: ">", value: 2.3', "value: 2.3", "cuts[1].operator", "is missing"],
    ["beyond: 0.412", "beyond: 41.2", "cuts[0].beyond", "a share is 0 to 1"],
    [
      "value: 2.3",
      "value: .nan",
      "cuts[1].value",
      "expected a number, found a number that is not finite",
    ],
    ["gender: girl", "gender: woman", "cuts[2].gender", "expected girl, boy or other"],
    [
      "grade: 7",
      "grade: gy 2",
      "cuts[0].grade",
      "a grade is a whole number such as 9; gymnasiet år 1 to 3 are 10 to 12",
    ],
    [
      "multiplier",
      "multiplyer",
      "derivation.multiplyer",
      'unknown key "multiplyer"; the nearest known key is "multiplier"',
    ],
    ["centre: median", "centre: mean", "derivation.centre", "expected median"],
    ["grade: 7", "grade: 9", "cuts[1]", "this scale, grade and gender already has a cut"],
    ["respondents: 3120", "respondents: 3120\nfallback: 8", "fallback", "no cut is for grade 8"],
    ["respondents: 3120", "respondents: many", "respondents", "expected a number, found text"],
  ])("%j → %j", (piece, replacement, place, problem) => {
    const { code, facts } = refusal(() => parse(change(EXAMPLE, piece, replacement)));
    expect(code).toBe("config-invalid");
    expect(facts).toMatchObject({ file: "norms.yaml", place, problem });
  });

  test("norms without a single cut", () => {
    const text = `${EXAMPLE.slice(0, EXAMPLE.indexOf("cuts:"))}cuts: []`;
    expect(refusal(() => parse(text)).facts).toMatchObject({ place: "cuts", problem: "is empty" });
  });
});

describe("norms and instrument", () => {
  const instrument = parseInstrument(
    `{ schema: ctc-instrument/1, id: own, version: "2010.1", title: Own, source: { citation: c, licence: l },
       answers: { a: [ { code: 1, en: "x" } ] }, items: [ { id: i, text: "?", answers: a } ],
       scales: [ { id: attachment, kind: risk, domain: school, label: L, items: [ i ] } ] }`,
    "own.yaml",
  );

  test("fit when id, version and scales agree", () => {
    expect(() => checkNormsFit(parse(EXAMPLE), instrument)).not.toThrow();
  });

  test.each([
    ["id: own", "id: other", "other 2010.1"],
    ['version: "2010.1"', 'version: "2012"', "own 2012"],
  ])("do not fit with %s → %s", (piece, replacement, wanted) => {
    const norms = parse(change(EXAMPLE, piece, replacement));
    expect(refusal(() => checkNormsFit(norms, instrument, "norms.yaml"))).toEqual({
      code: "instrument-mismatch",
      facts: { file: "norms.yaml", norms: "linkoping-2022", wanted, found: "own 2010.1" },
    });
  });

  test("do not fit when a cut is for a scale that is not there", () => {
    const norms = parse(
      EXAMPLE.replaceAll("grade: 9", "grade: 9 ").replaceAll(
        "attachment, grade: 9",
        "atachment, grade: 9",
      ),
    );
    expect(refusal(() => checkNormsFit(norms, instrument))).toEqual({
      code: "config-invalid",
      facts: {
        file: "linkoping-2022",
        place: "cuts[1].scale",
        problem: 'there is no scale "atachment"; the nearest is "attachment"',
        more: 1,
      },
    });
  });
});
