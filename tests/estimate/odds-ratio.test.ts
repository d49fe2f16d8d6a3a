import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { estimateOddsRatio } from "../../src/estimate/odds-ratio.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import oracle from "../oracles/odds-ratio.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import {
  makeDesign,
  mask,
  type Row,
  readRows,
  readState,
  yrbsDesign,
} from "../support/survey-design.ts";

const FIXTURE = join(import.meta.dirname, "../fixtures/yrbs-districts-2017.csv");
const ROWS = readRows(readFileSync(FIXTURE, "utf8")).filter((row) => row.district === "queens");
const weight = ROWS.map((row) => Number(row.weight));

/** The designs and domains of `odds-ratio.R`, by name. */
const DESIGNS: Record<string, Design> = {
  full: yrbsDesign(ROWS),
  clusters: makeDesign(ROWS.length, {
    weight,
    cluster: ROWS.map((row) => `${row.stratum}/${row.PSU}`),
  }),
  weights: makeDesign(ROWS.length, { weight }),
  simple: makeDesign(ROWS.length),
};
const DOMAINS: Record<string, (row: Row) => boolean> = {
  all: () => true,
  girls: (row) => row.Sex === "Female",
  grade9: (row) => row.Grade === "9",
};

function given<Value>(known: Readonly<Record<string, Value>>, name: string): Value {
  const value = known[name];
  if (value === undefined) throw new Error(`no such name: ${name}`);
  return value;
}

describe("estimateOddsRatio equals R svyglm", () => {
  it.each(oracle.rows)("$design, $domain: $first and $second", (row) => {
    const made = estimateOddsRatio(
      readState(ROWS, row.first),
      readState(ROWS, row.second),
      mask(ROWS, given(DOMAINS, row.domain)),
      given(DESIGNS, row.design),
      "adjust",
    );
    if (made === null) throw new Error("no odds ratio");
    expectClose(made.logOdds, row.logOdds, 1e-9);
    expectClose(made.standardError, row.se, 1e-9);
    expect(made.degreesOfFreedom).toBe(row.df);
    const half = made.reach * made.standardError;
    expectClose(made.logOdds - half, row.low, 1e-9);
    expectClose(made.logOdds + half, row.high, 1e-9);
  });
});

describe("estimateOddsRatio by hand", () => {
  const first = Int8Array.of(1, 1, 1, 0, 0, 0, 1, 0, 0, -1, 1);
  const second = Int8Array.of(1, 1, 0, 1, 0, 0, 0, 0, 0, 1, -1);
  const everyone = new Uint8Array(11).fill(1);

  it("is 2 · 4 / (2 · 1) among 9 who answered both, V = 11/10 · (1/2 + 1/2 + 1 + 1/4)", () => {
    const made = estimateOddsRatio(first, second, everyone, makeDesign(11), "fail");
    expect(made?.persons).toEqual({ both: 2, firstOnly: 2, secondOnly: 1, neither: 4 });
    expect(made?.logOdds).toBeCloseTo(Math.log(4), 14);
    expect(made?.standardError).toBeCloseTo(Math.sqrt(1.1 * 2.25), 14);
    expect(made?.degreesOfFreedom).toBe(7);
  });

  it("is the same whichever measure comes first", () => {
    const one = estimateOddsRatio(first, second, everyone, makeDesign(11), "fail");
    const other = estimateOddsRatio(second, first, everyone, makeDesign(11), "fail");
    expect(other?.logOdds).toBeCloseTo(one?.logOdds ?? 0, 14);
    expect(other?.standardError).toBeCloseTo(one?.standardError ?? 0, 14);
  });

  it("is none where a cell is empty", () => {
    const inside = everyone.map((_, i) => (i === 3 ? 0 : 1));
    expect(estimateOddsRatio(first, second, inside, makeDesign(11), "fail")).toBeNull();
  });

  it("is none of a single cluster, which shows no spread", () => {
    const design = makeDesign(11, { cluster: [..."aaaaaaaaaaa"] });
    expect(estimateOddsRatio(first, second, everyone, design, "remove")).toBeNull();
  });
});
