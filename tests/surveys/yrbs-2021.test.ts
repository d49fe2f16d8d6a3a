import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseInstrument } from "../../src/catalog/instrument.ts";
import { buildIndicators } from "../../src/score/build-indicators.ts";
import { evaluateCondition } from "../../src/score/evaluate-condition.ts";
import { COUNTED, UNKNOWN } from "../../src/vocabulary/measure.ts";
import { readRule } from "../fixtures/yrbs/cdc-rules.ts";
import { makeInstrument, rules2021 } from "../fixtures/yrbs/make-instrument.ts";
import { ROOT } from "../support/repository.ts";
import { expectAsInR, insideOfRow } from "./r-survey.ts";
import {
  cellsOf,
  codeSurvey,
  dichotomousState,
  insideGroup,
  oracleRows,
  parseRows,
  type Row,
  readSurvey,
  shareOf,
} from "./survey-file.ts";

const FOLDER = join(ROOT, "docs/examples/yrbs-national");
const FIXTURES = join(ROOT, "tests/fixtures/yrbs");

const instrumentText = readFileSync(join(FOLDER, "instrument.yaml"), "utf8");
const instrument = parseInstrument(instrumentText, "instrument.yaml");
const table = await readSurvey(join(FOLDER, "yrbs_national_2021.csv.gz"));
const coded = codeSurvey(table, instrument);
const { responses, design } = coded;
const stateOf = new Map(
  buildIndicators(responses, instrument, new Map(), null).map((indicator) => [
    indicator.measure.id,
    indicator.state,
  ]),
);
const everyone = insideGroup(design);

describe("the instrument of the Youth Risk Behavior Survey 2021", () => {
  it("is what make-instrument.ts makes of CDC's published rules", () => {
    expect(instrumentText).toBe(makeInstrument());
  });

  it("has a rule for each of CDC's 128 indicators, and two that CDC computes itself", () => {
    expect(rules2021).toHaveLength(128);
    expect([...stateOf.keys()]).toEqual([...rules2021.map(({ qn }) => qn), "QNOBESE", "QNOWT"]);
  });

  it("does not guess at a rule that it cannot read", () => {
    const codes = new Map([["Q8", [1, 2]]]);
    const denominator = "Students who answered A or B for Q8";
    for (const numerator of ["Recoded", "Students who did not answer B for Q8"]) {
      const read = () => readRule({ qn: "QN8", numerator, denominator }, codes);
      expect(read).toThrow("cannot be read");
    }
  });
});

/** How many rows have another state. */
function rowsApart(one: Int8Array, other: Int8Array): number {
  expect(one).toHaveLength(other.length);
  return one.reduce((rows, state, row) => rows + (state === other[row] ? 0 : 1), 0);
}

describe("CDC's rules give CDC's indicators in each of 17,232 rows", () => {
  it.each(rules2021)("$qn: $summary", ({ qn }) => {
    const shipped = dichotomousState(cellsOf(table, qn));
    expect(shipped).toHaveLength(17_232);
    expect(rowsApart(stateOf.get(qn) ?? new Int8Array(0), shipped)).toBe(0);
  });

  // Counted apart from this code. As printed, nobody could be in the denominator of QNILLICT.
  it.each([
    ["QNTB2", 75],
    ["QNTB3", 115],
    ["QNTB4", 370],
    ["QNTB5", 111],
    ["QNDUALBC", 121],
  ])("%s differs in %i rows where its denominator is read as printed", (qn, rows) => {
    const printed = rules2021.find((rule) => rule.qn === qn);
    if (printed === undefined) throw new Error(`no rule ${qn}`);
    const codes = new Map(
      instrument.items.map(({ id, answers }) => [
        id,
        (instrument.answers[answers] ?? []).map(({ code }) => code),
      ]),
    );
    const { counts, among } = readRule(printed, codes);
    const counted = evaluateCondition(counts, responses);
    const state =
      among === undefined
        ? counted
        : evaluateCondition(among, responses).map((is, row) =>
            is === COUNTED ? (counted[row] ?? UNKNOWN) : UNKNOWN,
          );
    expect(rowsApart(state, dichotomousState(cellsOf(table, qn)))).toBe(rows);
  });
});

describe("counts and weighted percentages equal CDC's published codebook", () => {
  const codebook = parseRows(readFileSync(join(FIXTURES, "codebook-2021.csv"), "utf8"));
  // Q5 is not compared: it holds several answers in one cell.
  const compared = codebook.filter(({ variable }) => variable !== "Q5");
  const variables = new Map<string, Row[]>(compared.map(({ variable = "" }) => [variable, []]));
  for (const row of compared) variables.get(row.variable ?? "")?.push(row);

  it("has 1,019 counts of 227 variables, and 792 percentages", () => {
    expect(compared).toHaveLength(1_019);
    expect(compared.filter((row) => row.weighted_pct !== "")).toHaveLength(792);
    expect(variables.size).toBe(227);
  });

  /** Who gave the answer of one row of the codebook, by the rules where there is one. */
  function answered(variable: string, code: number): Int8Array {
    const indicator = stateOf.get(variable);
    if (indicator === undefined) {
      const item = variable === "RACEETH" ? "raceeth" : variable;
      return evaluateCondition({ item, in: [code] }, responses);
    }
    return indicator.map((state) => (state === -1 ? -1 : Number((state === 1) === (code === 1))));
  }

  it.each([...variables])("%s", (variable, rows) => {
    for (const row of rows) {
      if (row.label === "Missing") {
        const { respondents } = shareOf(answered(variable, 1), everyone, design);
        expect(responses.respondents - respondents).toBe(Number(row.unweighted_n));
        continue;
      }
      const share = shareOf(answered(variable, Number(row.code)), everyone, design);
      expect(share.counted, row.label).toBe(Number(row.unweighted_n));
      // Printed with one decimal.
      const apart = Math.abs(100 * share.value - Number(row.weighted_pct));
      expect(apart, row.label).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });
});

describe("R survey's shares, by CDC's rules, to 1e-9", () => {
  const oracle = oracleRows("yrbs-national-2021.csv");

  it("has all 130 indicators for everyone, and eleven by sex and grade", () => {
    expect(oracle).toHaveLength(130 + 11 * 6);
  });

  it.each(oracle)("$variable $group $level", (row) => {
    const state = stateOf.get(row.variable ?? "") ?? new Int8Array(0);
    expectAsInR(state, insideOfRow(row, coded), coded.design, row);
  });
});
