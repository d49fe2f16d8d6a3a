import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { countPersons } from "../../src/estimate/count-persons.ts";
import { evaluateCondition } from "../../src/score/evaluate-condition.ts";
import type { Condition } from "../../src/vocabulary/instrument.ts";
import { makeInstrument, makeItem } from "../support/make.ts";
import { sharedPath } from "../support/shared.ts";
import { expectAsInR } from "./r-survey.ts";
import {
  codeSurvey,
  insideGroup,
  oracleRows,
  parseRows,
  type Row,
  readSurvey,
  shareOf,
} from "./survey-file.ts";

const oracle = oracleRows("nyts.csv");

/** Marks that the file keeps apart from a missing answer, as codes of their own. */
const MARKS: Readonly<Record<string, number>> = { "*": 98, "**": 99 };
const codeOf = (text: string): number => MARKS[text] ?? Number(text);

/** The answers of one wave as they stand in the file; nothing is known but their codes. */
function instrumentOf(rows: readonly Row[]) {
  const texts = new Map<string, string[]>(rows.map(({ variable = "" }) => [variable, []]));
  for (const { variable = "", code = "" } of rows) {
    if (code !== "") texts.get(variable)?.push(code);
  }
  const answerOf = (text: string) => ({
    code: codeOf(text),
    en: text in MARKS ? text : `answer ${text}`,
  });
  return makeInstrument({
    columns: { weight: ["finwgt"], stratum: ["stratum"], cluster: ["psu"] },
    missing: { blank: ["NA"], codes: {} },
    answers: Object.fromEntries([...texts].map(([id, all]) => [id, all.map(answerOf)])),
    items: [...texts.keys()].map((id) => makeItem(id, { answers: id })),
  });
}

/** A missing answer stays in the denominator: who did not answer did not give this answer. */
function gave(item: string, code: string): Condition {
  const answered: Condition = { item, answered: true };
  if (code === "") return { not: answered };
  return { all: [answered, { item, in: [codeOf(code)] }] };
}

// May not be kept with the source: CC BY-NC.
describe.each([
  [2015, 17_711, 78],
  [2018, 20_189, 91],
])("NYTS %i, missing in the denominator (needs the shared folder)", async (year, all, printed) => {
  const path = sharedPath("data", "nyts", `nyts${year}_subset.csv.gz`);
  const codebook = sharedPath("oracles", `nyts${year}_CDC_codebook_n_wtd_pct.csv`);
  if (path === null || codebook === null) return it.skip("is not here");
  const rows = oracle.filter((row) => row.year === String(year));
  const { responses, design } = codeSurvey(await readSurvey(path), instrumentOf(rows));
  const everyone = insideGroup(design);
  const stateOf = (item: string, code: string): Int8Array =>
    evaluateCondition(gave(item, code), responses);

  it("gives every published count and weighted percentage", () => {
    const published = parseRows(readFileSync(codebook, "utf8"));
    expect(published).toHaveLength(printed);
    for (const { variable = "", code = "", unweighted_n, weighted_pct } of published) {
      const state = stateOf(variable, code === "." ? "" : code);
      const share = shareOf(state, everyone, design);
      const place = `${variable} ${code}`;
      expect(share.respondents).toBe(all);
      expect(share.counted, place).toBe(Number(unweighted_n));
      const apart = Math.abs(100 * share.value - Number(weighted_pct));
      expect(apart, place).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });

  it.each(rows)("$variable $code: as in R survey to 1e-9", (row) => {
    const state = stateOf(row.variable ?? "", row.code ?? "");
    expect(countPersons(state, everyone).counted).toBe(Number(row.counted));
    expectAsInR(state, everyone, design, row);
  });
});
