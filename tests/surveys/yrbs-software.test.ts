import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { estimateShare, shareOfPersons } from "../../src/estimate/share.ts";
import { evaluateCondition } from "../../src/score/evaluate-condition.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import type { ShareEstimate } from "../../src/vocabulary/estimate.ts";
import type { IntervalMethod } from "../../src/vocabulary/estimation.ts";
import { UNKNOWN } from "../../src/vocabulary/measure.ts";
import { ROOT } from "../support/repository.ts";
import { sharedPath } from "../support/shared.ts";
import { makeDesign } from "../support/survey-design.ts";
import { dichotomousInstrument } from "./dichotomous-instrument.ts";
import { expectAsInR } from "./r-survey.ts";
import {
  cellsOf,
  codeSurvey,
  insideGroup,
  oracleRows,
  parseRows,
  readSurvey,
  shareOf,
} from "./survey-file.ts";

const FIXTURES = join(ROOT, "tests/fixtures/yrbs");
const inR = oracleRows("yrbs-national-2019.csv").find(
  ({ variable, group }) => variable === "QN8" && group === "all",
);
if (inR === undefined) throw new Error("no QN8");

/** Those who rarely or never wore a seat belt in 2019. */
async function seatBelt(path: string) {
  const table = await readSurvey(path);
  const { responses, design } = codeSurvey(table, dichotomousInstrument(["QN8"]));
  return { table, design, state: evaluateCondition({ item: "QN8", in: [1] }, responses) };
}

describe("CDC's table of eight programs, on QN8 of 2019", async () => {
  const { table, design, state } = await seatBelt(join(FIXTURES, "yrbs2019.csv.gz"));
  const printed = parseRows(readFileSync(join(FIXTURES, "software-2019.csv"), "utf8"));
  const everyone = insideGroup(design);
  /** The design of those who answered: three strata are left with a single cluster. */
  const dropped = (): { state: Int8Array; design: Design } => {
    const rows = Array.from(state.keys()).filter((row) => state[row] !== UNKNOWN);
    const of = (column: string): string[] => {
      const cells = cellsOf(table, column);
      return rows.map((row) => cells[row] ?? "");
    };
    const stratum = of("stratum");
    const psu = of("psu");
    return {
      state: Int8Array.from(rows, (row) => state[row] ?? UNKNOWN),
      design: makeDesign(rows.length, {
        weight: of("weight").map(Number),
        stratum,
        cluster: stratum.map((name, row) => `${name}/${psu[row]}`),
      }),
    };
  };
  const withoutDesign = (respondents: number, counted: number) => (interval: IntervalMethod) =>
    shareOfPersons(respondents, counted, { interval });
  const full = (interval: IntervalMethod) => shareOf(state, everyone, design, { interval });
  const onlyAnswered = (interval: IntervalMethod) => {
    const answered = dropped();
    const all = insideGroup(answered.design);
    return estimateShare(answered.state, all, answered.design, "remove", { interval });
  };
  const { respondents, counted, value, weighted } = full("korn-graubard");
  // Weights taken for numbers of persons, which they are not.
  const asPersons = Math.round(weighted);

  type Way = readonly [IntervalMethod, (interval: IntervalMethod) => ShareEstimate | null];
  const ways: Readonly<Record<string, Way>> = {
    "SAS Proc Freq naive (no weights)": ["wald", withoutDesign(respondents, counted)],
    "SAS Proc Freq weighted only": [
      "wald",
      withoutDesign(asPersons, Math.round(value * asPersons)),
    ],
    "SAS Proc SurveyFreq": ["wald", onlyAnswered],
    "SUDAAN Crosstab": ["logit", full],
    "SPSS CS": ["logit", full],
    "Stata svy proportion": ["logit", full],
    "Epi Info CSFrequencies": ["wald", onlyAnswered],
    "R survey 4.0 svyciprop": ["korn-graubard", full],
  };

  it("has the eight of them", () => {
    expect(printed.map(({ software }) => software)).toEqual(Object.keys(ways));
  });

  it.each(printed)("$software", ({ software = "", ...row }) => {
    const [interval, estimate] = ways[software] ?? ["wald", () => null];
    const share = estimate(interval);
    if (share === null) throw new Error("no share");
    const close = (found: number, published: string | undefined) =>
      expect(Math.abs(found - Number(published))).toBeLessThanOrEqual(0.01);
    close(100 * share.value, row.pct);
    close(100 * share.standardError, row.se);
    close(100 * share.low, row.ci_lo);
    close(100 * share.high, row.ci_hi);
    expect([respondents, asPersons]).toContain(share.respondents);
    if (row.weighted_n !== "" && estimate === full) {
      expect(Math.round(share.weighted)).toBe(Number(row.weighted_n));
    }
    // 37, where printed, counts the clusters and strata that nobody answered in.
    if (row.df === "33") expect(share.degreesOfFreedom).toBe(33);
  });
});

const sav = sharedPath("data", "yrbs", "yrbs2019_national_spss.sav");
describe.skipIf(sav === null)("the .sav file of 2019 (needs the shared folder)", () => {
  it("gives R survey's figures of QN8", async () => {
    const { state, design } = await seatBelt(sav ?? "");
    expectAsInR(state, insideGroup(design), design, inR);
  });
});

const crlf = sharedPath("data", "yrbs", "yrbs2015_qn8_crlf.csv");
const methods = sharedPath("oracles", "oracle_R_survey_yrbs2015_qn8_svyciprop.csv");
describe.skipIf(crlf === null || methods === null)("QN8 of 2015 (needs the shared folder)", () => {
  it("gives svyciprop's intervals of the domain, to its 12 digits", async () => {
    const instrument = dichotomousInstrument(["qn8"]);
    const { responses, design } = codeSurvey(await readSurvey(crlf ?? ""), instrument);
    const state = evaluateCondition({ item: "qn8", in: [1] }, responses);
    const rows = parseRows(readFileSync(methods ?? "", "utf8"));
    // "logit" itself is iterated, and stops when it has come near.
    const named = { xlogit: "logit", beta: "korn-graubard", mean: "wald" } as const;
    for (const [method, interval] of Object.entries(named)) {
      const row = rows.find((each) => each.method === method && each.how === "domain");
      const share = shareOf(state, insideGroup(design), design, { interval });
      expect([share.respondents, share.degreesOfFreedom]).toEqual([8_757, 39]);
      expect(share.value).toBeCloseTo(Number(row?.p), 11);
      expect(share.standardError).toBeCloseTo(Number(row?.se), 11);
      expect(share.low).toBeCloseTo(Number(row?.lo), 11);
      expect(share.high).toBeCloseTo(Number(row?.hi), 11);
    }
  });
});
