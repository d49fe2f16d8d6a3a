import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cronbachAlpha, type Reliability } from "../../src/statistics/cronbach-alpha.ts";
import oracle from "../oracles/cronbach-alpha.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import { ROOT } from "../support/repository.ts";
import { sharedPath } from "../support/shared.ts";

type Rows = readonly Readonly<Record<string, string>>[];
const readRows = (path: string): Rows => parse(readFileSync(path, "utf8"), { columns: true });

/** A column as numbers: what is no code of the item is missing; reversed: `most − x`. */
function values(rows: Rows, column: string, codes: readonly number[], reversed: boolean) {
  const most = Math.min(...codes) + Math.max(...codes);
  return Float64Array.from(rows, (row) => {
    const code = row[column] === "" ? Number.NaN : Number(row[column]);
    if (!codes.includes(code)) return Number.NaN;
    return reversed ? most - code : code;
  });
}

const survey = readRows(join(ROOT, "data-samples/linkoping-2024.csv"));
const codesOf = (scale: string) => (scale === "friends_use_drugs" ? [0, 1, 2, 3, 4] : [1, 2, 3, 4]);

function expectSame(actual: Reliability | null, expected: Reliability): void {
  if (actual === null) throw new Error("no reliability");
  expect(actual.respondents).toBe(expected.respondents);
  for (const key of ["alpha", "low", "high"] as const) {
    expectClose(actual[key], expected[key], 1e-9);
  }
  actual.itemRest.forEach((correlation, at) => {
    expectClose(correlation ?? Number.NaN, expected.itemRest[at] ?? Number.NaN, 1e-9);
  });
}

describe(`cronbachAlpha agrees with ${oracle.oracle}`, () => {
  it.each(oracle.cases)("$name, complete cases and pairwise", (scale) => {
    const items =
      scale.items?.map((column) => Float64Array.from(column, (x) => x ?? Number.NaN)) ??
      scale.complete.itemRest.map((_, at) =>
        values(
          survey,
          `${scale.name}_${at + 1}`,
          codesOf(scale.name),
          scale.reversed.some((item) => item === at + 1),
        ),
      );
    expectSame(cronbachAlpha(items, "complete"), scale.complete);
    expectSame(cronbachAlpha(items, "pairwise"), scale.pairwise);
  });
});

const attitude = sharedPath("data", "scales", "attitude.csv");
const bfi = sharedPath("data", "scales", "psych_bfi_2800.csv");
const bfiExpected = sharedPath("oracles", "psych_bfi_keys_and_alpha.json");

describe.skipIf(attitude === null)("on R's attitude data", () => {
  it("gives alpha and item–rest correlations as psych prints them", () => {
    const rows = readRows(attitude ?? "");
    const items = Object.keys(rows[0] ?? {}).map((column) =>
      Float64Array.from(rows, (row) => Number(row[column])),
    );
    const found = cronbachAlpha(items, "complete");
    expectClose(found?.alpha ?? 0, 0.84314276956476, 1e-12);
    const printed = found?.itemRest.map((correlation) => (correlation ?? 0).toFixed(4));
    expect(printed).toEqual(["0.6713", "0.7421", "0.5607", "0.7144", "0.7863", "0.2650", "0.4608"]);
  });
});

describe.skipIf(bfi === null || bfiExpected === null)("on psych's bfi data", () => {
  it("gives the alphas of the five scales, reversed items and gaps included", () => {
    const expected = JSON.parse(readFileSync(bfiExpected ?? "", "utf8"));
    const rows = readRows(bfi ?? "");
    for (const [scale, keys] of Object.entries<string[]>(expected.keys)) {
      const items = keys.map((key) =>
        values(rows, key.replace("-", ""), [1, 2, 3, 4, 5, 6], key.startsWith("-")),
      );
      const pairwise = cronbachAlpha(items, "pairwise")?.alpha;
      const complete = cronbachAlpha(items, "complete")?.alpha;
      expect(pairwise).toBeCloseTo(expected.alpha_pairwise[scale], 9);
      expect(complete).toBeCloseTo(expected.alpha_complete_cases[scale], 9);
    }
  });
});

describe("cronbachAlpha by hand", () => {
  const of = (...items: readonly (readonly number[])[]) =>
    items.map((item) => Float64Array.from(item));

  it("is 1 for equal items, negative for a reversed one, and says which", () => {
    expectClose(cronbachAlpha(of([1, 2, 3], [1, 2, 3]), "complete")?.alpha ?? 0, 1, 1e-12);
    // Variances 1, 1, 1; covariances 1, −1, −1: total 1, α = 3/2 · (1 − 3/1) = −3.
    const reversed = cronbachAlpha(of([1, 2, 3], [1, 2, 3], [3, 2, 1]), "complete");
    expectClose(reversed?.alpha ?? 0, -3, 1e-12);
    // Item 3 against 1 + 2 (variance 4): −2 / √4 = −1. Item 1 against 2 + 3, which never varies.
    expect(reversed?.itemRest).toEqual([null, null, -1]);
  });

  it("has nothing to say about one item, one row, or answers that never vary", () => {
    expect(cronbachAlpha(of([1, 2, 3]), "complete")).toBeNull();
    expect(cronbachAlpha(of([1], [2]), "complete")).toBeNull();
    expect(cronbachAlpha(of([1, Number.NaN, 2], [Number.NaN, 1, 2]), "pairwise")).toBeNull();
    expect(cronbachAlpha(of([2, 2, 2], [3, 3, 3]), "pairwise")).toBeNull();
  });

  it("does not hang on the order of rows, on shifts, or on a common factor", () => {
    const column = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(column, { minLength: 2, maxLength: 5 }), (columns) => {
        const found = cronbachAlpha(of(...columns), "complete");
        const other = columns.map((items, at) => items.map((x) => 2 * x + at).reverse());
        const again = cronbachAlpha(of(...other), "pairwise");
        expect(again === null).toBe(found === null);
        if (found && again) expect(again.alpha).toBeCloseTo(found.alpha, 9);
      }),
    );
  });
});
