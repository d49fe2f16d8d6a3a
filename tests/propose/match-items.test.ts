import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { idForm } from "../../src/propose/item-rules.ts";
import { matchItems } from "../../src/propose/match-items.ts";
import { foldQuestion } from "../../src/vocabulary/question-text.ts";
import {
  differsInSpelling,
  LEAST_LEAD,
  LEAST_SIMILARITY,
  letterPairs,
  similarity,
} from "../../src/vocabulary/similarity.ts";
import type { TextColumn } from "../../src/vocabulary/table.ts";
import { makeInstrument, makeItem } from "../support/make.ts";

const column = (name: string, label?: string): TextColumn => ({
  name,
  texts: [],
  index: new Uint32Array(0),
  ...(label === undefined ? {} : { label }),
});

const SAFE = "I feel safe in my neighborhood, also at night.";
const FIGHTS = "There are lots of fights in the neighborhood where I live.";
const instrument = makeInstrument({
  items: [
    makeItem("safe", { text: { en: SAFE, sv: "Jag känner mig trygg där jag bor." } }),
    makeItem("fights", { text: { en: FIGHTS } }),
    makeItem("Q1_1", { text: { en: "How old are you, counted in whole years?" } }),
  ],
});

const match = (...columns: readonly TextColumn[]) =>
  matchItems(columns, instrument).map(
    ({ item, column: name, confidence, reason }) => `${item} = ${name}: ${confidence} ${reason}`,
  );

describe("an item's column", () => {
  it.each([
    ["its header, the question after its number", column(`F1_1 ${SAFE}`)],
    ["its header in Swedish", column("12. Jag känner mig trygg där jag bor")],
    ["its label", column("f103", SAFE)],
    [
      "its label with other quotes and blanks",
      column("f103", ` i feel safe\nin my neighborhood – also at night`),
    ],
    ["the row of a matrix question", column("f103", `What is it like? [${SAFE}]`)],
    ["LimeSurvey's code and text", column(`Q9[SQ003]. ${SAFE}`)],
    ["LimeSurvey's code of group and question", column(`G01Q01. ${SAFE}`)],
    ["LimeSurvey's code of group, question and row", column(`G01Q01[SQ001]. ${SAFE}`)],
    ["the same, joined", column(`G01Q01_SQ001. ${SAFE}`)],
  ])("is known by %s", (_, found) => {
    expect(match(found)).toEqual([`safe = ${found.name}: high same-text`]);
  });

  it.each([
    ["nothing is printed", undefined, "high same-id"],
    ["the words are much the same", `${SAFE} Really.`, "medium same-id-other-text"],
    ["another question is printed", "Känner du dig trygg ute?", "low same-id-other-question"],
    ["another in English", "How old were you when you first drank?", "low same-id-other-question"],
    ["nobody can tell the language", "Lorem ipsum dolor", "low same-id-other-question"],
    ["another item is much like it", `${FIGHTS} Really.`, "low same-id-other-question"],
  ])("is known by the item's id as its question allows: %s", (_, label, expected) => {
    expect(match(column("safe", label))).toEqual([`safe = safe: ${expected}`]);
  });

  it("is known by the id, unchecked, where the instrument has no text in the file's language", () => {
    expect(match(column("fights", "Det är ofta slagsmål där jag bor."))).toEqual([
      "fights = fights: medium same-id-other-language",
    ]);
    expect(match(column("Q1[SQ001]", "Hur gammal är du?"))).toEqual([
      "Q1_1 = Q1[SQ001]: medium same-id-other-language",
    ]);
    expect(match(column("Q1[SQ001]. How many cigarettes do you smoke?"))).toEqual([
      "Q1_1 = Q1[SQ001]. How many cigarettes do you smoke?: low same-id-other-question",
    ]);
    expect(match(column("Q1[SQ001]", "How many cigarettes do you smoke?"))).toEqual([
      "Q1_1 = Q1[SQ001]: low same-id-other-question",
    ]);
  });

  it("goes by its text where id and text disagree: ids move between years", () => {
    expect(match(column("safe", FIGHTS), column("fights", SAFE))).toEqual([
      "safe = fights: high same-text",
      "fights = safe: high same-text",
    ]);
  });

  it.each(["Q1[SQ001]", "q1_1", "Q1.1", "Q1 1", "Q1[1]", "X7[Q1_1]"])(
    "is likely by the form %s of its id",
    (name) => {
      expect(match(column(name))).toEqual([`Q1_1 = ${name}: medium id-form`]);
    },
  );

  it("is likely by a start that the platform cut off, and not by a shorter one", () => {
    expect(match(column("There are lots of fights in the neighborhood wh"))).toEqual([
      "fights = There are lots of fights in the neighborhood wh: medium cut-off",
    ]);
    expect(match(column("There are lots of fights"))).toEqual([]);
  });

  it("is likely in another spelling", () => {
    const british = SAFE.replace("neighborhood", "neighbourhood");
    expect(match(column("f103", british))).toEqual(["safe = f103: medium spelling"]);
  });

  it("is only suggested where the question is merely alike", () => {
    expect(match(column("f103", "I feel safe in my neighborhood, also in the evening."))).toEqual([
      "safe = f103: low similar",
    ]);
  });

  it("is left to a person where two columns fit, and where one fits two items", () => {
    expect(match(column("f1", SAFE), column("f2", SAFE))).toEqual([]);
    const twins = makeInstrument({
      items: [makeItem("a", { text: { en: SAFE } }), makeItem("b", { text: { en: SAFE } })],
    });
    expect(matchItems([column("f1", SAFE)], twins)).toEqual([]);
  });

  it("takes no time to look for a number in long rows of digits and letters", () => {
    const long = [`${"1".repeat(5000)}x`, `Q${"1a".repeat(5000)}!`, `Q1${" 1".repeat(5000)}!`];
    expect(match(...long.map((label, at) => column(`f${at}`, label)))).toEqual([]);
  });

  it("is told apart by its separators", () => {
    expect(idForm("F1_11")).not.toBe(idForm("F11_1"));
    expect(idForm("Q1[SQ001]. How often? Tell us.")).toBe("q1_1");
  });
});

