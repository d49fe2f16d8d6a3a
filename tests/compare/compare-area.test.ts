import { describe, expect, it } from "vitest";
import { compareArea } from "../../src/compare/compare-area.ts";
import { pairRows } from "../../src/compare/pair-rows.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import oracle from "../oracles/wave-change.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import { absentRow, noteOf, published, shownRow, withheldRow } from "./published.ts";

const compare = (before: Profile, after: Profile, alpha = 0.05) =>
  compareArea(before, after, pairRows(before, after).pairs, alpha);

/** The eight pairs of the oracle as the factors of one area, each its own measure. */
const counts = [
  [35, 200, 21, 190],
  [5, 10, 20, 60],
  [96, 226, 79, 224],
  [400, 800, 460, 790],
  [6, 300, 14, 280],
  [90, 100, 60, 120],
  [12, 40, 28, 41],
  [700, 3000, 640, 2900],
] as const;
const before = published(
  "2022",
  counts.map(([k, n], at) => shownRow(`factor_${at}`, k, n)),
);
const after = published(
  "2024",
  counts.map(([, , k, n], at) => shownRow(`factor_${at}`, k, n)),
);

describe("p is adjusted within area × group × family", () => {
  it("by Benjamini and Hochberg, as R p.adjust does", () => {
    compare(before, after).forEach(({ change }, at) => {
      const expected = oracle.simple[at];
      expectClose(change?.p ?? Number.NaN, expected?.p ?? 0, 1e-9);
      expectClose(change?.pAdjusted ?? Number.NaN, expected?.benjaminiHochberg ?? 0, 1e-9);
    });
  });

  it("by Holm where the later profile does so", () => {
    const holm = { ...after, design: { ...after.design, adjustment: "holm" as const } };
    compare(before, holm).forEach(({ change }, at) => {
      expectClose(change?.pAdjusted ?? Number.NaN, oracle.simple[at]?.holm ?? 0, 1e-9);
    });
  });

  it("not together with rows of another grade or of the behaviours", () => {
    const grade9 = shownRow("factor_0", 35, 200);
    const [old, now] = [35, 21].map((k, at) =>
      published(at === 0 ? "2022" : "2024", [shownRow("factor_0", k, 200)], {
        behaviours: [{ ...shownRow("drink", k, 200), kind: "behaviour" }],
      }),
    );
    if (old === undefined || now === undefined) return expect.unreachable("two profiles");
    const split = (profile: Profile) => ({
      ...profile,
      factors: [
        ...profile.factors,
        { ...grade9, group: { grade: "9" } } as (typeof profile.factors)[0],
      ],
    });
    const rows = compare(split(old), split(now));
    expect(rows).toHaveLength(3);
    for (const { change } of rows) {
      expect(change?.p).toEqual(expect.any(Number));
      expect(change?.pAdjusted).toBe(change?.p);
    }
  });

  it("over the rows that are shown exactly in both, and no others", () => {
    const rounded = { ...shownRow("round", 10, 100), flags: ["rounded:0.05"] };
    const extra = [withheldRow("hidden"), absentRow("gone"), rounded];
    const [one, other] = [
      published("2022", [shownRow("seen", 35, 200), ...extra]),
      published("2024", [shownRow("seen", 21, 190), ...extra]),
    ];
    const [seen] = compare(one, other);
    expect(seen?.change?.pAdjusted).toBe(seen?.change?.p);
  });
});

describe("what can be said of a change", () => {
  const verdicts = (goodWhen: "high" | "low", alpha = 0.05) => {
    const measures = counts.map((_, at) => noteOf(`factor_${at}`, { goodWhen }));
    return compare({ ...before, measures }, { ...after, measures }, alpha).map(
      ({ verdict }) => verdict,
    );
  };

  it("follows the adjusted p and what is good: less of a risk is better", () => {
    const told = oracle.simple.map(({ benjaminiHochberg, value }) => {
      if (benjaminiHochberg >= 0.05) return "unchanged-cannot-be-told";
      return value < 0 ? "better" : "worse";
    });
    expect(new Set(told).size).toBe(3);
    expect(verdicts("low")).toEqual(told);
  });

  it("and turns round where more is good", () => {
    const turned = { better: "worse", worse: "better" } as Record<string, string>;
    expect(verdicts("high")).toEqual(verdicts("low").map((word) => turned[word ?? ""] ?? word));
  });

  it("is nothing at a stricter level", () => {
    expect(new Set(verdicts("low", 1e-12))).toEqual(new Set(["unchanged-cannot-be-told"]));
  });

  it("is never said of a row without p, however wide the change", () => {
    const old = published("2022", [shownRow("all", 40, 40)]);
    const now = published("2024", [shownRow("all", 0, 40)]);
    expect(compare(old, now)[0]).toMatchObject({
      verdict: "unchanged-cannot-be-told",
      change: { value: -1, p: null, method: "mover" },
    });
  });
});

describe("a withheld figure is never made a number", () => {
  const told = published("2022", [shownRow("hidden", 35, 200)]);
  const hidden = published("2024", [withheldRow("hidden")]);
  for (const [name, old, now] of [
    ["later", told, hidden],
    ["earlier", hidden, told],
    ["in both", hidden, hidden],
  ] as const) {
    it(`withheld ${name}: no number on either side`, () => {
      const [row] = compare(old, now);
      expect(row).toMatchObject({ status: "protected", change: null, verdict: null });
      for (const side of [row?.before, row?.after]) {
        expect(side).toMatchObject({ respondents: null, value: null, low: null, high: null });
      }
      expect(JSON.stringify(row)).not.toMatch(/\d/);
    });
  }

  it("nor a share that is told as a limit alone", () => {
    const coded = { ...shownRow("few", 1, 100), flags: ["at-most:0.02"] };
    const [row] = compare(published("2022", [coded]), published("2024", [shownRow("few", 9, 100)]));
    expect(row).toMatchObject({ status: "protected", change: null, before: { value: null } });
  });
});
