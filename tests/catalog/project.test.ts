import { describe, expect, test } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { parseProject } from "../../src/catalog/project.ts";
import { checkProjectFits } from "../../src/catalog/project-fit.ts";
import { change, refusal } from "./refusal.ts";

/** The example of the file format. */
const EXAMPLE = `schema: ctc-project/1
name: Linköping
language: sv
instrument: ctcys              # id or path
norms: norms/linkoping-2022.yaml
population: population.csv     # area,grade,gender,pupils
areas: areas.csv
reference: rest                # rest | none
waves:
  "2024":
    file: linkoping-2024.csv
    columns: { area: Bostadsområde, grade: Årskurs, gender: Kön, school: Skola, weight: Vikt, stratum: [district, stratum] }
    items: { low_neighborhood_attachment_1: F103f, low_neighborhood_attachment_2: F103k }
    answers: { yes4: { "Stämmer mycket bra": 4 } }   # text labels → codes
    comparability: { low_neighborhood_attachment_2: reworded }
estimation: { interval: korn-graubard, lonelyPsu: fail, finitePopulation: false }
honesty: []
disclosure: { policy: default }
publication: { status: utkast, version: 1, date: 2024-05-02, responsible: "…", contact: "…", dnr: "…", licence: CC-BY-4.0, corrections: [] }
synthetic: false
`;

const parse = (text: string) => parseProject(text, "ctc.yaml");

test("the example of the file format is read as it stands", () => {
  expect(parse(EXAMPLE)).toEqual({
    schema: "ctc-project/1",
    name: "Linköping",
    language: "sv",
    instrument: "ctcys",
    norms: "norms/linkoping-2022.yaml",
    population: "population.csv",
    areas: "areas.csv",
    reference: "rest",
    waves: {
      "2024": {
        file: "linkoping-2024.csv",
        columns: {
          area: ["Bostadsområde"],
          grade: ["Årskurs"],
          gender: ["Kön"],
          school: ["Skola"],
          weight: ["Vikt"],
          stratum: ["district", "stratum"],
        },
        items: { low_neighborhood_attachment_1: "F103f", low_neighborhood_attachment_2: "F103k" },
        answers: { yes4: { "Stämmer mycket bra": 4 } },
        comparability: { low_neighborhood_attachment_2: "reworded" },
      },
    },
    estimation: {
      interval: "korn-graubard",
      lonelyPsu: "fail",
      finitePopulation: false,
      calibrate: null,
      adjustment: "benjamini-hochberg",
      smallAreas: null,
    },
    honesty: [],
    disclosure: { policy: "default" },
    publication: {
      status: "utkast",
      version: 1,
      date: "2024-05-02",
      responsible: "…",
      contact: "…",
      dnr: "…",
      licence: "CC-BY-4.0",
      corrections: [],
    },
    synthetic: false,
  });
});

test("what is left out gets its default", () => {
  const { estimation, ...rest } = parse("schema: ctc-project/1");
  expect(estimation).toEqual({
    interval: "korn-graubard",
    lonelyPsu: "fail",
    finitePopulation: false,
    calibrate: null,
    adjustment: "benjamini-hochberg",
    smallAreas: null,
  });
  expect(rest).toEqual({
    schema: "ctc-project/1",
    reference: "rest",
    waves: {},
    honesty: [],
    disclosure: { policy: "default" },
    publication: { status: "utkast", corrections: [] },
    synthetic: false,
  });
});

test("a wave may be a bare year, and its sections may be left out", () => {
  const { waves } = parse("schema: ctc-project/1\nwaves: { 2022: { file: a.csv } }");
  expect(waves).toEqual({
    "2022": { file: "a.csv", columns: {}, items: {}, answers: {}, comparability: {} },
  });
});

describe("what cannot be meant", () => {
  test.each([
    [
      "instrument: ctcys",
      "instrumnet: ctcys",
      "instrumnet",
      'unknown key "instrumnet"; the nearest known key is "instrument"',
    ],
    [
      "interval: korn-graubard",
      "interval: exact",
      "estimation.interval",
      "expected korn-graubard, logit, wilson or wald",
    ],
    [
      "finitePopulation: false",
      'finitePopulation: "yes"',
      "estimation.finitePopulation",
      "expected true or false, found text",
    ],
    [
      "lonelyPsu: fail",
      "lonelyPsu: certainty",
      "estimation.lonelyPsu",
      "expected fail, adjust, average or remove",
    ],
    [
      "date: 2024-05-02",
      "date: 2/5 2024",
      "publication.date",
      "expected a date such as 2024-05-02",
    ],
    [
      "date: 2024-05-02",
      "date: 2024-13-02",
      "publication.date",
      "expected a date such as 2024-05-02",
    ],
    ["status: utkast", "status: draft", "publication.status", "expected utkast or publicerad"],
    [
      "reworded",
      "changed",
      'waves["2024"].comparability.low_neighborhood_attachment_2',
      "expected comparable, reworded, not_comparable or not_asked",
    ],
    [
      "F103k",
      "F103f",
      'waves["2024"].items.low_neighborhood_attachment_2',
      'the column "F103f" is already read as low_neighborhood_attachment_1',
    ],
    [
      '"Stämmer mycket bra": 4',
      '"Stämmer mycket bra": fyra',
      'waves["2024"].answers.yes4["Stämmer mycket bra"]',
      "expected a number, found text",
    ],
    [
      "stratum: [",
      "strata: [",
      'waves["2024"].columns.strata',
      'unknown key "strata"; the nearest known key is "stratum"',
    ],
    ["synthetic: false", "synthetic: nej", "synthetic", "expected true or false, found text"],
  ])("%j → %j", (piece, replacement, place, problem) => {
    const { code, facts } = refusal(() => parse(change(EXAMPLE, piece, replacement)));
    expect(code).toBe("config-invalid");
    expect(facts).toMatchObject({ file: "ctc.yaml", place, problem, more: 0 });
  });
});

describe("project and instrument", () => {
  const instrument = builtInInstrument("ctcys");
  if (!instrument) throw new Error("ctcys is not built in");
  const check = (text: string) => checkProjectFits(parse(text), instrument, "ctc.yaml");

  test("fit when the waves name what the instrument has", () => {
    expect(() => check(EXAMPLE)).not.toThrow();
  });

  test.each([
    [
      "{ low_neighborhood_attachment_1:",
      "{ low_neighborhod_attachment_1:",
      'waves["2024"].items.low_neighborhod_attachment_1',
      'there is no item "low_neighborhod_attachment_1"; the nearest is "low_neighborhood_attachment_1"',
    ],
    [
      "comparability: { low_neighborhood_attachment_2",
      "comparability: { arested_past_year",
      'waves["2024"].comparability.arested_past_year',
      'there is no item "arested_past_year"; the nearest is "arrested_past_year"',
    ],
    [
      "yes4: {",
      "yes: {",
      'waves["2024"].answers.yes',
      'there is no answer set "yes"; the nearest is "yes4"',
    ],
    [
      'bra": 4',
      'bra": 5',
      'waves["2024"].answers.yes4["Stämmer mycket bra"]',
      'the code 5 is not an answer of "yes4"',
    ],
  ])("do not fit with %j → %j", (piece, replacement, place, problem) => {
    expect(refusal(() => check(change(EXAMPLE, piece, replacement)))).toEqual({
      code: "config-invalid",
      facts: { file: "ctc.yaml", place, problem, more: 0 },
    });
  });
});
