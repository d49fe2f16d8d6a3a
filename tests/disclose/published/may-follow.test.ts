import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Judging, mayFollow } from "../../../src/disclose/published/may-follow.ts";
import { policyNamed } from "../../support/policies.ts";
import { toldRow } from "../../support/told-rows.ts";

const judging: Judging = {
  goodWhen: "low",
  policy: policyNamed("default"), // 10 respondents, 5 on either side, none may be shown, all may not
  isWeighted: false,
  isSameSource: false,
};
type Cell = Parameters<typeof toldRow>[0];
const follows = (before: Cell, after: Cell, more: Partial<Judging> = {}): boolean =>
  mayFollow(toldRow(before), toldRow(after), { ...judging, ...more });

describe("a row that was printed before", () => {
  it("is printed again if it is the same", () => {
    expect(follows([40, 100], [40, 100])).toBe(true);
    expect(follows([1, 3], [1, 3])).toBe(true);
  });

  it("stays withheld if it was", () => {
    expect(follows("withheld", [40, 100])).toBe(false);
    expect(mayFollow(undefined, toldRow([40, 100]), judging)).toBe(true);
    expect(follows("nobody", [40, 100])).toBe(true);
    const notAsked = toldRow("nobody", { reason: "not_asked" });
    expect(mayFollow(notAsked, toldRow([40, 100]), judging)).toBe(true);
  });

  it.each([
    ["one respondent more, counted or not", [41, 101], [40, 101]],
    ["nine more", [45, 109], [49, 109]],
    ["one answer mended", [41, 100], [39, 100]],
    ["four answers mended", [44, 100], [36, 100]],
    ["twelve more, of whom four are counted", [44, 112], [52, 112]],
    ["twelve left out, of whom two are counted", [38, 88], [30, 88]],
  ] as const)("is not followed by %s", (_, one, other) => {
    expect([follows([40, 100], one), follows([40, 100], other)]).toEqual([false, false]);
  });

  it("is followed by one that differs by as many as could be told of", () => {
    expect(follows([40, 100], [45, 110])).toBe(true);
    expect(follows([45, 110], [40, 100])).toBe(true);
    expect(follows([40, 100], [45, 100])).toBe(true);
  });

  it("is followed by many of whom none is counted where that may be shown, and all where that may", () => {
    expect(follows([40, 100], [40, 110])).toBe(true);
    expect(follows([40, 100], [50, 110])).toBe(false);
    expect(follows([40, 100], [40, 110], { goodWhen: "high" })).toBe(false);
    expect(follows([40, 100], [50, 110], { goodWhen: "high" })).toBe(true);
  });

  it("is not followed by the same counts with another mean or standard error", () => {
    const before = toldRow([40, 100], { meanScore: 2.5, standardError: 0.05 });
    for (const other of [{ meanScore: 2.51 }, { standardError: 0.051 }]) {
      expect(mayFollow(before, { ...before, ...other }, judging)).toBe(false);
    }
    expect(mayFollow(before, { ...before, low: 0.3, difference: null }, judging)).toBe(true);
  });
});

it("judges weighted rows by respondents alone, and equal ones by share and weight", () => {
  const weighted = { ...judging, isWeighted: true };
  const before = toldRow([40, 100], { weighted: 98.2 });
  const after = (respondents: number, value: number, weight: number) =>
    toldRow([40, 100], { respondents, value, weighted: weight });
  expect(mayFollow(before, after(100, 0.4, 98.2), weighted)).toBe(true);
  expect(mayFollow(before, after(100, 0.41, 98.2), weighted)).toBe(false);
  expect(mayFollow(before, after(100, 0.4, 98.3), weighted)).toBe(false);
  expect(mayFollow(before, after(109, 0.4, 107), weighted)).toBe(false);
  expect(mayFollow(before, after(110, 0.41, 108), weighted)).toBe(true);
});

describe("a coarse row", () => {
  const rounded = toldRow([40, 100], { flags: ["rounded:0.05"] });
  const limit = toldRow([1, 100], { flags: ["at-most:0.01"] });
  const same = { ...judging, isSameSource: true };

  it("is followed by itself", () => {
    expect(mayFollow(rounded, { ...rounded }, judging)).toBe(true);
  });

  it("goes with an exact one of the same answers that it is a rounding of, and with no other", () => {
    expect(mayFollow(rounded, toldRow([42, 100]), same)).toBe(true);
    expect(mayFollow(toldRow([42, 100]), rounded, same)).toBe(true);
    expect(mayFollow(rounded, toldRow([43, 100]), same)).toBe(false);
    expect(mayFollow(rounded, toldRow([42, 100]), judging)).toBe(false);
    expect(mayFollow(limit, toldRow([0, 100]), same)).toBe(true);
    expect(mayFollow(limit, toldRow([5, 100]), same)).toBe(false);
  });

  it("does not go with another coarse one", () => {
    const other = toldRow([40, 100], { flags: ["rounded:0.02"] });
    expect(mayFollow(rounded, other, same)).toBe(false);
  });
});

it("leaves nobody, or many on either side, between any two exact rows that may both be printed", () => {
  const cell = fc
    .tuple(fc.integer({ min: 10, max: 60 }), fc.integer({ min: 0, max: 60 }))
    .map(([n, k]) => [Math.min(k, n), n] as const);
  fc.assert(
    fc.property(
      cell,
      cell,
      fc.constantFrom("low" as const, "high" as const),
      (one, other, good) => {
        fc.pre(follows(one, other, { goodWhen: good }));
        const counted = other[0] - one[0];
        const others = other[1] - one[1] - counted;
        const came = Math.abs(counted + others);
        const isMany = (people: number, most: number): boolean =>
          people === 0 || Math.abs(people) >= most;
        expect([isMany(came, 10), isMany(counted, 5), isMany(others, 5)]).toEqual([
          true,
          true,
          true,
        ]);
        // All of those who came at risk, or none of them protected, is told of nobody.
        const bad = good === "low" ? others : counted;
        if (came > 0) expect(bad).not.toBe(0);
        expect(follows(other, one, { goodWhen: good })).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
