import { describe, expect, it } from "vitest";
import { csvCells } from "../../src/audit/csv-cells.ts";
import { judge } from "../../src/audit/judge.ts";
import { nestingsOf } from "../../src/audit/nesting.ts";
import { countsBehind, possibleCounts } from "../../src/audit/possible-counts.ts";
import { countRange, dividedRange, exactly, shareRange } from "../../src/audit/printed.ts";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { releaseGrades } from "../../src/disclose/release-coverage.ts";
import { shareOfPersons } from "../../src/estimate/share.ts";
import { policyNamed } from "../support/policies.ts";
import { printedFigure } from "../support/printed.ts";

const policy = policyNamed("default");

describe("what a printed number can have been", () => {
  it("a count to the nearest five, halves up", () => {
    expect(countRange(40, 5)).toEqual({ low: 38, high: 42 });
    expect(countRange(0, 5)).toEqual({ low: 0, high: 2 });
    expect(countRange(40, 10)).toEqual({ low: 35, high: 44 });
  });

  it("a part of a rounded total: a step and a half, and nine who are in no row", () => {
    expect(dividedRange(40, 5, policy)).toEqual({ low: 24, high: 47 });
    expect(dividedRange(10, 5, policy)).toEqual({ low: 0, high: 17 });
  });

  it("holds whoever is in a row that disclosure divides", () => {
    let [below, shown] = [0, 0];
    for (let large = 10; large <= 150; large += 1) {
      for (const [small, smallest] of [10, 11, 14, 22].flatMap((n) => [[n], [n, 10], [n, 13]])) {
        for (let hidden = 0; hidden <= 12; hidden += 1) {
          const counts = [large, small ?? 0, ...(smallest === undefined ? [] : [smallest])];
          const all = counts.reduce((sum, count) => sum + count, hidden);
          const rows = counts.map((respondents, at) => ({
            grade: String(7 + at),
            pupils: null,
            respondents,
          }));
          releaseGrades(rows, all, policy).forEach(({ respondents }, at) => {
            if (respondents === null) return;
            const { low, high } = dividedRange(respondents, 5, policy);
            const count = counts[at] ?? 0;
            if (count < low || count > high) throw new Error(`${count} of ${counts} + ${hidden}`);
            below = Math.max(below, respondents - count);
            shown += 1;
          });
        }
      }
    }
    expect(shown).toBeGreaterThan(10_000);
    // A step and a half alone, 7, is not enough.
    expect(below).toBeGreaterThan(7);
  });

  it("a share to a twentieth", () => {
    const { low, high } = shareRange(0.35, 0.05);
    expect([low.toFixed(6), high.toFixed(6)]).toEqual(["0.325000", "0.375000"]);
    expect(shareRange(0, 0.1).low).toBe(0);
  });
});

describe("what a row leaves for its pupils", () => {
  const none = () => ({ low: 0, high: 1 });

  it("an exact share of a known number is one count", () => {
    const counts = possibleCounts(printedFigure({}, [266, 120]), true, none);
    expect(counts?.numerator).toEqual(exactly(120));
    expect(counts?.complement).toEqual(exactly(146));
  });

  it("a share of 0.35 in steps of 0.05 of about 40: 13 of 38 to 15 of 42", () => {
    const counts = possibleCounts(printedFigure({}, { n: 40, k: 14, step: 0.05 }), true, none);
    // 0.325 · 38 = 12.35 and 0.375 · 42 = 15.75.
    expect(counts?.numerator).toEqual({ low: 13, high: 15 });
    expect(counts?.respondents).toEqual({ low: 38, high: 42 });
  });

  it("an exact standard error beside it leaves one pair", () => {
    const standardError = exactly(Math.sqrt(((14 / 40) * (26 / 40)) / 39));
    const row = { ...printedFigure({}, { n: 40, k: 14, step: 0.05 }), standardError };
    expect(possibleCounts(row, true, none)).toEqual({
      respondents: exactly(40),
      numerator: exactly(14),
      complement: exactly(26),
    });
    // In a design it says nothing so simple.
    expect(possibleCounts(row, false, none)?.respondents).toEqual({ low: 38, high: 42 });
  });

  it("exact limits leave one pair too, limits in whole per cent none", () => {
    const intervalOf = (share: number, n: number) =>
      shareOfPersons(n, share * n) ?? { low: 0, high: 1 };
    const { low, high } = intervalOf(14 / 40, 40);
    const row = printedFigure({}, { n: 40, k: 14, step: 0.05 });
    const leaky = { ...row, lowerLimit: exactly(low), upperLimit: exactly(high) };
    expect(possibleCounts(leaky, true, intervalOf)?.numerator).toEqual(exactly(14));
    const coarse = { ...row, lowerLimit: exactly(0.2), upperLimit: exactly(0.55) };
    expect(possibleCounts(coarse, true, intervalOf)?.numerator).toEqual({ low: 13, high: 15 });
  });

  it("numbers that no pupils give are told", () => {
    const row = { ...printedFigure({}, [10, 5]), share: { low: 0.33, high: 0.34 } };
    expect(possibleCounts(row, true, none)).toBeNull();
  });
});

