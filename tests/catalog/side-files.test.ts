import { describe, expect, test } from "vitest";
import { readAreas } from "../../src/catalog/areas.ts";
import { readPopulation } from "../../src/catalog/population.ts";
import { refusal } from "./refusal.ts";

describe("areas.csv", () => {
  const read = (text: string) => readAreas(text, "areas.csv");

  test("gives each name found in the survey the area that is reported", () => {
    const text = 'area_id,name,area\n01,Skäggetorp,Skäggetorp\n01,Skäggetorp,"Skäggetorp, norra"\n';
    expect(read(text)).toEqual([
      { id: "01", name: "Skäggetorp", found: "Skäggetorp" },
      { id: "01", name: "Skäggetorp", found: "Skäggetorp, norra" },
    ]);
  });

  test("takes semicolons, a byte order mark, CRLF, blank rows, any order of columns and outer blanks", () => {
    const text =
      "\uFEFFarea;area_id;name;from;to\r\n Ryd ;2; Ryd ;2020;\r\n;;;;\r\n\r\nRyd N;2;Ryd;;2018\r\n";
    expect(read(text)).toEqual([
      { id: "2", name: "Ryd", found: "Ryd", from: "2020" },
      { id: "2", name: "Ryd", found: "Ryd N", to: "2018" },
    ]);
  });

  test("lets a border change: one name in two areas, in different waves", () => {
    const text =
      "area_id,name,area,from,to\n1,Norr,Ryd,,2018\n2,Väst,Ryd,2020,\n1,Nya Norr,Berga,2020,\n";
    expect(read(text)).toHaveLength(3);
  });

  test.each([
    ["area_id,name\n1,Ryd\n", 1, "area", "area", "the column is missing"],
    ["", 1, "area_id", "area_id", "the column is missing"],
    ["area_id,namn,area\n", 1, "namn", "namn", "unknown column; the nearest known column is name"],
    ["area_id,name,area,area\n", 1, "area", "area", "the column stands twice"],
    [
      "area_id,name,area\n1,Ryd,Ryd\n\n2,Berga\n",
      4,
      "area",
      "",
      "the row has 2 cells, the header 3",
    ],
    ["area_id,name,area\n2,Ryd,Ryd,x\n", 2, "4", "x", "the row has 4 cells, the header 3"],
    ["area_id,name,area\n1, ,Ryd\n", 2, "name", "", "the cell is empty"],
    ["area_id,name,area,from,to\n1,Ryd,Ryd,2022,2020\n", 2, "to", "2020", "is before 2022"],
    ["area_id,name,area\n1,Ryd,Ryd\n1,Ryd,RYD\n", 3, "area", "RYD", "already stands in row 2"],
    [
      "area_id,name,area\n1,Norr,Ryd\n2,Väst,Ryd\n",
      3,
      "area",
      "Ryd",
      "already belongs to another area in row 2",
    ],
    [
      "area_id,name,area\n1,Norr,Ryd\n1,Väst,Berga\n",
      3,
      "name",
      "Väst",
      "row 2 gives this area another name",
    ],
    [
      "area_id,name,area\n1,Norr,Ryd\n2,norr,Berga\n",
      3,
      "area_id",
      "2",
      "row 2 gives this name another id",
    ],
    [
      "area_id,name,area,from,to\n1,Norr,Ryd,,2020\n2,Väst,Ryd,2020,\n",
      3,
      "area",
      "Ryd",
      "already belongs to another area in row 2",
    ],
  ])("refuses %j", (text, row, column, cell, problem) => {
    expect(refusal(() => read(text))).toEqual({
      code: "side-file-row",
      facts: { file: "areas.csv", row, column, text: cell, problem },
    });
  });

  test("refuses a quote that does not end, and cuts what it repeats to 40 characters", () => {
    const { code, facts } = refusal(() => read('area_id,name,area\n1,"Ryd,Ryd\n'));
    expect(code).toBe("side-file-row");
    expect(facts).toMatchObject({ file: "areas.csv", column: "2", text: "" });
    expect(facts.problem).toMatch(/quote/i);
    const long = refusal(() => read(`area_id,name,area,${"x".repeat(99)}\n`)).facts;
    expect(long.text).toBe("x".repeat(40));
  });
});

describe("population.csv", () => {
  const read = (text: string) => readPopulation(text, "population.csv");

  test("counts pupils by grade and gender, where they are given", () => {
    expect(read("area,grade,gender,pupils\nRyd,7,girl,40\nRyd,7,,81\nBerga,,,300\n")).toEqual([
      { area: "Ryd", grade: "7", gender: "girl", pupils: 40 },
      { area: "Ryd", grade: "7", pupils: 81 },
      { area: "Berga", pupils: 300 },
    ]);
  });

  test("needs no more than area and pupils", () => {
    expect(read("area;pupils\nRyd;0\n")).toEqual([{ area: "Ryd", pupils: 0 }]);
  });

  test.each([
    ["area,pupils\n,12\n", 2, "area", "", "the cell is empty"],
    ["area,pupils\nRyd,12.5\n", 2, "pupils", "12.5", "expected a whole number of pupils"],
    ["area,pupils\nRyd,-1\n", 2, "pupils", "-1", "expected a whole number of pupils"],
    ["area,pupils\nRyd,\n", 2, "pupils", "", "expected a whole number of pupils"],
    ["area,grade,pupils\nRyd,7,1\nryd,7,2\n", 3, "pupils", "2", "row 2 counts the same pupils"],
    [
      "area,kön,pupils\nRyd,k,1\n",
      1,
      "kön",
      "kön",
      "unknown column; the known columns are pupils, area, school, grade, gender",
    ],
  ])("refuses %j", (text, row, column, cell, problem) => {
    expect(refusal(() => read(text))).toEqual({
      code: "side-file-row",
      facts: { file: "population.csv", row, column, text: cell, problem },
    });
  });
});
