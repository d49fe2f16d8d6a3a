import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInPolicy, OPEN_POLICY } from "../../src/catalog/built-in.ts";
import {
  releaseAssociation,
  releaseRankProbability,
} from "../../src/disclose/release-association.ts";
import type { FourCells, OddsRatioEstimate } from "../../src/vocabulary/association.ts";

const policy = builtInPolicy("default");
if (policy === undefined) throw new Error("no default policy");

/** What a survey without a design of so many respondents gives for four cells. */
function estimateOf(persons: FourCells, respondents: number): OddsRatioEstimate {
  const { both, firstOnly, secondOnly, neither } = persons;
  const inverse = 1 / both + 1 / firstOnly + 1 / secondOnly + 1 / neither;
  return {
    persons,
    logOdds: Math.log((both * neither) / (firstOnly * secondOnly)),
    standardError: Math.sqrt((respondents / (respondents - 1)) * inverse),
    degreesOfFreedom: respondents - 2,
    reach: 1.97,
  };
}

/** Every table with these margins that has no empty cell. */
function tablesWith(factor: number, behaviour: number, all: number): FourCells[] {
  const tables: FourCells[] = [];
  for (let both = 1; both < Math.min(factor, behaviour); both++) {
    const neither = all - factor - behaviour + both;
    if (neither < 1) continue;
    tables.push({ both, firstOnly: factor - both, secondOnly: behaviour - both, neither });
  }
  return tables;
}

describe("releaseAssociation against somebody who knows all four margins", () => {
  it("leaves at least `protection` counts behind every printed row", () => {
    const margins = fc.record({
      all: fc.integer({ min: 20, max: 400 }),
      factor: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      behaviour: fc.double({ min: 0.02, max: 0.95, noNaN: true }),
    });
    fc.assert(
      fc.property(margins, ({ all, factor, behaviour }) => {
        const printed = new Map<string, number>();
        const tables = tablesWith(Math.round(factor * all), Math.round(behaviour * all), all);
        for (const table of tables) {
          const row = releaseAssociation("b", estimateOf(table, all + 30), policy);
          const smallest = Math.min(...Object.values(table));
          if (smallest < 5) expect(row.status).toBe("withheld");
          if (row.status === "shown") {
            const text = JSON.stringify(row);
            printed.set(text, (printed.get(text) ?? 0) + 1);
          }
        }
        for (const counts of printed.values()) expect(counts).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 300 },
    );
  });

  it("tells the odds ratio of the table or one near it, inside an interval that holds its own", () => {
    for (const table of tablesWith(500, 300, 1500)) {
      const estimate = estimateOf(table, 1500);
      const row = releaseAssociation("b", estimate, policy);
      if (row.value === null || row.low === null || row.high === null) continue;
      const half = 1.97 * estimate.standardError;
      expect(Math.abs(Math.log(row.value) - estimate.logOdds)).toBeLessThan(half);
      // Two digits are 5 per cent at most.
      expect(row.low).toBeLessThan(Math.exp(estimate.logOdds) * 1.05);
      expect(row.high).toBeGreaterThan(Math.exp(estimate.logOdds) / 1.05);
      expect(row.low).toBeLessThanOrEqual(row.value);
      expect(row.value).toBeLessThanOrEqual(row.high);
    }
  });

  it("withholds every table of a margin with no room for two answers", () => {
    const rows = tablesWith(40, 13, 200).map((table) =>
      releaseAssociation("b", estimateOf(table, 200), policy),
    );
    const hidden = { behaviour: "b", value: null, low: null, high: null, status: "withheld" };
    expect(rows).toEqual(rows.map(() => hidden));
  });

  it("withholds where a cell is empty", () => {
    expect(releaseAssociation("b", null, policy)).toMatchObject({ status: "withheld", low: null });
  });

  it("rounds to two digits and no more where nothing is to be protected", () => {
    const table = { both: 2, firstOnly: 2, secondOnly: 1, neither: 5 };
    const row = releaseAssociation("b", estimateOf(table, 10), OPEN_POLICY);
    const half = 1.97 * Math.sqrt((10 / 9) * 2.2);
    expect(row).toMatchObject({
      value: 5,
      low: Number((5 * Math.exp(-half)).toPrecision(2)),
      high: Number((5 * Math.exp(half)).toPrecision(2)),
      status: "shown",
    });
  });
});

describe("releaseRankProbability", () => {
  it.each([
    [0, 0],
    [0.024, 0],
    [0.026, 0.05],
    [0.62, 0.6],
    [0.63, 0.65],
    [0.99, 1],
  ])("tells %f as %f", (probability, told) => {
    expect(releaseRankProbability(probability).value).toBe(told);
  });
});
