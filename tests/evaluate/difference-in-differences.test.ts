import { describe, expect, it } from "vitest";
import { betweenAreas } from "../../src/evaluate/between-areas.ts";
import { differenceInDifferences } from "../../src/evaluate/difference-in-differences.ts";
import type { DiffRow } from "../../src/vocabulary/profile-diff.ts";
import oracle from "../oracles/difference-in-differences.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import { differenceRates } from "../support/difference-simulation.ts";
import { diffRow, type OracleShare } from "./rows.ts";

interface OracleCase {
  readonly areas: readonly (readonly OracleShare[])[];
  readonly result: Readonly<Record<string, number | null>>;
}

const cases: readonly OracleCase[] = oracle.cases;
const rowsOf = ({ areas }: OracleCase): readonly DiffRow[] =>
  areas.flatMap(([before, after]) =>
    before === undefined || after === undefined ? [] : [diffRow(before, after)],
  );
const compare = (one: OracleCase) => {
  const [own, ...others] = rowsOf(one);
  if (own === undefined) throw new RangeError("no area");
  const named = others.map((row, at) => ({ area: `area ${at}`, row }));
  return differenceInDifferences(own, named);
};
/** 1e-9 of the larger of the number and a per mille: a limit may be near 0 by chance. */
const expectNear = (actual: number | null | undefined, expected: number | null | undefined) => {
  if (expected === null || expected === undefined) expect(actual ?? null).toBeNull();
  else expectClose((actual ?? Number.NaN) + 1, expected + 1, 1e-12);
  if (typeof expected === "number" && Math.abs(expected) > 1e-3)
    expectClose(actual ?? Number.NaN, expected, 1e-9);
};

describe(`differences in differences agree with ${oracle.oracle}`, () => {
  it.each(cases.map((one, at) => ({ one, at })))("case $at", ({ one }) => {
    const found = compare(one);
    const { result } = one;
    expectNear(found?.value, result.value);
    expectNear(found?.elsewhere, result.elsewhere);
    expectNear(found?.standardError, result.se);
    expectNear(found?.degreesOfFreedom, result.df);
    expectNear(found?.p, result.p);
    expectNear(found?.low, result.low);
    expectNear(found?.high, result.high);
    expectNear(found?.between?.low, result.betweenLow);
    expectNear(found?.between?.high, result.betweenHigh);
    expect(found?.method).toBe(result.se === null ? "mover" : "wald");
  });
});

describe("a difference in differences", () => {
  const share = (value: number): OracleShare => ({
    value,
    low: value - 0.1,
    high: value + 0.1,
    se: 0.05,
    df: 99,
  });
  const own = diffRow(share(0.5), share(0.4));

  it("leaves out areas without an exact change, and names them", () => {
    const withheld = diffRow(share(0.5), share(0.3), { status: "protected", change: null });
    const rounded = diffRow(share(0.5), share(0.5));
    const coarse = { ...rounded, change: rounded.change && { ...rounded.change, step: 0.05 } };
    const found = differenceInDifferences(own, [
      { area: "a", row: diffRow(share(0.5), share(0.45)) },
      { area: "b", row: withheld },
      { area: "c", row: coarse },
      { area: "d", row: undefined },
    ]);
    expect(found?.leftOut).toEqual(["b", "c", "d"]);
    expect(found?.changes.map(({ area }) => area)).toEqual(["a"]);
    expect(found?.value).toBeCloseTo(-0.05, 14);
    expect(found?.between).toBeNull();
  });

  it("is not there where no area is left, or the area itself has none", () => {
    const withheld = diffRow(share(0.5), share(0.3), { status: "protected", change: null });
    expect(differenceInDifferences(own, [{ area: "b", row: withheld }])).toBeNull();
    expect(differenceInDifferences(withheld, [{ area: "b", row: own }])).toBeNull();
  });

  it("between areas is told from three areas on", () => {
    expect(betweenAreas(0.1, [0, 0.1])).toBeNull();
    expect(betweenAreas(0.1, [0.02, 0.02, 0.02])).toEqual({ low: 0.1, high: 0.1 });
  });
});

it("keeps its promise where areas rise and fall by themselves, which one interval alone does not", () => {
  const { chance, both } = differenceRates(6, 0.05, 300);
  expect(chance).toBeGreaterThan(0.1);
  expect(both).toBeLessThan(0.08);
});
