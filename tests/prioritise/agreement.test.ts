import { expect, it } from "vitest";
import { agreementOf } from "../../src/prioritise/agreement.ts";
import type { Group } from "../../src/vocabulary/estimate.ts";
import { type Figure, NO_NUMBERS } from "../../src/vocabulary/figure.ts";

const figure = (group: Group, numbers: Partial<Figure>): Figure => ({
  measure: "m",
  kind: "risk",
  domain: null,
  label: { en: "M" },
  group,
  ...NO_NUMBERS,
  status: "shown",
  reason: null,
  flags: [],
  ...numbers,
});
const difference = { value: 0.05, low: -0.01, high: 0.11, p: 0.1, pAdjusted: 0.3 };
const total = figure({}, { value: 0.4, reference: 0.35, difference });

it("counts the grades and genders on the side that everyone is on", () => {
  const groups = [
    figure({ grade: "7" }, { value: 0.45, reference: 0.4 }),
    figure({ grade: "9" }, { value: 0.3, reference: 0.4 }),
    figure({ gender: "girl" }, { value: 0.41, reference: 0.4 }),
    figure({ gender: "boy" }, { value: 0.4, reference: 0.4 }),
  ];
  expect(agreementOf(total, groups)).toEqual({ same: 2, of: 4 });
});

it("leaves out crosses, rows that are not shown, and rows without a reference", () => {
  const groups = [
    figure({ grade: "7", gender: "girl" }, { value: 0.45, reference: 0.4 }),
    figure({ grade: "7" }, { status: "withheld", reason: "protected" }),
    figure({ grade: "9" }, { value: 0.45 }),
    figure({ gender: "girl" }, { value: 0.45, reference: 0.4 }),
  ];
  expect(agreementOf(total, groups)).toEqual({ same: 1, of: 1 });
});

it("is none without groups, and where everyone has no difference", () => {
  const groups = [figure({ grade: "7" }, { value: 0.45, reference: 0.4 })];
  expect(agreementOf(total, [])).toBeNull();
  expect(agreementOf(figure({}, { value: 0.4 }), groups)).toBeNull();
  expect(agreementOf(figure({}, { value: 0.4, reference: 0.4 }), groups)).toBeNull();
});
