import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { estimateDifference } from "../../src/estimate/difference.ts";
import { lonelyStrata } from "../../src/estimate/linearisation/design-frame.ts";
import { estimateShare } from "../../src/estimate/share.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import oracle from "../oracles/taylor.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import {
  asPolicy,
  makeDesign,
  mask,
  type Row,
  readRows,
  readState,
  yrbsDesign,
} from "../support/survey-design.ts";

const FIXTURE = join(import.meta.dirname, "../fixtures/yrbs-districts-2017.csv");
const ALL_ROWS = readRows(readFileSync(FIXTURE, "utf8"));
const rowsOf = (district: string): Row[] => ALL_ROWS.filter((row) => row.district === district);

/** The designs of `taylor.R`, by name. */
const DESIGNS: Record<string, (rows: readonly Row[]) => Design> = {
  full: yrbsDesign,
  clusters: (rows) => makeDesign(rows.length, { weight: weights(rows), cluster: clusters(rows) }),
  clustersUnweighted: (rows) => makeDesign(rows.length, { cluster: clusters(rows) }),
  strataUnweighted: (rows) =>
    makeDesign(rows.length, { stratum: rows.map((row) => String(Number(row.stratum) % 4)) }),
  simple: (rows) => makeDesign(rows.length),
  weights: (rows) => makeDesign(rows.length, { weight: weights(rows) }),
};
const weights = (rows: readonly Row[]): number[] => rows.map((row) => Number(row.weight));
const clusters = (rows: readonly Row[]): string[] => rows.map((row) => `${row.stratum}/${row.PSU}`);

/** The domains of `taylor.R`, by name. */
const DOMAINS: Record<string, (row: Row) => boolean> = {
  all: () => true,
  girls: (row) => row.Sex === "Female",
  boys: (row) => row.Sex === "Male",
  grade9: (row) => row.Grade === "9",
  grade12: (row) => row.Grade === "12",
  area: (row) => Number(row.PSU) % 3 === 0,
  rest: (row) => Number(row.PSU) % 3 !== 0,
};

function setUp(row: { design: string; district: string; outcome: string }) {
  const rows = rowsOf(row.district);
  const make = DESIGNS[row.design];
  if (make === undefined) throw new Error(`no such design: ${row.design}`);
  const domain = (name: string): Uint8Array => mask(rows, DOMAINS[name] ?? (() => false));
  return { design: make(rows), state: readState(rows, row.outcome), domain };
}

describe(`shares agree to 1e-9 with ${oracle.oracle}`, () => {
  it("has every kind of design, policy and domain", () => {
    expect(oracle.shares).toHaveLength(182);
    expect(new Set(oracle.shares.map((row) => row.design)).size).toBe(6);
    expect(new Set(oracle.shares.map((row) => row.lonely)).size).toBe(4);
  });

  it.each(oracle.shares)("$district $design $lonely $outcome $domain", (row) => {
    const { design, state, domain } = setUp(row);
    const share = estimateShare(state, domain(row.domain), design, asPolicy(row.lonely));
    if (share === null) throw new Error("nobody in the denominator");
    expect(share.respondents).toBe(row.n);
    expect(share.counted).toBe(row.counted);
    expect(share.degreesOfFreedom).toBe(row.df);
    expectClose(share.weighted, row.weighted, 1e-12);
    expectClose(share.value, row.value, 1e-12);
    expectClose(share.standardError, row.se, 1e-9);
    if (row.deff === null) expect(share.designEffect).toBeNull();
    else expectClose(share.designEffect ?? Number.NaN, row.deff, 1e-9);
    if (row.low === null || row.high === null) return;
    expectClose(share.low, row.low, 1e-9);
    expectClose(share.high, row.high, 1e-9);
  });

  it("compares intervals on both sides of the cap n* ≤ n", () => {
    const counts = [true, false].map((side) => oracle.shares.filter((r) => r.capped === side));
    expect(counts.map((rows) => rows.length)).toEqual([36, 146]);
  });
});

describe(`differences agree to 1e-9 with ${oracle.oracle}`, () => {
  it.each(oracle.differences)("$district $design $lonely $outcome $first − $second", (row) => {
    const { design, state, domain } = setUp(row);
    const [first, second] = [domain(row.first), domain(row.second)];
    const policy = asPolicy(row.lonely);
    const firstShare = estimateShare(state, first, design, policy);
    const secondShare = estimateShare(state, second, design, policy);
    if (firstShare === null || secondShare === null) throw new Error("nobody in a denominator");
    const difference = estimateDifference(
      state,
      first,
      second,
      design,
      policy,
      firstShare,
      secondShare,
    );
    expectClose(difference.value, row.value, 1e-9);
    expectClose(difference.low, row.low, 1e-9);
    expectClose(difference.high, row.high, 1e-9);
    expectClose(difference.p ?? Number.NaN, row.p, 1e-9);
  });
});

describe("strata with a single cluster", () => {
  const queens = yrbsDesign(rowsOf("queens"));
  const state = readState(rowsOf("queens"), "is_hopeless");
  const everyone = new Uint8Array(queens.respondents).fill(1);

  it("are found: one in queens, none in cleveland", () => {
    expect(lonelyStrata(queens)).toHaveLength(1);
    expect(lonelyStrata(yrbsDesign(rowsOf("cleveland")))).toEqual([]);
  });

  it("stop the estimate under `fail`, but only where they have somebody in the denominator", () => {
    expect(() => estimateShare(state, everyone, queens, "fail")).toThrow(RangeError);
    const [lonely] = lonelyStrata(queens);
    const others = everyone.map((_, i) => (queens.stratum[i] === lonely ? 0 : 1));
    const share = estimateShare(state, others, queens, "fail");
    expect(share?.standardError).toBe(
      estimateShare(state, others, queens, "adjust")?.standardError,
    );
  });
});
