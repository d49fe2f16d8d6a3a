import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followFieldWork } from "../../src/check/follow-field-work.ts";
import { weekName, weekNumber } from "../../src/check/iso-week.ts";
import { makeTable } from "../support/make.ts";

const nameOf = (date: string): string => weekName(weekNumber(date) ?? Number.NaN);

describe("ISO weeks", () => {
  // ISO 8601 itself and its well-known edge cases.
  it.each([
    ["1970-01-01", "1970-W01"],
    ["2005-01-01", "2004-W53"],
    ["2008-12-29", "2009-W01"],
    ["2010-01-03", "2009-W53"],
    ["2024-02-29T23:59:59Z", "2024-W09"],
    ["2024-12-30", "2025-W01"],
    ["1899-12-31", "1899-W52"],
  ])("%s is in %s", (date, week) => expect(nameOf(date)).toBe(week));

  it.each(["", "15/04/2024", "2024-4-15", "2024-13-01", "2023-02-29", "2024-04-31", "2024-04-155"])(
    "%j is no date",
    (text) => expect(weekNumber(text)).toBeNull(),
  );

  it("goes up by one every Monday", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20000, max: 40000 }), (day) => {
        const dateOf = (at: number) => new Date(86_400_000 * at).toISOString().slice(0, 10);
        const isMonday = new Date(86_400_000 * (day + 1)).getUTCDay() === 1;
        const step = (weekNumber(dateOf(day + 1)) ?? 0) - (weekNumber(dateOf(day)) ?? 0);
        expect(step).toBe(isMonday ? 1 : 0);
      }),
    );
  });
});

describe("field work", () => {
  const table = makeTable(
    ["when", "school"],
    [
      ["2024-04-15", "Norra"],
      ["2024-04-16", "norra "],
      ["2024-04-29", "Norra"],
      ["2024-04-30", "Södra"],
      ["30.4.2024", "Södra"],
      ["2024-04-30", ""],
    ],
  );
  const [date, school] = table.columns;
  if (date === undefined || school === undefined) throw new Error("no columns");
  const population = [
    { area: "", school: "Norra", grade: "7", pupils: 3 },
    { area: "", school: "Norra", grade: "9", pupils: 1 },
    { area: "", school: "Östra", pupils: 5 },
  ];

  it("adds up answers by school from the first week, against the register", () => {
    const found = followFieldWork({ table, date, school, population, countOf: (count) => count });
    expect(found?.weeks).toEqual(["2024-W16", "2024-W17", "2024-W18"]);
    expect(found?.unreadable).toEqual([6]);
    expect(found?.schools).toEqual([
      { school: "Norra", pupils: 4, answers: [2, 2, 3], rates: [0.5, 0.5, 0.75] },
      { school: "Södra", pupils: null, answers: [0, 0, 1], rates: [null, null, null] },
      { school: "Östra", pupils: 5, answers: [0, 0, 0], rates: [0, 0, 0] },
    ]);
  });

  it("tells no rate where the count may not be told", () => {
    const countOf = (count: number) => (count < 3 ? null : count);
    const found = followFieldWork({ table, date, school, population, countOf });
    expect(found?.schools[0]).toMatchObject({
      answers: [null, null, 3],
      rates: [null, null, 0.75],
    });
  });

  it("is nothing where no date can be read", () => {
    const empty = makeTable(["when", "school"], [["soon", "Norra"]]);
    const [when, where] = empty.columns;
    if (when === undefined || where === undefined) throw new Error("no columns");
    const request = { table: empty, date: when, school: where, population, countOf: () => 1 };
    expect(followFieldWork(request)).toBeNull();
  });
});
