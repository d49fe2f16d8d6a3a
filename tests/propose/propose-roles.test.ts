import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { proposeRoles } from "../../src/propose/propose-roles.ts";
import type { Instrument } from "../../src/vocabulary/instrument.ts";
import type { Table } from "../../src/vocabulary/table.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const ctcys: Instrument = { ...(builtInInstrument("ctcys") ?? makeInstrument()), columns: {} };

/** Twelve respondents, a column for each list of texts that is repeated down the rows. */
function table(columns: Readonly<Record<string, readonly string[]>>): Table {
  const rows = Array.from({ length: 12 }, (_, row) =>
    Object.values(columns).map((texts) => texts[row % texts.length] ?? ""),
  );
  return makeTable(Object.keys(columns), rows);
}

const propose = (columns: Readonly<Record<string, readonly string[]>>, instrument = ctcys) =>
  proposeRoles(table(columns), instrument, () => false).map(
    ({ role, columns: names, confidence, reason, others }) =>
      `${role} = ${[...names, ...others].join("|")}: ${confidence} ${reason}`,
  );

describe("the column of a role", () => {
  it.each([
    ["Årskurs", ["åk 7", "åk 9"], "grade = Årskurs: high name-and-content"],
    ["ARSKURS", ["åk 7", "gy 2", "gymnasiet år 2"], "grade = ARSKURS: high name-and-content"],
    ["Arskurs", ["7", "9"], "grade = Arskurs: high name-and-content"],
    ["Kön", ["Flicka", "Pojke"], "gender = Kön: high name-and-content"],
    ["Bostadsområde", ["Ryd", "Berga"], "area = Bostadsområde: high name-and-content"],
    ["Skola", ["A", "B"], "school = Skola: high name-and-content"],
  ])("is certain where %s holds what its name says", (name, texts, expected) => {
    expect(propose({ [name]: texts })).toEqual([expected]);
  });

  it("is doubted where the content is another than the name says", () => {
    expect(propose({ Kön: ["1", "2"] })).toEqual(["gender = Kön: medium name"]);
    expect(propose({ grade: ["A", "B", "F"] })).toEqual(["grade = grade: medium name"]);
  });

  it("is likely by its words alone, and never by bare numbers", () => {
    expect(propose({ F2: ["Flicka", "Pojke", "Annan könstillhörighet"] })).toEqual([
      "gender = F2: medium content",
    ]);
    expect(propose({ F3: ["åk 9", "gy 2"] })).toEqual(["grade = F3: medium content"]);
    expect(propose({ F3: ["7", "9"] })).toEqual([]);
  });

  it("is left to a person where two columns fit", () => {
    expect(propose({ Bostadsområde: ["Ryd", "Berga"], Stadsdel: ["Ryd", "Berga"] })).toEqual([
      "area = Bostadsområde|Stadsdel: low several-fit",
    ]);
  });

  it("for areas is suggested from columns of words that several share, most words first", () => {
    expect(propose({ F3: ["Ryd", "Berga", "Tannefors"], comment: ["a1", "b", "c", "d"] })).toEqual([
      "area = comment|F3: low content",
    ]);
  });

  it("that changes every figure is pointed out and never proposed", () => {
    expect(propose({ vikt: ["1.5"], stratum: ["1"], psu: ["2"] })).toEqual([
      "weight = vikt: low design-name",
      "stratum = stratum: low design-name",
      "cluster = psu: low design-name",
    ]);
  });

  it("points out the class as the cluster where no column is one", () => {
    expect(propose({ Klass: ["7A", "7B"], Skola: ["A", "B"] })).toEqual([
      "school = Skola: high name-and-content",
      "class = Klass: high name-and-content",
      "cluster = Klass: low class",
    ]);
    expect(propose({ Klass: ["7A", "7B"], psu: ["2"] })).toEqual([
      "class = Klass: high name-and-content",
      "cluster = psu: low design-name",
    ]);
  });

  it("is certain where the instrument declares it, several columns together", () => {
    const declared = { ...ctcys, columns: { stratum: ["district", "stratum"] } };
    expect(propose({ district: ["a"], stratum: ["1"] }, declared)).toEqual([
      "stratum = district|stratum: high declared",
    ]);
  });

  it("goes by value labels where values are codes", () => {
    const coded = table({ Kön: ["1", "2"] });
    const valueLabels = new Map([
      ["1", "Pojke"],
      ["2", "Flicka"],
    ]);
    const columns = coded.columns.map((column) => ({ ...column, valueLabels }));
    const [proposal] = proposeRoles({ ...coded, columns }, ctcys, () => false);
    expect([proposal?.confidence, proposal?.reason]).toEqual(["high", "name-and-content"]);
  });

  it("is doubted where the instrument declares it and the words are unknown", () => {
    const declared = { ...ctcys, columns: { gender: ["gender"] } };
    expect(propose({ gender: ["1", "2"] }, declared)).toEqual(["gender = gender: medium name"]);
    expect(propose({ gender: ["Flicka", "M"] }, declared)).toEqual([
      "gender = gender: high declared",
    ]);
  });

  it("is never a column that an item has", () => {
    expect(proposeRoles(table({ grade: ["åk 7"] }), ctcys, ({ name }) => name === "grade")).toEqual(
      [],
    );
  });
});