describe("on the 180 questions of ctcys", () => {
  const ctcys = builtInInstrument("ctcys") ?? makeInstrument();
  const questions = ctcys.items.map(({ id, text }) => ({ id, folded: foldQuestion(text.en) }));

  it("no two questions differ in spelling only, or by being cut off", () => {
    for (const one of questions) {
      for (const other of questions) {
        if (one.id === other.id) continue;
        expect(differsInSpelling(one.folded, other.folded)).toBe(false);
        expect(one.folded.length >= 40 && other.folded.startsWith(one.folded)).toBe(false);
      }
    }
  });

  it("a question is never taken for another when its own item is missing, only suggested", () => {
    const wrong = ctcys.items.flatMap((item) => {
      const others = { ...ctcys, items: ctcys.items.filter(({ id }) => id !== item.id) };
      return matchItems([column("f1", item.text.en)], others);
    });
    expect(wrong.filter(({ confidence }) => confidence !== "low")).toEqual([]);
    // The reason why likeness decides nothing: so many would be taken for another question.
    expect(wrong.length).toBeGreaterThan(10);
  });

  it("texts that a platform cut at 64 letters are all placed rightly, where the start is enough", () => {
    const cut = (text: string): string => text.toLowerCase().slice(0, 64);
    const columns = ctcys.items.map(({ id, text }) => column(`c_${id}`, cut(text.en)));
    const found = matchItems(columns, ctcys).filter(({ confidence }) => confidence !== "low");
    expect(found.filter(({ item, column: name }) => name !== `c_${item}`)).toEqual([]);
    const starts = ctcys.items.map(({ text }) => cut(text.en));
    const unique = starts.filter((start) => starts.indexOf(start) === starts.lastIndexOf(start));
    expect(found).toHaveLength(unique.length);
  });

  it("likeness reaches 0.92 for mother and father", () => {
    const pairs = ["mother", "father"].map((who) =>
      letterPairs(foldQuestion(`Do you feel very close to your ${who}?`)),
    );
    const [mother, father] = pairs;
    // 38 pairs each (3+4+5+5+6+3+5+7); of the last word's 7 only th, he, er and r are in common.
    expect(similarity(mother ?? new Map(), father ?? new Map())).toBeCloseTo(
      (2 * 35) / (38 + 38),
      12,
    );
    expect(70 / 76).toBeGreaterThan(LEAST_SIMILARITY + LEAST_LEAD);
  });
});
