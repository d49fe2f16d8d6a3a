import { describe, expect, it } from "vitest";
import { releaseCount, releaseGrades, releaseTotal } from "../../src/disclose/release-coverage.ts";
import {
  releaseAbsent,
  releaseFigure,
  releaseWithheld,
} from "../../src/disclose/release-figures.ts";
import { intervalOfCount } from "../../src/estimate/interval-of-count.ts";
import { shareOfPersons } from "../../src/estimate/share.ts";
import type { Estimate } from "../../src/vocabulary/estimate.ts";
import type { Measure } from "../../src/vocabulary/measure.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");
const measure: Measure = {
  id: "m",
  kind: "risk",
  goodWhen: "low",
  domain: "family",
  label: { en: "M", sv: "M" },
  labelStatus: { en: "proposal" },
  status: "proposal",
  questions: [],
};
const share = shareOfPersons(217, 75);
if (share === null) throw new Error("217 persons have a share");
const estimate: Estimate = {
  measure: "m",
  area: "Ryd",
  group: {},
  share,
  meanScore: 2.345,
  reference: share,
  difference: { value: 0.1, low: 0.05, high: 0.15, p: 0.01 },
  norm: 0.4123,
  differenceFromNorm: { value: -0.06, low: -0.1, high: 0, p: null },
  flags: ["nchs:Pdf"],
};
const interval = (value: number, n: number) => intervalOfCount(value, n, {});
const numbersOf = (figure: object) =>
  Object.entries(figure).filter(
    ([, value]) =>
      typeof value === "number" ||
      (value !== null && typeof value === "object" && "value" in value),
  );

describe("releaseFigure", () => {
  it("leaves no number in a withheld or absent row", () => {
    expect(numbersOf(releaseWithheld(measure, {}))).toEqual([]);
    expect(numbersOf(releaseAbsent(measure, {}, "no_norm"))).toEqual([]);
    const withheld = releaseFigure(measure, estimate, { kind: "withheld" }, interval);
    expect(numbersOf(withheld)).toEqual([]);
    expect(withheld).toMatchObject({ status: "withheld", reason: "protected" });
  });

  it("never lets the number of persons counted out", () => {
    const figure = releaseFigure(measure, estimate, { kind: "exact" }, interval);
    expect(JSON.stringify(figure)).not.toContain("counted");
  });

  it("leaves nothing exact in a rounded row: it is the same for every count behind it", () => {
    const treatment = { kind: "rounded", step: 0.05, respondentsTo: 5 } as const;
    const figure = releaseFigure(measure, estimate, treatment, interval);
    expect(Object.fromEntries(numbersOf(figure))).toEqual({
      respondents: 215,
      value: 0.35,
      low: 0.25,
      high: 0.45,
      norm: 0.4,
    });
    expect(figure.flags).toEqual(["rounded:0.05"]);
    const other = shareOfPersons(216, 74);
    if (other === null) throw new Error("216 persons have a share");
    const twin = releaseFigure(
      measure,
      { ...estimate, share: other, meanScore: 1 },
      treatment,
      interval,
    );
    expect(twin).toEqual(figure);
  });
});

describe("coverage", () => {
  const row = (grade: string | null, respondents: number) => ({ grade, pupils: 100, respondents });

  it("divides the printed total among the grades: 72 and 33 of 107 are 73.4 and 33.6, in fives of 105", () => {
    expect(releaseGrades([row("7", 72), row("9", 33)], 107, policy)).toMatchObject([
      { respondents: 70, rate: 0.7, flags: ["rounded:5"] },
      { respondents: 35, rate: 0.35 },
    ]);
  });

  it("tells nothing of few pupils who gave no grade: the same rows with 0, 5 and 9 of them among 200", () => {
    const rows = [
      [110, 90],
      [107, 88],
      [105, 86],
    ].map(([seven = 0, nine = 0]) => releaseGrades([row("7", seven), row("9", nine)], 200, policy));
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).toEqual(rows[0]);
  });

  it("does not swell the grades by many who gave none: 88 and 72 of 200 are 90 and 70 in fives of 160", () => {
    expect(releaseGrades([row("7", 88), row("9", 72)], 200, policy)).toMatchObject([
      { respondents: 90 },
      { respondents: 70 },
    ]);
  });

  it("withholds all grades when one has too few: total − the others would tell it", () => {
    const withheld = { respondents: null, rate: null, status: "withheld" };
    expect(releaseGrades([row("7", 72), row("9", 9)], 81, policy)).toMatchObject([
      withheld,
      withheld,
    ]);
  });

  it("gives no rate where there are more respondents than pupils", () => {
    expect(releaseTotal(row(null, 130), policy)).toMatchObject({
      respondents: 130,
      rate: null,
    });
  });

  it("keeps a total exact, and withholds a small one", () => {
    expect(releaseTotal(row(null, 72), policy).respondents).toBe(72);
    expect(releaseTotal(row(null, 8), policy).respondents).toBeNull();
  });

  it("tells counts in the notes to the nearest five, or not at all", () => {
    expect([0, 4, 9, 12, 13].map((count) => releaseCount(count, policy))).toEqual([
      0,
      null,
      null,
      10,
      15,
    ]);
  });
});
