import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { estimateDifference } from "../../src/estimate/difference.ts";
import { estimateJointDifferences } from "../../src/estimate/joint-differences.ts";
import { estimateShare } from "../../src/estimate/share.ts";
import { studentTQuantile } from "../../src/statistics/distributions.ts";
import oracle from "../oracles/joint-differences.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import { makeDesign, mask, readRows, readState, yrbsDesign } from "../support/survey-design.ts";

const FIXTURE = join(import.meta.dirname, "../fixtures/yrbs-districts-2017.csv");
const ROWS = readRows(readFileSync(FIXTURE, "utf8")).filter((row) => row.district === "queens");
const weight = ROWS.map((row) => Number(row.weight));
const first = mask(ROWS, (row) => Number(row.PSU) % 3 === 0);
const second = first.map((one) => 1 - one);
const answered = ["is_hopeless", "suicide_considered", "used_cocaine", "used_heroin"];
const STATES = [
  ...answered.map((column) => readState(ROWS, column)),
  Int8Array.from(ROWS, ({ Sex }) => (Sex === "" ? -1 : Sex === "Female" ? 1 : 0)),
  Int8Array.from(ROWS, ({ Grade }) => (Grade === "" ? -1 : Grade === "9" ? 1 : 0)),
];
const MEASURES = STATES.map((state) => ({ state, first, second }));
const cluster = ROWS.map((row) => `${row.stratum}/${row.PSU}`);

describe("estimateJointDifferences equals svycontrast of R", () => {
  it.each([
    ["full", yrbsDesign(ROWS), oracle.full],
    ["clusters", makeDesign(ROWS.length, { weight, cluster }), oracle.clusters],
    ["weights", makeDesign(ROWS.length, { weight }), oracle.weights],
  ])("%s", (_, design, expected) => {
    const { values, covariance } = estimateJointDifferences(MEASURES, design, "adjust");
    expect([values.length, covariance.flat().length]).toEqual([6, 36]);
    values.forEach((value, at) => {
      expectClose(value, expected.values[at] ?? Number.NaN, 1e-9);
    });
    covariance.flat().forEach((value, at) => {
      // A covariance near 0 keeps fewer digits than its two standard errors have.
      const [row, column] = [Math.floor(at / 6), at % 6];
      const size = Math.sqrt(
        (covariance[row]?.[row] ?? Number.NaN) * (covariance[column]?.[column] ?? Number.NaN),
      );
      const other = expected.covariance.flat()[at] ?? Number.NaN;
      expect(Math.abs(value - other)).toBeLessThan(1e-9 * size);
    });
  });
});

describe("estimateJointDifferences without a design", () => {
  const joint = estimateJointDifferences(MEASURES, makeDesign(ROWS.length), "fail");

  it("has the variances of the differences that a profile shows", () => {
    STATES.forEach((state, at) => {
      const design = makeDesign(ROWS.length);
      const one = estimateShare(state, first, design, "fail");
      const other = estimateShare(state, second, design, "fail");
      if (one === null || other === null) throw new Error("nobody in a denominator");
      const shown = estimateDifference(state, first, second, design, "fail", one, other);
      const df = one.respondents + other.respondents - 1;
      const standardError = (shown.high - shown.value) / studentTQuantile(0.975, df);
      expectClose(Math.sqrt(joint.covariance[at]?.[at] ?? Number.NaN), standardError, 1e-9);
    });
  });

  it("gives one and the same measure a correlation of 1, and its opposite one of −1", () => {
    const [state = new Int8Array()] = STATES;
    const opposite = state.map((one) => (one === -1 ? -1 : 1 - one));
    const measures = [state, state, opposite].map((one) => ({ state: one, first, second }));
    const { covariance } = estimateJointDifferences(measures, makeDesign(ROWS.length), "fail");
    const variance = covariance[0]?.[0] ?? Number.NaN;
    expectClose(covariance[1]?.[0] ?? Number.NaN, variance, 1e-9);
    expectClose(covariance[2]?.[0] ?? Number.NaN, -variance, 1e-9);
  });
});
