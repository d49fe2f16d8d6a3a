import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codedEdge } from "../../src/disclose/coded-edge.ts";
import { type Cell, judgeCell } from "../../src/disclose/judge-cell.ts";
import { solveMeasure } from "../../src/disclose/solve-survey.ts";
import type { Policy } from "../../src/vocabulary/policy.ts";
import { policyNamed } from "../support/policies.ts";

const coding = policyNamed("us-education");
const nchs = policyNamed("nchs");
const standard = policyNamed("default");

describe("top and bottom coding", () => {
  // Bottoms 1 % from 300, 2 % from 100, 5 % from 40; none to the bottom have to be five counts.
  it.each([
    [1000, 10, "at-most", 0.01],
    [1000, 11, null, null],
    [1000, 0, "at-most", 0.01],
    [400, 4, "at-most", 0.01],
    [399, 4, "at-most", 0.02],
    [300, 6, "at-most", 0.02],
    [300, 7, null, null],
    [200, 4, "at-most", 0.02],
    [199, 9, "at-most", 0.05],
    [100, 5, "at-most", 0.05],
    [80, 0, "at-most", 0.05],
    [79, 0, null, null],
    [1000, 990, "at-least", 0.99],
    [1000, 989, null, null],
    [300, 294, "at-least", 0.98],
    [80, 76, "at-least", 0.95],
  ] as const)("%i respondents, %i counted: %s %s", (respondents, counted, edge, bound) => {
    const found = codedEdge({ respondents, counted }, coding);
    expect(found?.kind === "coded" ? [found.edge, found.bound] : [null, null]).toEqual([
      edge,
      bound,
    ]);
  });

  it("leaves at least five counts behind every limit, whatever the number of respondents", () => {
    for (let respondents = 11; respondents <= 1200; respondents++) {
      const behind = new Map<string, number>();
      for (let counted = 0; counted <= respondents; counted++) {
        const found = codedEdge({ respondents, counted }, coding);
        if (found?.kind !== "coded") continue;
        const printed = `${found.edge} ${found.bound}`;
        behind.set(printed, (behind.get(printed) ?? 0) + 1);
      }
      expect(Math.min(5, ...behind.values())).toBe(5);
      expect(behind.size).toBe(respondents < 80 ? 0 : 2);
    }
  });

  it("is withheld where limit, weighted share and persons disagree", () => {
    const cell = { respondents: 1000, counted: 5, weighted: 900 };
    expect(codedEdge({ ...cell, share: 0.005 }, coding)?.kind).toBe("coded");
    expect(codedEdge({ ...cell, share: 0.02 }, coding)).toEqual({
      kind: "withheld",
      rule: "bottom-coding",
    });
    expect(codedEdge({ ...cell, counted: 50, share: 0.009 }, coding)?.kind).toBe("withheld");
  });
});

describe("judgeCell names the first rule that hits", () => {
  const cell = (respondents: number, counted: number, more: Partial<Cell> = {}): Cell => ({
    respondents,
    counted,
    ...more,
  });
  it.each([
    [cell(9, 5), standard, "respondents"],
    [cell(100, 4), standard, "numerator"],
    [cell(100, 97), standard, "complement"],
    [cell(100, 100), standard, "all"],
    [cell(100, 0), { ...standard, showNone: false }, "none"],
    [cell(100, 50, { isUnreliable: true }), nchs, "presentation-standard"],
    [cell(100, 4, { isUnreliable: true }), nchs, "numerator"],
    [
      cell(100, 50, { degreesOfFreedom: 7 }),
      { ...standard, minimumDegreesOfFreedom: 8 },
      "degrees-of-freedom",
    ],
    [cell(30, 15), policyNamed("opensafely"), "rounding-all"],
  ] as const)("%j", (given, policy, rule) => {
    expect(judgeCell(given, "low", policy)).toEqual({ kind: "withheld", rule });
  });

  it("asks nothing of what the policy does not ask", () => {
    const given = cell(100, 50, { isUnreliable: true, degreesOfFreedom: 0 });
    expect(judgeCell(given, "low", standard)).toEqual({ kind: "exact" });
  });
});

const persons = (respondents: number, counted: number): Cell => ({ respondents, counted });

function solve(areas: readonly Cell[], withoutArea: Cell, policy: Policy, more = {}) {
  const sizes = {
    areas: areas.map(({ respondents }) => respondents),
    withoutArea: withoutArea.respondents,
    ...more,
  };
  return solveMeasure({ goodWhen: "low", areas, withoutArea, ...more }, sizes, policy);
}

describe("a whole measure", () => {
  it("keeps an area that is told as a limit out of everybody else's figures", () => {
    const solution = solve([persons(400, 3), persons(4000, 400)], persons(0, 0), coding);
    expect(solution.areas.map(({ kind }) => kind)).toEqual(["coded", "exact"]);
    expect([solution.isHidden, solution.everyone.kind]).toEqual([[true, false], "partial"]);
  });

  it("keeps pupils without area out of it who would be told as a limit", () => {
    const solution = solve([persons(4000, 400)], persons(400, 3), coding);
    expect([solution.hasWithoutArea, solution.everyone.kind]).toEqual([false, "partial"]);
  });

  it("withholds what the presentation standard does not show, and hides it from sums", () => {
    const wide = { ...persons(100, 50), isUnreliable: true };
    const solution = solve([wide, persons(4000, 400)], persons(0, 0), nchs);
    expect(solution.isHidden).toEqual([true, false]);
  });

  it("withholds areas of low response", () => {
    const more = { isLowResponse: [true, false] };
    const solution = solve([persons(100, 50), persons(4000, 400)], persons(0, 0), standard, more);
    expect(solution.areas.map(({ kind }) => kind)).toEqual(["withheld", "exact"]);
  });

  it("tells the municipality alone, and not where it is one area", () => {
    const more = { isMunicipalityOnly: true };
    const two = solve([persons(100, 50), persons(200, 90)], persons(0, 0), standard, more);
    expect(two.areas.map(({ kind }) => kind)).toEqual(["withheld", "withheld"]);
    expect([two.everyone.kind, two.hasReference]).toEqual(["exact", [false, false]]);
    const one = solve([persons(100, 50), persons(8, 4)], persons(0, 0), standard, more);
    expect(one.everyone.kind).toBe("withheld");
    const few = solve([persons(100, 50), persons(200, 0)], persons(3, 1), standard, more);
    expect([few.everyone.kind, few.hasWithoutArea]).toEqual(["partial", false]);
  });

  it("never puts into a sum what is not exactly told, whatever the survey", () => {
    const cell = fc
      .tuple(fc.integer({ min: 0, max: 600 }), fc.nat(600))
      .map(([n, k]) => persons(n, Math.min(n, k)));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), cell, (areas, withoutArea) => {
        const { areas: found, isHidden } = solve(areas, withoutArea, coding);
        found.forEach(({ kind }, at) => {
          expect(isHidden[at]).toBe(kind !== "exact");
        });
      }),
      { numRuns: 500 },
    );
  });
});
