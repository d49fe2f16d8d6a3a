import { describe, expect, it } from "vitest";
import type { HeldMeasure } from "../../../src/disclose/published/held.ts";
import { holdPublished } from "../../../src/disclose/published/hold-published.ts";
import type { Told } from "../../../src/disclose/published/told.ts";
import { policyNamed } from "../../support/policies.ts";
import { told, toldArea, toldRow } from "../../support/told-rows.ts";

const measures = [{ id: "m", goodWhen: "low" as const }];
const means = { measures, policy: policyNamed("default") };
const held = (before: Told, after: Told): HeldMeasure | undefined =>
  holdPublished([before], after, means).get("m");

const row = toldRow;
const everyone = (n: number, cell: Parameters<typeof row>[0], ...flags: string[]) =>
  toldArea(null, n, row(cell, { flags }));
const area = (name: string, n: number | null, cell: Parameters<typeof row>[0]) =>
  toldArea(name, n, row(cell));

describe("the municipality's row", () => {
  it("is held by itself where no areas are told, and differs by too few", () => {
    const before = told([everyone(100, [40, 100])]);
    expect(held(before, told([everyone(101, [41, 101])]))?.everyone).toBe(true);
    expect(held(before, told([everyone(112, [46, 112])]))?.everyone).toBe(false);
  });

  it("does not tell of areas that were left out of it before", () => {
    const before = told([
      everyone(200, [80, 180], "partial"),
      area("A", 180, [80, 180]),
      area("B", 20, "withheld"),
    ]);
    expect(held(before, told([everyone(200, [92, 200])]))?.everyone).toBe(true);
    const { everyone: _, ...areas } = before;
    const alone = { ...areas, everyone: null };
    expect(held(alone, told([everyone(200, [92, 200])]))?.everyone).toBe(true);
  });

  it("holds nobody without area whom it held otherwise before", () => {
    const with30 = told([everyone(130, [52, 130]), area("A", 100, [40, 100])]);
    const with31 = told([everyone(131, [53, 131]), area("A", 100, [40, 100])]);
    expect(held(with30, with31)).toMatchObject({ areas: [false], withoutArea: true });
    expect(held(with30, with30)).toBeUndefined();
    const nobodyKnows = told([everyone(130, [52, 130], "rounded:0.05"), area("A", 100, [40, 100])]);
    expect(held(nobodyKnows, { ...with31, source: "two" })).toMatchObject({ withoutArea: true });
  });

  it("holds areas told for the first time if they were others when everyone was told", () => {
    const before = told([everyone(300, [120, 300]), area("A", 100, [40, 100])]);
    const june = (b: number, k: number): Told =>
      told([
        everyone(200 + b, [80 + k, 200 + b]),
        area("A", 100, [40, 100]),
        area("B", b, [k, b]),
        area("C", 100, [40, 100]),
      ]);
    expect(held(before, june(100, 40))).toBeUndefined();
    expect(held(before, june(101, 41))?.areas).toEqual([false, true, true]);
    expect(held(before, june(120, 48))?.areas).toEqual([false, false, false]);
  });
});

it("finds the areas of a union by their own numbers, and not by their names", () => {
  const before = told([
    area("A", 100, [40, 100]),
    area("B", 80, [30, 80]),
    area("C", 60, [20, 60]),
  ]);
  const union = told([area("C", 60, [20, 60]), area("D", 180, [70, 180])]);
  expect(held(before, union)).toBeUndefined();
  const other = told([area("C", 60, [20, 60]), area("D", 180, [71, 180])]);
  expect(held(before, other)?.areas).toEqual([false, true]);
  const renamed = told([
    area("A", 100, [40, 100]),
    area("E", 80, [30, 80]),
    area("C", 60, [20, 60]),
  ]);
  expect(held(before, renamed)).toBeUndefined();
});

