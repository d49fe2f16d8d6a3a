import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { estimateShare, shareOfPersons } from "../../src/estimate/share.ts";
import { evaluateCondition } from "../../src/score/evaluate-condition.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import type { ShareEstimate } from "../../src/vocabulary/estimate.ts";
import type { IntervalMethod } from "../../src/vocabulary/estimation.ts";
import { UNKNOWN } from "../../src/vocabulary/measure.ts";
import { expectClose } from "../support/close-to.ts";
import { ROOT } from "../support/repository.ts";
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

describe("the file of 2019 as IBM SPSS wrote it", () => {
  it("gives R survey's figures of QN8", async () => {
    const { state, design } = await seatBelt(join(FIXTURES, "yrbs2019.sav.gz"));
    expectAsInR(state, insideGroup(design), design, inR);
  });
});

describe("QN8 of 2015, the example of the R package survey", () => {
  it("gives svyciprop's intervals of the domain", async () => {
    const instrument = dichotomousInstrument(["qn8"]);
    const table = await readSurvey(join(FIXTURES, "yrbs2015-qn8.csv.gz"));
    const { responses, design } = codeSurvey(table, instrument);
    const state = evaluateCondition({ item: "qn8", in: [1] }, responses);
    const rows = oracleRows("yrbs-qn8-methods.csv").filter(({ how }) => how === "domain");
    // "logit" itself is iterated, and stops when it has come near.
    const named = { xlogit: "logit", beta: "korn-graubard", mean: "wald" } as const;
    for (const [method, interval] of Object.entries(named)) {
      const row = rows.find((each) => each.method === method);
      const share = shareOf(state, insideGroup(design), design, { interval });
      expect([share.respondents, share.degreesOfFreedom]).toEqual([
        Number(row?.n),
        Number(row?.df),
      ]);
      expectClose(share.value, Number(row?.p), 1e-9);
      expectClose(share.standardError, Number(row?.se), 1e-9);
      expectClose(share.low, Number(row?.lo), 1e-9);
      expectClose(share.high, Number(row?.hi), 1e-9);
    }
  });
});
