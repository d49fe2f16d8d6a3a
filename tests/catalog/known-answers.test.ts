import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { readCodebook } from "../../src/catalog/codebook.ts";
import { builtInKnownAnswers } from "../../src/catalog/known-answers.ts";
import { foldAnswer } from "../../src/vocabulary/names.ts";
import { MISSING } from "../../src/vocabulary/responses.ts";
import { refusal } from "./refusal.ts";

const { families, missing } = builtInKnownAnswers();

describe("known answer texts", () => {
  it.each(families)("$id: its lists are as long as each other", ({ lists }) => {
    expect(new Set(lists.map((list) => list.length)).size).toBe(1);
  });

  it.each(families)("$id: a text stands at one place of the family only", ({ lists }) => {
    const places = new Map<string, number>();
    for (const list of lists) {
      list.map(foldAnswer).forEach((text, at) => {
        expect([text, places.get(text) ?? at]).toEqual([text, at]);
        places.set(text, at);
      });
    }
  });

  it("words for a missing answer are no answer of any family or of the instrument", () => {
    const answers = [
      ...families.flatMap(({ lists }) => lists.flat()),
      ...Object.values(builtInInstrument("ctcys")?.answers ?? {}).flatMap((set) =>
        set.flatMap(({ en, sv }) => [en, sv ?? en]),
      ),
    ].map(foldAnswer);
    expect(Object.keys(missing).filter((text) => answers.includes(foldAnswer(text)))).toEqual([]);
    expect(Object.values(missing).filter((reason) => !(reason in MISSING))).toEqual([]);
  });
});

describe("a codebook", () => {
  it("tells the question behind a column", () => {
    const text = "column;question\nF54a;Har du tydliga regler hemma?\nF55a;\n";
    expect([...readCodebook(text, "kodbok.csv")]).toEqual([
      ["F54a", "Har du tydliga regler hemma?"],
    ]);
  });

  it("is refused where a column stands twice", () => {
    const twice = "column,question\nF54a,One\nF54a,Two\n";
    expect(refusal(() => readCodebook(twice, "kodbok.csv"))).toMatchObject({
      code: "side-file-row",
    });
  });
});
