import { describe, expect, it } from "vitest";
import { codeResponses } from "../../src/instrument/code-responses.ts";
import type { ColumnRequest } from "../../src/vocabulary/profile-request.ts";
import type { Table } from "../../src/vocabulary/table.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const request: ColumnRequest = {
  file: "in.csv",
  columns: {},
  wave: null,
  mapping: undefined,
  aliases: [],
  needsArea: true,
};

const code = (table: Table, changes: Partial<ColumnRequest> = {}, instrument = makeInstrument()) =>
  codeResponses(table, { ...request, ...changes, instrument });

describe("codeResponses finds columns", () => {
  it("by the user's word before the wave's, and the wave's before the instrument's", () => {
    const table = makeTable(["area", "where", "home", "a"], [["1", "2", "3", "1"]]);
    const mapping = { columns: { area: ["where"] }, items: {}, answers: {}, comparability: {} };
    const areaOf = (changes: Partial<ColumnRequest>) => code(table, changes).responses.area.names;
    expect(areaOf({})).toEqual(["1"]);
    expect(areaOf({ mapping })).toEqual(["2"]);
    expect(areaOf({ mapping, columns: { area: ["home"] } })).toEqual(["3"]);
  });

  it("by a well-known name, and says so", () => {
    const { responses, findings } = code(makeTable(["Bostadsområde", "a"], [["Ryd", "1"]]));
    expect(responses.area.names).toEqual(["Ryd"]);
    expect(findings).toContainEqual({
      code: "column-matched-by-name",
      role: "area",
      column: "Bostadsområde",
    });
  });

  it("never guesses between two", () => {
    const table = makeTable(["Område", "Stadsdel", "a"], [["x", "y", "1"]]);
    expect(() => code(table)).toThrow(/column-role-ambiguous.*Område, Stadsdel/);
  });

  it("never takes a weight by its name, but points it out", () => {
    const { design, findings } = code(makeTable(["area", "vikt", "a"], [["Ryd", "70", "1"]]));
    expect(design.weighted).toBe(false);
    expect(findings).toContainEqual({ code: "column-not-used", role: "weight", column: "vikt" });
  });

  it("names the role and the columns when a needed one is missing", () => {
    const table = makeTable(["grade", "a"], [["åk 7", "1"]]);
    expect(() => code(table)).toThrow('{"file":"in.csv","role":"area","found":"grade, a"}');
    expect(code(table, { needsArea: false }).responses.area.names).toEqual([]);
  });

  it("refuses a column that the user named and that is not there", () => {
    const table = makeTable(["area", "a"], [["Ryd", "1"]]);
    expect(() => code(table, { columns: { grade: ["årskurs"] } })).toThrow("column-named-missing");
  });

  it("refuses a file without a single question of the instrument", () => {
    expect(() => code(makeTable(["area", "z"], [["Ryd", "1"]]))).toThrow("items-missing");
  });

  it("counts those without a group, and the questions that were not asked", () => {
    const table = makeTable(
      ["area", "grade", "a"],
      [
        ["Ryd", "", "1"],
        ["", "åk 7", "2"],
      ],
    );
    const { findings } = code(table);
    expect(findings).toEqual([
      { code: "items-not-asked", items: 1, ofItems: 2 },
      { code: "respondents-without", role: "area", respondents: 1 },
      { code: "respondents-without", role: "grade", respondents: 1 },
    ]);
  });
});

describe("codeResponses and waves", () => {
  const instrument = makeInstrument({ columns: { area: ["area"], wave: ["year"] } });
  const table = makeTable(
    ["area", "year", "a"],
    [
      ["Ryd", "2022", "1"],
      ["Ryd", "2024", "2"],
      ["Berga", "2024", "3"],
    ],
  );

  it("takes the rows of the chosen wave only", () => {
    const { responses, wave, design } = code(table, { wave: "2024" }, instrument);
    expect([...(responses.answers.get("a") ?? [])]).toEqual([2, 3]);
    expect({ wave, respondents: design.respondents }).toEqual({ wave: "2024", respondents: 2 });
  });

  it("refuses to choose, and refuses a wave that is not there", () => {
    expect(() => code(table, {}, instrument)).toThrow(/wave-ambiguous.*2022, 2024/);
    expect(() => code(table, { wave: "2021" }, instrument)).toThrow(/wave-unknown.*2022, 2024/);
  });
});

describe("codeResponses and the design", () => {
  const instrument = makeInstrument({
    columns: { area: ["area"], weight: ["w"], stratum: ["area", "st"], cluster: ["psu"] },
  });
  const header = ["area", "w", "st", "psu", "a"];

  it("nests clusters in strata, and makes a stratum of several columns", () => {
    const rows = [
      ["north", "1,5", "1", "1", "1"],
      ["north", "2", "2", "1", "1"],
      ["south", "0.5", "1", "1", "1"],
      ["south", "1", "1", "1", "1"],
    ];
    const { design } = code(makeTable(header, rows), {}, instrument);
    expect([...design.weight]).toEqual([1.5, 2, 0.5, 1]);
    expect([...design.stratum]).toEqual([0, 1, 2, 2]);
    expect([...design.cluster]).toEqual([0, 1, 2, 2]);
    expect({ strata: design.strata, clusters: design.clusters }).toEqual({
      strata: 3,
      clusters: 3,
    });
  });

  it.each(["", "-1", "x", "NA"])("refuses the weight %j with its place", (weight) => {
    const table = makeTable(header, [["north", weight, "1", "1", "1"]]);
    expect(() => code(table, {}, instrument)).toThrow(/weight-invalid.*"row":2,"column":"w"/);
  });
});