it("a share to twelve digits tells its whole numbers: 7 of 13, or a multiple", () => {
  const share = { low: 7 / 13 - 1e-12, high: 7 / 13 + 1e-12 };
  expect(countsBehind(share, 25)?.numerator).toEqual(exactly(7));
  expect(countsBehind(share, 26)?.numerator).toEqual({ low: 7, high: 14 });
});

describe("what lies within what, read off the instrument", () => {
  const instrument = builtInInstrument("ctcys");
  if (instrument === undefined) throw new Error("no instrument");

  it("30 days within ever, as the honesty rule pairs them", () => {
    const found = nestingsOf(instrument);
    expect(found).toContainEqual({
      inner: "alcohol_30d",
      outer: "alcohol_lifetime",
      kind: "likely",
    });
    expect(found.some(({ inner }) => inner === "alcohol_lifetime")).toBe(false);
  });

  it("codes of one question, parts of several, and limits of a count", () => {
    const behaviour = (id: string, counts: object) => ({
      id,
      label: { en: id },
      labelStatus: { en: "proposal" },
      counts,
      status: "proposal",
    });
    const item = "alcohol_30d";
    const often = { item, atLeast: 4 };
    const other = { item: "marijuana_30d", atLeast: 2 };
    const risk = { kind: "risk", label: { en: "" }, status: "proposal" };
    const own = {
      ...instrument,
      behaviours: [
        behaviour("ever", { item, atLeast: 2 }),
        behaviour("often", often),
        behaviour("either", { any: [often, other] }),
      ],
      cumulative: [
        { ...risk, id: "five", atLeast: 5 },
        { ...risk, id: "three", atLeast: 3 },
      ],
    } as unknown as typeof instrument;
    expect(nestingsOf(own)).toEqual([
      { inner: "often", outer: "ever", kind: "same" },
      { inner: "often", outer: "either", kind: "strict" },
      { inner: "five", outer: "three", kind: "strict" },
    ]);
  });
});

describe("too narrow", () => {
  const count = (low: number, high: number, more: object = {}) =>
    judge(
      {
        quantity: "numerator",
        kind: "withheld",
        interval: { low, high },
        mostRespondents: 30,
        most: 30,
        goodWhen: "low",
        isPart: false,
        ...more,
      },
      policy,
    );

  it("is fewer whole numbers than the protection, five here", () => {
    expect([count(2, 6), count(2, 5), count(9, 9)]).toEqual(["protected", "leak", "leak"]);
  });

  it("unless it is all that the count could be", () => {
    expect(count(0, 3, { most: 3, mostRespondents: 3 })).toBe("protected");
    expect(count(0, 3)).toBe("leak");
    expect(count(0, 0, { mostRespondents: 0 })).toBe("known-empty");
  });

  it("nobody in a part of what has nobody is no leak, unless that may not be told", () => {
    expect(count(0, 0)).toBe("leak");
    expect(count(0, 0, { isPart: true })).toBe("note");
    expect(count(0, 0, { isPart: true, goodWhen: "high" })).toBe("leak");
    expect(count(0, 1, { isPart: true })).toBe("leak");
  });

  it("of what was rounded or left over it is a leak only if a value may not be published", () => {
    const rounded = { kind: "rounded" };
    expect(count(9, 11, rounded)).toBe("note");
    expect(count(4, 6, rounded)).toBe("leak");
    expect(count(0, 0, rounded)).toBe("note");
    expect(count(0, 0, { ...rounded, quantity: "complement" })).toBe("leak"); // all of them: not shown
    expect(count(0, 0, { ...rounded, quantity: "complement", goodWhen: "high" })).toBe("note");
    expect(count(9, 9, { ...rounded, quantity: "respondents" })).toBe("leak");
    expect(count(10, 11, { ...rounded, quantity: "respondents" })).toBe("note");
  });
});

it("cells of CSV: commas, quotes and line ends within quotes, empty ones, no end of line", () => {
  expect(csvCells('a,"b,""c""",\r\n"d\ne",,f')).toEqual([
    ["a", 'b,"c"', ""],
    ["d\ne", "", "f"],
  ]);
});
