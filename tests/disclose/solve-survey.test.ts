import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isReleasable, type Persons } from "../../src/disclose/primary.ts";
import { type MeasureSolution, solveMeasure } from "../../src/disclose/solve-survey.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");
const persons = (respondents: number, counted: number): Persons => ({ respondents, counted });

function solve(areas: readonly Persons[], withoutArea: Persons, sizes?: readonly number[]) {
  const surveySizes = {
    areas: sizes ?? areas.map(({ respondents }) => respondents),
    withoutArea: withoutArea.respondents,
  };
  return solveMeasure({ goodWhen: "low", areas, withoutArea }, surveySizes, policy);
}

/** What an outsider may learn of a solution: the rule behind it is for the log alone. */
function withoutRules({ areas, everyone, ...rest }: MeasureSolution) {
  return { ...rest, areas: areas.map(({ kind }) => kind), everyone: everyone.kind };
}

describe("solveMeasure", () => {
  it("leaves everything exact when nothing needs protection", () => {
    const solution = solve([persons(300, 60), persons(200, 40)], persons(0, 0));
    expect(solution.areas.map(({ kind }) => kind)).toEqual(["exact", "exact"]);
    expect(solution.everyone).toEqual({ kind: "exact" });
    expect(solution.hasReference).toEqual([true, true]);
  });

  it("leaves an area of eight out of everything", () => {
    const solution = solve([persons(8, 0), persons(2000, 400), persons(400, 80)], persons(0, 0));
    expect(solution.areas.map(({ kind }) => kind)).toEqual(["withheld", "exact", "exact"]);
    expect(solution.isHidden).toEqual([true, false, false]);
    expect(solution.everyone).toMatchObject({ kind: "partial" });
  });

  it("withholds a small area even where few of its pupils answered a question", () => {
    const solution = solve([persons(0, 0), persons(900, 90)], persons(0, 0), [8, 900]);
    expect(solution.areas[0]).toMatchObject({ kind: "withheld" });
  });

  it("leaves a few pupils without area out of the municipality, and keeps many in", () => {
    const areas = [persons(1000, 200), persons(900, 90)];
    const few = solve(areas, persons(3, 1));
    expect([few.everyone.kind, few.hasWithoutArea]).toEqual(["partial", false]);
    const many = solve(areas, persons(40, 8));
    expect([many.everyone.kind, many.hasWithoutArea]).toEqual(["exact", true]);
  });

  it("compares with no rest that lacks more than a tenth of it", () => {
    const solution = solve([persons(100, 20), persons(100, 3), persons(850, 90)], persons(0, 0));
    // Of the others of the first area 850 of 950 are shown, of the last one's 100 of 200.
    expect(solution.hasReference).toEqual([false, true, false]);
  });

  it("withholds the municipality where much of it is withheld", () => {
    const many = Array.from({ length: 10 }, () => persons(300, 3));
    expect(solve([...many, persons(300, 9)], persons(0, 0)).everyone.kind).toBe("withheld");
  });

  it("does not let a limit tell the size of a small area: one of 1 and one of 9 are treated alike", () => {
    const beside = (small: number) => {
      const shown = [persons(40, 20), persons(41, 15)];
      return solve([...shown, persons(small, 0)], persons(0, 0));
    };
    for (let small = 1; small <= 9; small++) expect(beside(small)).toEqual(beside(9));
    const withFew = (few: number) => solve([persons(50, 20), persons(41, 15)], persons(few, 0));
    for (let few = 1; few <= 9; few++) expect(withFew(few)).toEqual(withFew(9));
  });

  it("does not let the municipality tell that all withheld together are below the minimum", () => {
    const areas = Array.from({ length: 10 }, () => persons(100, 0));
    const four = (counted: number) => [1, 1, 1, counted].map((k) => persons(20, k));
    const few = solve([...areas, ...four(1)], persons(0, 0));
    const more = solve([...areas, ...four(4)], persons(0, 0));
    expect(few).toEqual(more);
  });

  it("treats a file without areas as one cell", () => {
    expect(solve([], persons(50, 10)).everyone).toEqual({ kind: "exact" });
    expect(solve([], persons(50, 3)).everyone).toMatchObject({ kind: "withheld" });
  });

  it("has nothing to protect where nobody answered", () => {
    expect(solve([persons(0, 0)], persons(0, 0), [50]).everyone).toEqual({ kind: "exact" });
  });
});

describe("whatever the survey", () => {
  const cell = fc
    .tuple(fc.integer({ min: 0, max: 120 }), fc.nat(120))
    .map(([n, k]) => persons(n, Math.min(n, k)));
  const goodWhen = fc.constantFrom<"low" | "high">("low", "high");
  const cells = fc.array(cell, { minLength: 1, maxLength: 8 });
  const survey = fc.record({ goodWhen, areas: cells, withoutArea: cell });
  type Survey = ReturnType<(typeof survey)["generate"]>["value"];
  const sizesOf = ({ areas, withoutArea }: Survey) => ({
    areas: areas.map(({ respondents }) => respondents),
    withoutArea: withoutArea.respondents,
  });

  it("shows only cells that pass, and puts into others' figures only what is shown", () => {
    fc.assert(
      fc.property(survey, (counts) => {
        const solution = solveMeasure(counts, sizesOf(counts), policy);
        counts.areas.forEach((area, at) => {
          const isShown = solution.areas[at]?.kind === "exact";
          expect(isShown).toBe(solution.isHidden[at] === false);
          const isOpen = area.respondents === 0 || isReleasable(area, counts.goodWhen, policy);
          if (isShown) expect(isOpen).toBe(true);
        });
        const rest = counts.withoutArea;
        const isRestOpen = rest.respondents === 0 || isReleasable(rest, counts.goodWhen, policy);
        if (solution.hasWithoutArea) expect(isRestOpen).toBe(true);
        const isExact = solution.everyone.kind === "exact";
        expect(isExact && solution.isHidden.includes(true)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("decides alike whatever the withheld cells hold, as long as they are withheld", () => {
    fc.assert(
      fc.property(survey, fc.nat(1000), (counts, other) => {
        const before = solveMeasure(counts, sizesOf(counts), policy);
        const areas = counts.areas.map((area, at) => {
          if (!before.isHidden[at] || area.respondents < 10) return area;
          // Another count below the minimum, on either side.
          const k = 1 + (other % 4);
          return persons(
            area.respondents,
            area.counted * 2 < area.respondents ? k : area.respondents - k,
          );
        });
        const changed = { ...counts, areas };
        const after = solveMeasure(changed, sizesOf(changed), policy);
        expect(withoutRules(after)).toEqual(withoutRules(before));
      }),
      { numRuns: 1000 },
    );
  });
});
