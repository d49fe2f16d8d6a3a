import { describe, expect, it } from "vitest";
import { roundCount, roundLimits, roundShare, stepForCount } from "../../src/disclose/round-row.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");

describe("rounding", () => {
  it("gives decimals without binary dust", () => {
    expect([roundShare(0.3451, 0.01), roundShare(0.345, 0.01), roundShare(0.28, 0.05)]).toEqual([
      0.35, 0.35, 0.3,
    ]);
    expect([roundCount(2947, 5), roundCount(2948, 5), roundCount(2, 5)]).toEqual([2945, 2950, 0]);
  });

  it("makes intervals wider, never narrower, and keeps them in [0, 1]", () => {
    expect(roundLimits(0.312, 0.378, 0.01)).toEqual([0.31, 0.38]);
    expect(roundLimits(0.31, 0.38, 0.01)).toEqual([0.31, 0.38]);
    expect(roundLimits(0.001, 0.999, 0.05)).toEqual([0, 1]);
  });
});

/** Every count that an outsider must reckon with behind a printed row, by trying them all. */
function possibleCounts(respondents: number, counted: number, step: number): number {
  const n = roundCount(respondents, 5);
  const share = roundShare(counted / respondents, step);
  const counts = new Set<number>();
  for (let other = 1; other <= respondents + 5; other++) {
    if (roundCount(other, 5) !== n) continue;
    for (let k = 0; k <= other; k++) if (roundShare(k / other, step) === share) counts.add(k);
  }
  return counts.size;
}

describe("stepForCount", () => {
  it.each([60, 100, 217, 450, 1000, 1500])(
    "of %i respondents hides every possible count among five or more",
    (respondents) => {
      const step = stepForCount(respondents, policy);
      const steps = policy.roundingSteps.filter((finer) => step !== null && finer <= step);
      for (const tried of step === null ? policy.roundingSteps : steps) {
        const fewest = Math.min(
          ...Array.from({ length: respondents + 1 }, (_, k) =>
            possibleCounts(respondents, k, tried),
          ),
        );
        if (tried === step) expect(fewest).toBeGreaterThanOrEqual(5);
        else expect(fewest).toBeLessThan(5);
      }
    },
  );

  it("depends on the size: coarser for fewer, none for very few", () => {
    expect([3000, 500, 100, 30].map((n) => stepForCount(n, policy))).toEqual([
      0.01,
      0.02,
      0.1,
      null,
    ]);
  });
});
