import { describe, expect, it } from "vitest";
import { codeAreas, codeGroups } from "../../src/instrument/code-groups.ts";
import type { AreaAlias } from "../../src/vocabulary/project.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const instrument = makeInstrument();
const column = (name: string, cells: readonly string[]) =>
  makeTable(
    [name],
    cells.map((c) => [c]),
  );

function areas(cells: readonly string[], aliases: readonly AreaAlias[] = []) {
  const table = column("area", cells);
  const { grouping, findings } = codeAreas(table.columns, table, instrument, aliases);
  const names = [...grouping.of].map((at) => (at === -1 ? null : (grouping.names[at] ?? "?")));
  return { names, order: grouping.names, ids: grouping.ids, findings };
}

describe("codeAreas", () => {
  it("takes spellings that differ in case, blanks and Unicode form for one area, and says so", () => {
    const decomposed = "Ska\u0308ggetorp";
    const { names, findings } = areas(["Skäggetorp", decomposed, " skäggetorp ", "Skäggetorp"]);
    expect(new Set(names)).toEqual(new Set(["Skäggetorp"]));
    expect(findings).toEqual([
      {
        code: "area-spellings-merged",
        area: "Skäggetorp",
        spellings: ["Skäggetorp", "skäggetorp"],
      },
    ]);
  });

  it("knows å, ä and ö after z", () => {
    expect(areas(["Öster", "Zon", "Äng", "Ås", "Berga"]).order).toEqual([
      "Berga",
      "Zon",
      "Ås",
      "Äng",
      "Öster",
    ]);
  });

  it("joins smaller areas by areas.csv, and keeps their id", () => {
    const union = (found: string): AreaAlias => ({
      id: "B",
      name: "Bellevuegården–Lorensborg",
      found,
    });
    const { names, order, ids } = areas(
      ["Bellevuegården", "Lorensborg", "Rosengård"],
      [union("Bellevuegården"), union("Lorensborg")],
    );
    expect(names.slice(0, 2)).toEqual(["Bellevuegården–Lorensborg", "Bellevuegården–Lorensborg"]);
    expect(order).toEqual(["Bellevuegården–Lorensborg", "Rosengård"]);
    expect(ids).toEqual(["B", ""]);
  });

  it("has no area for blanks and reasons for missing", () => {
    expect(areas(["", " ", "999", "Ryd"]).names).toEqual([null, null, null, "Ryd"]);
  });

  it("takes hostile names as names", () => {
    const hostile = ["../../x", "__proto__", "constructor", "=1+1"];
    expect(areas(hostile).names).toEqual(hostile);
  });
});

describe("codeGroups", () => {
  const groups = (role: "grade" | "gender", cells: readonly string[]) => {
    const table = column(role, cells);
    const { grouping, findings } = codeGroups(role, table.columns, table, instrument);
    return { names: [...grouping.of].map((at) => grouping.names[at] ?? null), findings };
  };

  it("knows the words of the instrument and the group's own name, in any case", () => {
    expect(groups("gender", ["flicka", "POJKE", "girl", "annan könstillhörighet"]).names).toEqual([
      "girl",
      "boy",
      "girl",
      "other",
    ]);
    expect(groups("grade", ["Åk  7", "9"]).names).toEqual(["7", "9"]);
  });

  it("never takes a bare number for a gender, and reports it", () => {
    const { names, findings } = groups("gender", ["1", "Flicka", "1", ""]);
    expect(names).toEqual([null, "girl", null, null]);
    expect(findings).toEqual([
      {
        code: "group-value-unknown",
        role: "gender",
        column: "gender",
        row: 2,
        text: "1",
        cells: 2,
      },
    ]);
  });

  it("keeps a grade that is not declared under its own name, last", () => {
    const { names, findings } = groups("grade", ["IM", "åk 9"]);
    expect(names).toEqual(["IM", "9"]);
    expect(findings).toMatchObject([{ code: "group-value-unknown", text: "IM", cells: 1 }]);
  });
});
