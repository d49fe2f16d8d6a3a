import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { expectClose } from "../support/close-to.ts";
import { sharedPath } from "../support/shared.ts";
import { oracleRows, parseRows, type Row } from "./survey-file.ts";

/** Column of the collection → column of `yrbs-national.R`. */
const SAME: Readonly<Record<string, string>> = {
  n: "n",
  wn: "weighted",
  p: "p",
  se: "se",
  df: "df",
  logit_lo: "logit_lo",
  logit_hi: "logit_hi",
  beta_lo: "beta_lo",
  beta_hi: "beta_hi",
  wald_lo: "wald_lo",
  wald_hi: "wald_hi",
};
/** Ten digits are kept there, and its logit intervals are iterated no further than R's default. */
const tolerance = (column: string): number => (column.startsWith("logit") ? 1e-7 : 1e-9);
const keyOf = ({ variable, group, level }: Row): string =>
  `${variable} ${group === "all" ? "all" : `${group} ${level}`}`;

describe.each([
  [2015, 198],
  [2017, 199],
  [2019, 190],
  [2021, 196],
])("YRBS %i: the collection's R figures (needs the shared folder)", (year, count) => {
  const path = sharedPath("oracles", `oracle_R_survey_yrbs${year}.csv`);
  it.skipIf(path === null)(`are ours, ${count} rows`, () => {
    const theirs = parseRows(readFileSync(path ?? "", "utf8")).filter(({ n }) => n !== "NA");
    expect(theirs).toHaveLength(count);
    const ours = new Map(oracleRows(`yrbs-national-${year}.csv`).map((row) => [keyOf(row), row]));
    for (const row of theirs) {
      const found = ours.get(keyOf(row));
      for (const [column, own] of Object.entries(SAME)) {
        expectClose(Number(found?.[own]), Number(row[column]), tolerance(column));
      }
    }
  });
});
