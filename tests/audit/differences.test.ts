import { describe, expect, it } from "vitest";
import { attackDifferences } from "../../src/audit/attack-differences.ts";
import type { PrintedFile } from "../../src/audit/printed.ts";
import { surveysOf } from "../../src/audit/published-survey.ts";
import { policyNamed } from "../support/policies.ts";
import { type Cell, printedFigure, printedFile, printedParticipation } from "../support/printed.ts";

const means = { policy: policyNamed("default"), intervalOf: () => ({ low: 0, high: 1 }) };
const file = (survey: string, cell: Cell, respondents: number, more: Partial<PrintedFile> = {}) =>
  printedFile([printedFigure({ area: "A" }, cell)], [printedParticipation("A", respondents)], {
    survey,
    folder: survey,
    ...more,
  });
const attack = (...files: PrintedFile[]) => attackDifferences(surveysOf(files), means);
const told = (...files: PrintedFile[]): string[] =>
  attack(...files).map(
    ({ kind, quantity, low, high, verdict }) => `${kind} ${quantity} ${low}–${high} ${verdict}`,
  );

describe("one wave published twice, the second time with one more respondent", () => {
  it("tells what the one answered", () => {
    const found = attack(file("may", [100, 40], 104), file("june", [101, 41], 105));
    expect(
      found.map(({ kind, quantity, low, high, verdict }) => [kind, quantity, low, high, verdict]),
    ).toEqual([
      ["difference", "respondents", 1, 1, "leak"],
      ["difference", "numerator", 1, 1, "leak"],
      ["difference", "complement", 0, 0, "leak"],
    ]);
    expect(found[0]?.place).toMatchObject({ area: "A", measure: "m", without: "publication" });
    expect(found[0]?.because.map(({ kind, other }) => [kind, other])).toEqual([
      ["publication", "may"],
      ["publication", "june"],
    ]);
  });

  it("tells the same whichever came first", () => {
    expect(told(file("june", [101, 41], 105), file("may", [100, 40], 104))).toEqual(
      told(file("may", [100, 40], 104), file("june", [101, 41], 105)),
    );
  });

  it("tells that one did not do it", () => {
    // That nobody of a risk is counted may be told; that there is just one pupil may not.
    expect(told(file("may", [100, 40], 104), file("june", [101, 40], 105))).toEqual([
      "difference respondents 1–1 leak",
      "difference complement 1–1 leak",
    ]);
  });

  it("gives away a figure that was withheld before", () => {
    expect(told(file("may", "withheld", 104), file("june", [100, 5], 105))).toEqual([
      "withheld respondents 99–100 leak",
      "withheld numerator 4–5 leak",
      "withheld complement 94–95 leak",
    ]);
  });

  it("or is withheld after a pupil was left out", () => {
    expect(told(file("may", [100, 5], 105), file("june", "withheld", 104))).toEqual([
      "withheld respondents 99–100 leak",
      "withheld numerator 4–5 leak",
      "withheld complement 94–95 leak",
    ]);
  });

  it("is out already where the later publication was held against the earlier one", () => {
    const may = file("may", [100, 5], 105);
    const june = file("june", "withheld", 104, { isHeld: true });
    const expected = [
      "withheld respondents 99–100 published",
      "withheld numerator 4–5 published",
      "withheld complement 94–95 published",
    ];
    expect(told(may, june)).toEqual(expected);
    expect(told(june, may)).toEqual(expected);
    // The later one tells what the earlier one withheld: that is new.
    expect(
      told(file("may", "withheld", 104), file("june", [100, 5], 105, { isHeld: true })),
    ).toEqual(expected.map((line) => line.replace("published", "leak")));
  });

  it("leaves enough open where many came", () => {
    expect(told(file("may", "withheld", 104), file("june", [130, 25], 134))).toEqual([
      "withheld respondents 100–130 protected",
      "withheld numerator 0–25 protected",
      "withheld complement 75–105 protected",
    ]);
    expect(told(file("may", [100, 40], 104), file("june", [130, 52], 134))).toEqual([]);
  });
});

it("tells a group of many in whom few are counted", () => {
  expect(told(file("may", [100, 40], 104), file("june", [130, 42], 134))).toEqual([
    "difference numerator 2–2 leak",
  ]);
});

it("is silent where pupils came and others went, or answers were mended", () => {
  expect(told(file("may", [100, 40], 104), file("june", [101, 39], 105))).toEqual([]);
  expect(told(file("may", [100, 40], 104), file("june", [100, 41], 104))).toEqual([]);
});

it("does not compare waves, weighted surveys or other norms", () => {
  const may = file("may", [100, 40], 104, { norms: "old" });
  expect(told(may, file("june", [101, 41], 105, { wave: "2025" }))).toEqual([]);
  expect(told(may, file("june", [101, 41], 105, { isWeighted: true }))).toEqual([]);
  expect(told(may, file("june", [101, 41], 105, { norms: "new" }))).toEqual([]);
});
