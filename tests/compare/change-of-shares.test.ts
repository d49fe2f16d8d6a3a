import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComparedShare, changeOfShares } from "../../src/compare/change-of-shares.ts";
import oracle from "../oracles/wave-change.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";

const AGREES = 1e-9;

interface Told {
  readonly value: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly low: number | null;
  readonly high: number | null;
}

const share = (told: Told, flags: readonly string[] = []): ComparedShare => ({ ...told, flags });

/** A share of k among n, its limits 0.1 on either side. */
function ofCount(counted: number, respondents: number, flags: readonly string[] = []) {
  const value = counted / respondents;
  return share(
    {
      value,
      standardError: Math.sqrt((value * (1 - value)) / (respondents - 1)),
      degreesOfFreedom: respondents - 1,
      low: Math.max(0, value - 0.1),
      high: Math.min(1, value + 0.1),
    },
    flags,
  );
}

describe("changeOfShares is what R finds", () => {
  for (const [at, row] of [...oracle.simple, ...oracle.designed].entries()) {
    it(`change ${at + 1}: value, standard error, df, limits, p, smallest change`, () => {
      for (const [place, alpha] of oracle.alphas.entries()) {
        const change = changeOfShares(share(row.before), share(row.after), alpha);
        expect(change?.method).toBe("wald");
        for (const name of ["value", "standardError", "degreesOfFreedom", "low", "high"] as const) {
          expectClose(change?.[name] ?? Number.NaN, row[name], AGREES);
        }
        expectClose(change?.p ?? Number.NaN, row.p, AGREES);
        expectClose(change?.smallest ?? Number.NaN, row.smallest[place] ?? 0, AGREES);
      }
    });
  }

  for (const [at, row] of oracle.mover.entries()) {
    it(`change ${at + 1} where a share is 0 or 1: MOVER, and no p`, () => {
      const change = changeOfShares(share(row.before), share(row.after), 0.05);
      expect(change).toMatchObject({ method: "mover", p: null, pAdjusted: null, smallest: null });
      expectClose(change?.value ?? Number.NaN, row.value, AGREES);
      expectClose(change?.low ?? Number.NaN, row.low, AGREES);
      expectClose(change?.high ?? Number.NaN, row.high, AGREES);
    });
  }
});

describe("changeOfShares by hand", () => {
  it("turned round has the other sign and nothing else", () => {
    const count = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const [one, other] = [ofCount(a, a + b), ofCount(c, c + d)];
        const [there, back] = [changeOfShares(one, other, 0.05), changeOfShares(other, one, 0.05)];
        expect(back?.value).toBeCloseTo(-(there?.value ?? 0), 12);
        expect(back?.low).toBeCloseTo(-(there?.high ?? 0), 12);
        expect(back?.p ?? -1).toBeCloseTo(there?.p ?? -1, 12);
        expect(back?.smallest ?? -1).toBeCloseTo(there?.smallest ?? -1, 12);
      }),
    );
  });

  it("of a share that is not told there is none", () => {
    expect(changeOfShares({ ...ofCount(5, 20), value: null }, ofCount(5, 20), 0.05)).toBeNull();
    expect(changeOfShares(ofCount(5, 20), { ...ofCount(5, 20), value: null }, 0.05)).toBeNull();
  });

  it("of rounded shares is a multiple of the coarser step, its limits wider and outwards, without p", () => {
    const before = {
      ...ofCount(7, 20),
      value: 0.35,
      low: 0.25,
      high: 0.47,
      flags: ["rounded:0.01"],
    };
    const after = { ...ofCount(9, 20), value: 0.45, low: 0.3, high: 0.6, flags: ["rounded:0.05"] };
    // half of each step is 0.03: 0.10 − √(0.15² + 0.12²) − 0.03 = −0.122, outwards −0.15;
    // 0.10 + √(0.15² + 0.10²) + 0.03 = 0.310, outwards 0.35
    expect(changeOfShares(before, after, 0.05)).toEqual({
      value: 0.1,
      low: -0.15,
      high: 0.35,
      standardError: null,
      degreesOfFreedom: null,
      p: null,
      pAdjusted: null,
      method: "mover",
      step: 0.05,
      smallest: null,
    });
  });

  it("of rounded shares holds the change of every pair of shares that are printed so", () => {
    const printed = (value: number) => ({
      ...{ value, low: value, high: value, standardError: null, degreesOfFreedom: null },
      flags: ["rounded:0.10"],
    });
    // 0.351 and 0.449 are printed as 40 % both
    expect(changeOfShares(printed(0.4), printed(0.4), 0.05)).toMatchObject({
      ...{ value: 0, low: -0.1, high: 0.1 },
    });
  });

  it("of an exact and a rounded share takes the step of the rounded one", () => {
    const after = { ...ofCount(8, 20), value: 0.4, low: 0.2, high: 0.6, flags: ["rounded:0.10"] };
    const change = changeOfShares(ofCount(13, 40), after, 0.05);
    expect(change).toMatchObject({ value: 0.1, step: 0.1, p: null }); // 0.400 − 0.325
  });

  it("of rounded shares without limits has none", () => {
    const bare = { ...ofCount(8, 20), low: null, high: null, flags: ["rounded:0.05"] };
    expect(changeOfShares(bare, bare, 0.05)).toMatchObject({ value: 0, low: null, high: null });
  });

  it("knows nothing of the spread of a single cluster, and takes MOVER", () => {
    const single = { ...ofCount(8, 20), degreesOfFreedom: 0, low: 0, high: 1 };
    expect(changeOfShares(single, ofCount(9, 20), 0.05)).toMatchObject({
      method: "mover",
      p: null,
    });
  });
});
