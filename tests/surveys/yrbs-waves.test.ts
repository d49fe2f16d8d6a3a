import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluateCondition } from "../../src/score/evaluate-condition.ts";
import { ROOT } from "../support/repository.ts";
import { dichotomousInstrument } from "./dichotomous-instrument.ts";
import { expectAsInR, insideOfRow } from "./r-survey.ts";
import { codeSurvey, oracleRows, readSurvey } from "./survey-file.ts";

describe.each([
  [2015, 15_624, 198],
  [2017, 14_765, 199],
  [2019, 13_677, 192],
])("YRBS %i: R survey's shares to 1e-9", async (year, respondents, rows) => {
  const oracle = oracleRows(`yrbs-national-${year}.csv`);
  const table = await readSurvey(join(ROOT, `tests/fixtures/yrbs/yrbs${year}.csv.gz`));
  const variables = new Set(oracle.map(({ variable }) => variable));
  const columns = table.columns.map(({ name }) => name);
  const items = columns.filter((name) => variables.has(name.toUpperCase()));
  const coded = codeSurvey(table, dichotomousInstrument(items));

  it(`has ${rows} rows of the oracle and ${respondents} students`, () => {
    expect(oracle).toHaveLength(rows);
    expect(coded.responses.respondents).toBe(respondents);
  });

  it.each(oracle)("$variable $group $level", (row) => {
    const item = items.find((name) => name.toUpperCase() === row.variable) ?? "";
    const state = evaluateCondition({ item, in: [1] }, coded.responses);
    expectAsInR(state, insideOfRow(row, coded), coded.design, row);
  });
});
