import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DirectShare, modelShares } from "../../../src/estimate/small-areas/model-shares.ts";
import oracle from "../../oracles/fay-herriot.json" with { type: "json" };
import { expectClose } from "../../support/close-to.ts";

const { municipality } = oracle;
const areas: readonly DirectShare[] = municipality.values.map((value, i) => ({
  value,
  respondents: municipality.respondents[i] ?? Number.NaN,
  effectiveRespondents: municipality.effectiveRespondents[i] ?? Number.NaN,
  degreesOfFreedom: 20,
}));

describe(`modelShares agrees with ${oracle.oracle}`, () => {
  it("on a municipality with 0 % in one area and design effects", () => {
    const modelled = modelShares(areas);
    expect(modelled).toHaveLength(areas.length);
    for (const [i, area] of modelled.entries()) {
      expectClose(area?.value ?? 0, municipality.modelled[i] ?? Number.NaN, 1e-9);
      expectClose(area?.low ?? 0, municipality.lows[i] ?? Number.NaN, 1e-9);
      expectClose(area?.high ?? 0, municipality.highs[i] ?? Number.NaN, 1e-9);
      expectClose(area?.shrinkage ?? 0, municipality.shrinkages[i] ?? Number.NaN, 1e-9);
    }
  });
});

describe("modelShares", () => {
  it("leaves out what is not shown and what has no degrees of freedom, and says the same of the rest", () => {
    const lonely = { value: 0.9, respondents: 80, effectiveRespondents: 79, degreesOfFreedom: 0 };
    const [first, ...others] = areas;
    expect(modelShares([first ?? null, null, lonely, ...others])).toEqual([
      modelShares(areas)[0],
      null,
      null,
      ...modelShares(areas).slice(1),
    ]);
  });

  it("says nothing with fewer than six areas, or where nobody or everybody is counted", () => {
    expect(modelShares(areas.slice(0, 5))).toEqual([null, null, null, null, null]);
    expect(modelShares([])).toEqual([]);
    for (const value of [0, 1]) {
      const same = areas.map((area) => ({ ...area, value }));
      expect(modelShares(same).every((area) => area === null)).toBe(true);
    }
  });

  it("stays between 0 and 1, with the value inside its limits, and mirrors with 1 − share", () => {
    const anyArea = fc
      .tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 2, max: 2000 }),
        fc.double({ min: 0.2, max: 1.5, noNaN: true }),
      )
      .map(([share, respondents, efficiency]) => ({
        value: Math.round(share * respondents) / respondents,
        respondents,
        effectiveRespondents: respondents * efficiency,
        degreesOfFreedom: 5,
      }));
    fc.assert(
      fc.property(fc.array(anyArea, { minLength: 6, maxLength: 25 }), (some) => {
        const mirrored = modelShares(some.map((area) => ({ ...area, value: 1 - area.value })));
        for (const [i, area] of modelShares(some).entries()) {
          if (area === null) continue;
          expect(area.low).toBeGreaterThanOrEqual(0);
          expect(area.low).toBeLessThanOrEqual(area.value);
          expect(area.value).toBeLessThanOrEqual(area.high);
          expect(area.high).toBeLessThanOrEqual(1);
          expect(mirrored[i]?.value).toBeCloseTo(1 - area.value, 7);
        }
      }),
    );
  });
});
