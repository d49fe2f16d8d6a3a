import { describe, expect, it } from "vitest";
import { codeAnswers } from "../../src/instrument/code-answers.ts";
import type { Answer, Item } from "../../src/vocabulary/instrument.ts";
import type { Wave } from "../../src/vocabulary/project.ts";
import { MISSING } from "../../src/vocabulary/responses.ts";
import { makeInstrument, makeItem, makeTable } from "../support/make.ts";

/** Labels that look like the codes of other answers, as in "how many adults do you know". */
const ADULTS: readonly Answer[] = ["0", "1", "2", "3 or 4", "5 or more"].map((en, at) => ({
  code: at + 1,
  en,
}));

const wave = (answers: Wave["answers"]): Wave => ({
  columns: {},
  items: {},
  answers,
  comparability: {},
});

function code(cells: readonly string[], item: Partial<Item> = {}, mapping?: Wave) {
  const instrument = makeInstrument({
    items: [makeItem("a", item)],
    answers: { ...makeInstrument().answers, adults: ADULTS },
  });
  const table = makeTable(
    ["a"],
    cells.map((cell) => [cell]),
  );
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  const { answers, findings } = codeAnswers(table, columns, instrument, mapping);
  return { codes: [...(answers.get("a") ?? [])], findings };
}

describe("codeAnswers", () => {
  it("reads codes, however they are written", () => {
    expect(code(["1", " 2 ", "03", "4.0", "4,0"]).codes).toEqual([1, 2, 3, 4, 4]);
  });

  it("reads answer texts in both languages; NO! and no are two answers", () => {
    expect(code(["NO!", "no", "ja", "JA!", "nej", " YES! "]).codes).toEqual([1, 2, 3, 4, 2, 4]);
  });

  it("keeps the reasons for missing apart", () => {
    expect(code(["", ".", "998", "999", "1"]).codes).toEqual([
      MISSING.blank,
      MISSING.blank,
      MISSING.dont_know,
      MISSING.no_answer,
      1,
    ]);
  });

  it("knows a code that means no answer for this item alone, by its words too", () => {
    const item = { missing: { "4": "not_applicable" } } as const;
    expect(code(["4", "3"], item).codes).toEqual([MISSING.not_applicable, 3]);
    expect(code(["YES!", "yes"], item).codes).toEqual([MISSING.not_applicable, 3]);
  });

  it("takes several ticks as missing, with that reason and no finding", () => {
    const { codes, findings } = code(["1;2", "1", "yes; no"]);
    expect(codes).toEqual([MISSING.several_ticked, 1, MISSING.several_ticked]);
    expect(findings).toEqual([]);
  });

  it("reports a code outside the answer set once, with its first row and how many", () => {
    const { codes, findings } = code(["1", "7", "2", "7"]);
    expect(codes).toEqual([1, MISSING.out_of_range, 2, MISSING.out_of_range]);
    expect(findings).toEqual([
      { code: "code-out-of-range", column: "a", item: "a", row: 3, text: "7", cells: 2 },
    ]);
  });

  it("takes 100 and 0/100 columns for no answers", () => {
    expect(code(["0", "100"]).codes).toEqual([MISSING.out_of_range, MISSING.out_of_range]);
  });

  it("reads a whole column as labels once one text can only be a label", () => {
    const item = { answers: "adults" };
    expect(code(["1", "2", "3 or 4"], item).codes).toEqual([2, 3, 4]);
    expect(code(["1", "2", "5"], item).codes).toEqual([1, 2, 5]);
    expect(code(["0", "1"], item).codes).toEqual([1, 2]);
  });

  it("lets a doubtful column follow the clear ones", () => {
    const instrument = makeInstrument({
      items: [makeItem("a", { answers: "adults" }), makeItem("b"), makeItem("c")],
      answers: { ...makeInstrument().answers, adults: ADULTS },
    });
    const coded = (b: string, c: string) => {
      const table = makeTable(["a", "b", "c"], [["1", b, c]]);
      const columns = new Map(table.columns.map((column) => [column.name, column]));
      return codeAnswers(table, columns, instrument, undefined).answers.get("a")?.[0];
    };
    expect(coded("yes", "no")).toBe(2);
    expect(coded("3", "4")).toBe(1);
  });

  it("takes the wave's own words first", () => {
    const mapping = wave({ yes4: { "Stämmer mycket bra": 4, "Stämmer inte": 1 } });
    expect(code(["Stämmer mycket bra", "stämmer  inte", "ja"], {}, mapping).codes).toEqual([
      4, 1, 3,
    ]);
  });

  it("does not mind typographic apostrophes, dashes and dots", () => {
    const mapping = wave({ yes4: { "I don't – know...": 2 } });
    expect(code(["I don’t - know…"], {}, mapping).codes).toEqual([2]);
  });

  it("takes nothing from the prototype of objects", () => {
    expect(code(["constructor", "__proto__"]).codes).toEqual([
      MISSING.out_of_range,
      MISSING.out_of_range,
    ]);
  });

  it("shows at most 40 characters of a strange text", () => {
    const { findings } = code(["x".repeat(100)]);
    expect(findings).toEqual([
      { code: "code-out-of-range", column: "a", item: "a", row: 2, text: "x".repeat(40), cells: 1 },
    ]);
  });
});
