import { describe, expect, it } from "vitest";
import { resolveItems } from "../../src/instrument/resolve-items.ts";
import type { Wave } from "../../src/vocabulary/project.ts";
import { refusal } from "../catalog/refusal.ts";
import { makeInstrument, makeItem, makeTable } from "../support/make.ts";

const instrument = makeInstrument({
  items: [makeItem("f54a"), makeItem("F54a"), makeItem("f55a")],
});
const wave = (items: Record<string, string>): Wave => ({
  columns: {},
  items,
  answers: {},
  comparability: {},
});
const found = (columns: readonly string[], items: Record<string, string>) => {
  const table = makeTable(columns, [columns.map(() => "1")]);
  const resolved = resolveItems(table, instrument, wave(items), "in.csv");
  return [...resolved.columns].map(([item, { name }]) => `${item} = ${name}`);
};

describe("names that moved from one question to another", () => {
  it("never give one column to two items: what the wave maps is nobody else's", () => {
    expect(found(["f54a", "f55a"], { f54a: "f55a" })).toEqual(["f54a = f55a"]);
    expect(found(["f54a", "f55a"], { f54a: "f55a", f55a: "f54a" })).toEqual([
      "f54a = f55a",
      "f55a = f54a",
    ]);
  });

  it("are refused where two spellings of one column are two items'", () => {
    const { code, facts } = refusal(() =>
      found(["Q1[SQ001]"], { f54a: "Q1[SQ001]", f55a: "Q1_SQ001" }),
    );
    expect(code).toBe("column-of-two-items");
    expect(facts).toEqual({ file: "in.csv", column: "Q1[SQ001]", items: "f54a, f55a" });
  });

  it("are told apart by upper and lower case, for case alone tells some apart", () => {
    expect(found(["f54a", "F54a"], {})).toEqual(["f54a = f54a", "F54a = F54a"]);
    expect(refusal(() => found(["f54a"], { f55a: "F54a" })).code).toBe("column-named-missing");
  });

  it("may be spelt with other blanks or in another Unicode form", () => {
    expect(found(["Fra\u030aga 1 "], { f54a: "Fråga  1" })).toEqual(["f54a = Fra\u030aga 1 "]);
  });
});
