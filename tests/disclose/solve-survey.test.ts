import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isReleasable, type Persons } from "../../src/disclose/primary.ts";
import { type MeasureCounts, solveMeasure } from "../../src/disclose/solve-survey.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");
const persons = (respondents: number, counted: number): Persons => ({ respondents, counted });

const solve = (
  areas: readonly Persons[],
  withoutArea: Persons,
  sizes = areas.map((a) => a.respondents),
) => solveMeasure({ goodWhen: "low", areas, withoutArea }, sizes, policy);

describe("solveMeasure", () => {
  it("leaves everything exact when nothing needs protection", () => {
    const solution = solve([persons(300, 60), persons(200, 40)], persons(0, 0));
    expect(solution.areas.map(({ kind }) => kind)).toEqual(["exact", "exact"]);
    expect(solution.hidden).toBeNull();
    expect(solution.everyone).toEqual({ kind: "exact" });
  });

  it("withholds everything about an area of eight, and rounds what would give it away", () => {
    const solution = solve([persons(8, 0), persons(2000, 400), persons(400, 80)], persons(0, 0));
    expect(solution.areas.map(({ kind }) => kind)).toEqual(["withheld", "exact", "exact"]);
    expect(solution.hidden).toEqual({ respondents: 7, counted: 2 });
    expect(solution.everyone).toEqual({ kind: "rounded", step: 0.01 });
  });

  it("withholds a small area even where few of its pupils answered a question", () => {
    const solution = solve([persons(0, 0), persons(900, 90)], persons(0, 0), [8, 900]);
    expect(solution.areas[0]).toEqual({ kind: "withheld" });
  });

  it("rounds the municipality when a few pupils without area would be left over", () => {
    const solution = solve([persons(1000, 200), persons(900, 90)], persons(3, 1));
    expect(solution.areas.map(({ kind }) => kind)).toEqual(["exact", "exact"]);
    expect(solution.everyone).toEqual({ kind: "rounded", step: 0.01 });
  });

  it("keeps the municipality exact when those without area could be shown themselves", () => {
    const solution = solve([persons(1000, 200), persons(900, 90)], persons(40, 8));
    expect(solution.everyone).toEqual({ kind: "exact" });
  });

  it("withholds the municipality when no step protects", () => {
    const solution = solve([persons(30, 10), persons(8, 2)], persons(0, 0));
    expect(solution.everyone).toEqual({ kind: "withheld" });
  });

  it("treats a file without areas as one cell", () => {
    expect(solve([], persons(50, 10)).everyone).toEqual({ kind: "exact" });
    expect(solve([], persons(50, 3)).everyone).toEqual({ kind: "withheld" });
  });
});

/**
 * An outsider with everything that is printed of one measure: counts of the shown areas, and from
 * their references the total of the known areas as it entered them. The municipality's own row is
 * rounded whenever something is withheld, so what is left is exactly `hidden`.
 */
describe("whatever the survey, nothing withheld can be worked out from all areas together", () => {
  const cell = fc
    .tuple(fc.integer({ min: 0, max: 120 }), fc.nat(120))
    .map(([n, k]) => persons(n, Math.min(n, k)));
  const survey = fc.record({
    goodWhen: fc.constantFrom("low", "high") as fc.Arbitrary<"low" | "high">,
    areas: fc.array(cell, { minLength: 1, maxLength: 8 }),
    withoutArea: cell,
  }) satisfies fc.Arbitrary<MeasureCounts>;

  it("shows only areas that pass, and never everyone exactly beside a withheld remainder", () => {
    fc.assert(
      fc.property(survey, (counts) => {
        const sizes = counts.areas.map(({ respondents }) => respondents);
        const { areas, everyone, hidden, isHidden } = solveMeasure(counts, sizes, policy);
        counts.areas.forEach((area, at) => {
          if (areas[at]?.kind === "exact" && area.respondents > 0) {
            expect(isReleasable(area, counts.goodWhen, policy)).toBe(true);
          }
        });
        expect(hidden === null).toBe(!isHidden.includes(true));
        const rest = counts.withoutArea;
        const isRestOpen = rest.respondents === 0 || isReleasable(rest, counts.goodWhen, policy);
        if (everyone.kind === "exact" && sizes.some((n) => n > 0)) {
          expect(hidden).toBeNull();
          expect(isRestOpen).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
