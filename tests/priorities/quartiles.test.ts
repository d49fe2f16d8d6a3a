import { describe, expect, it } from "vitest";
import { agreementOf, quartilesOf } from "../../src/priorities/quartiles.ts";
import oracle from "../oracles/quartiles.json" with { type: "json" };

describe(`quartiles agree with ${oracle.oracle}`, () => {
  it.each(oracle.cases)("$marks", ({ marks, quartiles }) => {
    const { lowerQuartile, median, upperQuartile } = quartilesOf([marks].flat());
    expect([lowerQuartile, median, upperQuartile]).toEqual(quartiles);
  });

  it("has none of nothing", () => expect(() => quartilesOf([])).toThrow(RangeError));
});

it.each([
  [[4, 4, 4, 4], "agreed"],
  [[3, 4, 4, 3], "agreed"],
  [[2, 3, 4, 4], "partly"],
  [[1, 1, 5, 5], "divided"],
  [[2, 4, 2, 4], "divided"],
  [[5], null],
])("marks %j are %s", (marks, agreement) => expect(agreementOf(marks)).toBe(agreement));