it("withholds all areas between which pupils moved, though each has many more or fewer", () => {
  const before = told([area("A", 100, [40, 100]), area("B", 80, [30, 80])]);
  const after = told([area("A", 80, [32, 80]), area("B", 100, "withheld")]);
  expect(held(before, after)?.areas).toEqual([true, true]);
});

it("holds what any of several earlier publications asks for", () => {
  const first = told([area("A", 100, [40, 100]), area("B", 80, [30, 80])]);
  const second = told([area("A", 100, [40, 100]), area("B", 81, "withheld")]);
  const third = told([area("A", 101, [41, 101]), area("B", 81, [31, 81])]);
  expect(holdPublished([first, second], third, means).get("m")?.areas).toEqual([true, true]);
  expect(holdPublished([second], third, means).get("m")?.areas).toEqual([true, true]);
  const open = { ...means, policy: policyNamed("open") };
  expect(holdPublished([first], third, open).size).toBe(0);
});

describe("coarse figures beside a total that is the same", () => {
  const girls = (value: number, reference: number | null = null) =>
    row([40, 100], {
      group: { gender: "girl" },
      respondents: 50,
      value,
      reference,
      flags: ["divided", "rounded:0.05"],
    });
  const of = (...groups: readonly ReturnType<typeof girls>[]): Told =>
    told([toldArea("A", 100, row([40, 100]), groups)]);

  it("are told as they were, or not", () => {
    expect(held(of(girls(0.4)), of(girls(0.4)))).toBeUndefined();
    expect(held(of(girls(0.4)), of(girls(0.45)))).toMatchObject({ areas: [false], splits: [true] });
    expect(held(of(), of(girls(0.45)))).toBeUndefined();
    const withheld = row("withheld", { group: { gender: "girl" } });
    expect(held(of(withheld), of(girls(0.4)))?.splits).toEqual([true]);
  });

  it("tell of everyone by what stands beside an area's", () => {
    const found = held(of(girls(0.4, 0.3)), of(girls(0.4, 0.35)));
    expect(found).toMatchObject({ splits: [false], everyoneSplits: true });
  });

  it("are standardised again only of the same answers", () => {
    const set = (standardised: number, source: string): Told =>
      told([toldArea("A", 100, row([40, 100], { standardised }))], { source });
    expect(held(set(0.42, "one"), set(0.42, "one"))).toBeUndefined();
    expect(held(set(0.42, "one"), set(0.42, "two"))?.standardised).toEqual([true]);
    expect(held(set(0.42, "one"), set(0.44, "one"))?.standardised).toEqual([true]);
  });
});

describe("coarse figures of one area, of which another has moved over an edge", () => {
  const both = { ...means, measures: [...measures, { id: "o", goodWhen: "low" as const }] };
  const rounded = (measure: string, share: number) =>
    row([share * 100, 100], { measure, flags: ["rounded:0.05"] });
  const of = (source: string, m: number, o: number, n = 100): Told => {
    const rows = new Map([
      ["m", rounded("m", m)],
      ["o", rounded("o", o)],
    ]);
    const other = { ...area("B", 60, "nobody"), rows };
    return told([{ ...other, name: "A", respondents: n }, other], { source });
  };

  it("are withheld together if the answers may be others", () => {
    const found = holdPublished([of("one", 0.4, 0.2)], of("two", 0.4, 0.25), both);
    expect(found.get("m")?.areas).toEqual([true, true]);
    expect(found.get("o")?.areas).toEqual([true, true]);
    expect(holdPublished([of("one", 0.4, 0.2)], of("two", 0.4, 0.2), both).size).toBe(0);
    const more = holdPublished([of("one", 0.4, 0.2)], of("two", 0.4, 0.2, 105), both);
    expect(more.get("m")?.areas).toEqual([true, false]);
  });

  it("are withheld each by itself if the answers are the same", () => {
    const found = holdPublished([of("one", 0.4, 0.2)], of("one", 0.4, 0.25), both);
    expect([...found.keys()]).toEqual(["o"]);
  });
});
