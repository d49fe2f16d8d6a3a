import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { estimateShare } from "../../src/estimate/share.ts";
import { expectClose } from "../support/close-to.ts";
import { sharedPath } from "../support/shared.ts";
import { type Row, readRows, readState, yrbsDesign } from "../support/survey-design.ts";

const DATA = sharedPath("data", "yrbs", "yrbs_district_2017.csv.gz");
const ORACLE = sharedPath("oracles", "oracle_R_survey_yrbs_district_2017.csv");

const TITLE =
  "104 shares of 20 districts agree to 1e-9 with R survey 4.1-1 (needs the shared folder)";

describe.skipIf(DATA === null || ORACLE === null)(TITLE, () => {
  const expected = ORACLE === null ? [] : readRows(readFileSync(ORACLE, "utf8"));
  const rows = DATA === null ? [] : readRows(gunzipSync(readFileSync(DATA)).toString());
  const byDistrict = new Map<string, Row[]>(expected.map((row) => [row.district ?? "", []]));
  for (const row of rows) byDistrict.get(row.district ?? "")?.push(row);

  it("has all rows of the oracle", () => expect(expected).toHaveLength(104));

  it.each(expected)("$district $variable", (oracle) => {
    const district = byDistrict.get(oracle.district ?? "") ?? [];
    const everyone = new Uint8Array(district.length).fill(1);
    const state = readState(district, oracle.variable ?? "");
    const share = estimateShare(state, everyone, yrbsDesign(district), "adjust");
    if (share === null) throw new Error("nobody in the denominator");
    expect(share.respondents).toBe(Number(oracle.n));
    expect(share.degreesOfFreedom).toBe(Number(oracle.df));
    expectClose(share.weighted, Number(oracle.wn), 1e-9);
    expectClose(share.value, Number(oracle.p), 1e-9);
    expectClose(share.standardError, Number(oracle.se), 1e-9);
  });
});
