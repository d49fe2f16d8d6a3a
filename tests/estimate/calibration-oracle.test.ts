import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Calibrated, calibrateDesign } from "../../src/estimate/calibrate/calibrate-design.ts";
import { estimateDifference } from "../../src/estimate/difference.ts";
import { estimateShare } from "../../src/estimate/share.ts";
import { estimateStandardised } from "../../src/estimate/standardised-share.ts";
import { studentTQuantile } from "../../src/statistics/distributions.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import oracle from "../oracles/calibration.json" with { type: "json" };
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
const ROWS: readonly Row[] = readRows(readFileSync(FIXTURE, "utf8")).filter(
  ({ district }) => district === "cleveland",
);
const areaOf = (row: Row): string => (Number(row.PSU) % 2 === 1 ? "odd" : "even");

/** The designs and domains of `calibration.R`, by name. */
const DESIGNS: Readonly<Record<string, Design>> = {
  clustered: yrbsDesign(ROWS),
  plain: makeDesign(ROWS.length),
};
const DOMAINS: Readonly<Record<string, (row: Row) => boolean>> = {
  all: () => true,
  odd: (row) => areaOf(row) === "odd",
  even: (row) => areaOf(row) === "even",
  girls: ({ Sex }) => Sex === "Female",
  boys: ({ Sex }) => Sex === "Male",
  grade9: ({ Grade }) => Grade === "9",
};
const domain = (name: string): Uint8Array => mask(ROWS, DOMAINS[name] ?? (() => false));

function grouping(names: readonly string[], of: (row: Row) => string | undefined) {
  return { names, of: Int32Array.from(ROWS, (row) => names.indexOf(of(row) ?? "")) };
}
const groups = {
  area: { ...grouping(["odd", "even"], areaOf), ids: ["", ""] },
  grade: grouping(["9", "10", "11", "12"], ({ Grade }) => Grade),
  gender: grouping(["Female", "Male"], ({ Sex }) => Sex),
};

const calibrated: ReadonlyMap<string, Calibrated> = new Map(
  Object.entries(DESIGNS).flatMap(([name, design]) =>
    (["poststratify", "rake"] as const).map((method) => {
      const population = oracle.register;
      const excluded = new Uint8Array(ROWS.length);
      const made = calibrateDesign({ method, population, groups, design, excluded, fewest: 0 });
      return [`${name} ${method}`, made] as const;
    }),
  ),
);
function calibratedAs(row: { readonly design: string; readonly method: string }) {
  const made = calibrated.get(`${row.design} ${row.method}`);
  if (made === undefined) throw new Error(`no such design: ${row.design} ${row.method}`);
  return made;
}
const shareOf = (outcome: string, name: string, design: Design) => {
  const share = estimateShare(readState(ROWS, outcome), domain(name), design, "fail");
  if (share === null) throw new Error("nobody in the denominator");
  return share;
};

describe(`calibrated shares agree to 1e-9 with ${oracle.oracle}`, () => {
  it.each(oracle.spreads)("the spread of the weights: $design $method", (row) => {
    const { spread } = calibratedAs(row);
    expectClose(spread.smallest, row.smallest, 1e-9);
    expectClose(spread.largest, row.largest, 1e-9);
    expectClose(spread.variation, row.variation, 1e-9);
    expectClose(spread.loss, row.loss, 1e-9);
  });

  it.each(oracle.shares)("$design $method $outcome $domain", (row) => {
    const share = shareOf(row.outcome, row.domain, calibratedAs(row).design);
    expect([share.respondents, share.degreesOfFreedom]).toEqual([row.n, row.df]);
    expectClose(share.weighted, row.weighted, 1e-9);
    expectClose(share.value, row.value, 1e-9);
    expectClose(share.standardError, row.se, 1e-9);
  });

  it.each(oracle.differences)("$design $method $outcome $first − $second", (row) => {
    const { design } = calibratedAs(row);
    const difference = estimateDifference(
      readState(ROWS, row.outcome),
      domain(row.first),
      domain(row.second),
      design,
      "fail",
      shareOf(row.outcome, row.first, design),
      shareOf(row.outcome, row.second, design),
    );
    expectClose(difference.value, row.value, 1e-9);
    const half = studentTQuantile(0.975, row.df) * row.se;
    expectClose(difference.low, row.value - half, 1e-9);
    expectClose(difference.high, row.value + half, 1e-9);
  });

  it.each(oracle.rakedRound)("rake() has the same shares: $design $outcome $domain", (row) => {
    const { design } = calibratedAs({ ...row, method: "rake" });
    expectClose(shareOf(row.outcome, row.domain, design).value, row.value, 1e-9);
  });
});

describe(`standardised shares agree to 1e-9 with ${oracle.oracle}`, () => {
  const cells = [...new Set(oracle.register.map(({ grade, gender }) => `${grade} ${gender}`))];
  const pupils = cells.map((cell) =>
    oracle.register.reduce(
      (sum, row) => sum + (`${row.grade} ${row.gender}` === cell ? row.pupils : 0),
      0,
    ),
  );
  const all = pupils.reduce((sum, count) => sum + count, 0);
  const standard = {
    cell: Int32Array.from(ROWS, ({ Grade, Sex }) => cells.indexOf(`${Grade} ${Sex}`)),
    part: Float64Array.from(pupils, (count) => count / all),
  };

  it.each(oracle.standardised)("$design $outcome $domain", (row) => {
    const state = readState(ROWS, row.outcome);
    const design = DESIGNS[row.design];
    if (design === undefined) throw new Error(`no such design: ${row.design}`);
    const made = estimateStandardised(state, domain(row.domain), standard, design, "fail");
    expectClose(made?.value ?? Number.NaN, row.value, 1e-9);
    expectClose(made?.standardError ?? Number.NaN, row.se, 1e-9);
  });

  it("is absent where a cell of the standard population is empty", () => {
    const state = readState(ROWS, "is_hopeless").map((of, i) =>
      ROWS[i]?.Grade === "12" ? -1 : of,
    );
    const design = makeDesign(ROWS.length);
    expect(estimateStandardised(state, domain("all"), standard, design, "fail")).toBeNull();
  });
});
