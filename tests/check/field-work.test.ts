import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followFieldWork } from "../../src/check/follow-field-work.ts";
import { weekName, weekOfDate } from "../../src/check/iso-week.ts";
import { makeTable } from "../support/make.ts";

const weekOf = (date: string): number => {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return weekOfDate(year, month, day) ?? Number.NaN;
};

describe("ISO weeks", () => {
  // ISO 8601 itself and its well-known edge cases.
  it.each([
    ["1970-01-01", "1970-W01"],
    ["2005-01-01", "2004-W53"],
    ["2008-12-29", "2009-W01"],
    ["2010-01-03", "2009-W53"],
    ["2024-02-29", "2024-W09"],
    ["2024-12-30", "2025-W01"],
    ["1899-12-31", "1899-W52"],
  ])("%s is in %s", (date, week) => expect(weekName(weekOf(date))).toBe(week));

  it("goes up by one every Monday", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20000, max: 40000 }), (day) => {
        const dateOf = (at: number) => new Date(86_400_000 * at).toISOString().slice(0, 10);
        const isMonday = new Date(86_400_000 * (day + 1)).getUTCDay() === 1;
        const step = weekOf(dateOf(day + 1)) - weekOf(dateOf(day));
        expect(step).toBe(isMonday ? 1 : 0);
      }),
    );
  });
});

type Rows = readonly (readonly [date: string, school: string])[];

const POPULATION = [
  { area: "", school: "Norra", grade: "7", pupils: 3 },
  { area: "", school: "Norra", grade: "9", pupils: 1 },
  { area: "", school: "Östra", pupils: 5 },
];

function follow(rows: Rows, countOf = (count: number): number | null => count) {
  const table = makeTable(
    ["when", "school"],
    rows.map(([date, school]) => [date, school]),
  );
  const [date, school] = table.columns;
  if (date === undefined || school === undefined) throw new Error("no columns");
  return followFieldWork({ table, date, school, population: POPULATION, countOf });
}

const times = (count: number, date: string, school = "Norra"): Rows =>
  Array.from({ length: count }, () => [date, school] as const);

describe("field work", () => {
  const rows: Rows = [
    ["2024-04-15", "Norra"],
    ["2024-04-16", "norra "],
    ["2024-04-29", "Norra"],
    ["2024-04-30", "Södra"],
    ["4/30/24", "Södra"],
    ["2024-04-30", ""],
  ];

  it("adds up answers by school from the first week, against the register", () => {
    const found = follow(rows);
    expect(found.weeks).toEqual(["2024-W16", "2024-W17", "2024-W18"]);
    expect(found.schools).toEqual([
      { school: "Norra", pupils: 4, answers: [2, 2, 3], rates: [0.5, 0.5, 0.75] },
      { school: "Södra", pupils: null, answers: [0, 0, 1], rates: [null, null, null] },
      { school: "Östra", pupils: 5, answers: [0, 0, 0], rates: [0, 0, 0] },
    ]);
    expect(found.unreadable).toEqual([{ reason: "form", rows: [6], cells: 1 }]);
    expect(found.outlying).toEqual({ rows: [], cells: 0 });
  });

  it("tells no rate where the count may not be told", () => {
    const found = follow(rows, (count) => (count < 3 ? null : count));
    expect(found.schools[0]).toMatchObject({
      answers: [null, null, 3],
      rates: [null, null, 0.75],
    });
  });

  it("counts those without a school, week by week and those without a date too", () => {
    const found = follow([...rows, ["", " "]]);
    expect(found.noSchool).toEqual({ respondents: 2, answers: [0, 0, 1] });
    expect(follow([...rows, ["", ""]], () => null).noSchool).toEqual({
      respondents: null,
      answers: [null, null, null],
    });
  });

  it("stands without weeks where no date can be read, and counts every row", () => {
    const found = follow([...times(25, "4/5/2024"), ...times(2, ""), ["soon", ""]]);
    expect(found.weeks).toEqual([]);
    expect(found.unreadable).toEqual([
      { reason: "empty", rows: [27, 28], cells: 2 },
      { reason: "order", rows: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], cells: 25 },
      { reason: "form", rows: [29], cells: 1 },
    ]);
    expect(found.noSchool).toEqual({ respondents: 1, answers: [] });
    expect(found.schools.map(({ school, answers }) => [school, answers])).toEqual([
      ["Norra", []],
      ["Östra", []],
    ]);
  });

  it.each(["2042-04-15", "2025-04-15", "2023-04-15", "0024-04-15"])(
    "keeps the field period where a year is mistyped: %s",
    (mistyped) => {
      const found = follow([
        [mistyped, "Norra"],
        ...times(3, "2024-04-15"),
        ["2024-04-22", "Norra"],
      ]);
      expect(found.weeks).toEqual(["2024-W16", "2024-W17"]);
      expect(found.schools[0]?.answers).toEqual([3, 4]);
      expect(found.outlying).toEqual({ rows: [2], cells: 1 });
      expect(found.unreadable).toEqual([]);
    },
  );

  it("takes fewer than 30 weeks before and after the median date", () => {
    // Week 16 of 2024 begins on 15 April; 29 weeks later is 4 November, 30 are 11 November.
    const found = follow([
      ...times(3, "2024-04-15"),
      ["2024-11-04", "Norra"],
      ["2024-11-11", "Norra"],
    ]);
    expect(found.weeks).toHaveLength(30);
    expect(found.weeks.at(-1)).toBe("2024-W45");
    expect(found.outlying).toEqual({ rows: [6], cells: 1 });
  });

  it("names a school all of whose dates are far off", () => {
    const found = follow([...times(3, "2024-04-15"), ...times(1, "2042-04-15", "Södra")]);
    expect(found.schools.map(({ school }) => school)).toEqual(["Norra", "Södra", "Östra"]);
  });
});
