import { describe, expect, it } from "vitest";
import { designFrame } from "../../src/estimate/linearisation/design-frame.ts";
import { taylorVariance } from "../../src/estimate/linearisation/taylor-variance.ts";
import oracle from "../oracles/lonely-psu.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import { asPolicy, makeDesign } from "../support/survey-design.ts";

const design = makeDesign(oracle.age.length, {
  weight: oracle.weight,
  stratum: oracle.region.map(String),
  cluster: oracle.region.map((region, i) => `${region}/${oracle.district[i]}`),
});

/** Linearised values of a weighted mean, summed by cluster. */
function meanScores(mean: number) {
  const weighted = oracle.weight.reduce((sum, w) => sum + w, 0);
  const score = new Float64Array(design.clusters);
  for (const [i, age] of oracle.age.entries()) {
    const cluster = design.cluster[i] ?? 0;
    const z = ((design.weight[i] ?? 0) * (age - mean)) / weighted;
    score[cluster] = (score[cluster] ?? 0) + z;
  }
  return { score, active: new Uint8Array(design.clusters).fill(1) };
}

describe(`eight rows, the last stratum with one cluster: ${oracle.oracle}`, () => {
  it.each(oracle.cases)("$policy: standard error $standardError", (row) => {
    const variance = taylorVariance(
      meanScores(row.mean),
      designFrame(design),
      asPolicy(row.policy),
    );
    expectClose(Math.sqrt(variance), row.standardError, 1e-12);
  });

  it("fail: stops", () => {
    expect(() => taylorVariance(meanScores(52), designFrame(design), "fail")).toThrow(RangeError);
  });
});

it("refuses a cluster that lies in two strata", () => {
  const crossed = makeDesign(2, { stratum: ["a", "b"], cluster: ["one", "one"] });
  expect(() => designFrame(crossed)).toThrow(RangeError);
});
