import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isReleasable, type Persons } from "../../src/disclose/primary.ts";
import { type HiddenCell, protectingStep } from "../../src/disclose/protecting-step.ts";
import { roundCount, roundShare } from "../../src/disclose/round-row.ts";
import { solveMeasure } from "../../src/disclose/solve-survey.ts";
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
    expect(solution.everyone).toEqual({ kind: "partial" });
  });

  it("withholds a small area even where few of its pupils answered a question", () => {
    const solution = solve([persons(0, 0), persons(900, 90)], persons(0, 0), [8, 900]);
    expect(solution.areas[0]).toEqual({ kind: "withheld" });
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

  it("rounds the municipality where much of it is withheld, or withholds it", () => {
    const many = Array.from({ length: 10 }, () => persons(300, 3));
    expect(solve([...many, persons(300, 9)], persons(0, 0)).everyone.kind).toBe("rounded");
    expect(solve([persons(40, 20), persons(30, 3)], persons(0, 0)).everyone.kind).toBe("withheld");
  });

  it("treats a file without areas as one cell", () => {
    expect(solve([], persons(50, 10)).everyone).toEqual({ kind: "exact" });
    expect(solve([], persons(50, 3)).everyone).toEqual({ kind: "withheld" });
  });

  it("has nothing to protect where nobody answered", () => {
    expect(solve([persons(0, 0)], persons(0, 0), [50]).everyone).toEqual({ kind: "exact" });
  });
});

const cell = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.nat(120))
  .map(([n, k]) => persons(n, Math.min(n, k)));

describe("whatever the survey", () => {
  const survey = fc.record({
    goodWhen: fc.constantFrom<"low" | "high">("low", "high"),
    areas: fc.array(cell, { minLength: 1, maxLength: 8 }),
    withoutArea: cell,
  });

  it("shows only cells that pass, and puts into others' figures only what is shown", () => {
    fc.assert(
      fc.property(survey, (counts) => {
        const sizes = {
          areas: counts.areas.map(({ respondents }) => respondents),
          withoutArea: counts.withoutArea.respondents,
        };
        const solution = solveMeasure(counts, sizes, policy);
        counts.areas.forEach((area, at) => {
          const isShown = solution.areas[at]?.kind === "exact";
          expect(isShown).toBe(solution.isHidden[at] === false);
          if (isShown && area.respondents > 0) {
            expect(isReleasable(area, counts.goodWhen, policy)).toBe(true);
          }
        });
        const rest = counts.withoutArea;
        const isRestOpen = rest.respondents === 0 || isReleasable(rest, counts.goodWhen, policy);
        if (solution.hasWithoutArea) expect(isRestOpen).toBe(true);
        if (solution.everyone.kind === "exact" && sizes.areas.some((n) => n > 0)) {
          expect(solution.isHidden.includes(true)).toBe(false);
          expect(solution.hasWithoutArea).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a rounded municipality", () => {
  const shown = fc.tuple(fc.integer({ min: 100, max: 3000 }), fc.nat(3000));
  const hidden = fc.array(
    fc.tuple(fc.integer({ min: 10, max: 300 }), fc.integer({ min: 1, max: 4 })),
    { minLength: 1, maxLength: 6 },
  );

  it("leaves every withheld count from 0 to 4 possible to whoever subtracts all shown ones", () => {
    fc.assert(
      fc.property(shown, hidden, ([n, k], small) => {
        const cells: HiddenCell[] = small.map(([r, c]) => ({
          respondents: r,
          counted: c,
          isSmall: false,
        }));
        const sum = (of: (c: HiddenCell) => number) => cells.reduce((all, c) => all + of(c), 0);
        const base = persons(n, Math.min(n, k));
        const everyone = persons(
          base.respondents + sum((c) => c.respondents),
          base.counted + sum((c) => c.counted),
        );
        const treatment = protectingStep(everyone, cells, policy);
        if (treatment.kind !== "rounded") return;
        const { step, respondentsTo } = treatment;
        const share = roundShare(everyone.counted / everyone.respondents, step);
        const printed = roundCount(everyone.respondents, respondentsTo);
        /** Could the row be printed as it is if cell `at` counted `value` and the others anything from 0 to 4? */
        const isPossible = (value: number): boolean => {
          for (let others = 0; others <= 4 * (cells.length - 1); others++) {
            for (
              let total = base.respondents;
              total <= everyone.respondents + respondentsTo;
              total++
            ) {
              if (roundCount(total, respondentsTo) !== printed) continue;
              if (roundShare((base.counted + value + others) / total, step) === share) return true;
            }
          }
          return false;
        };
        for (let value = 0; value <= 4; value++) expect(isPossible(value)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
