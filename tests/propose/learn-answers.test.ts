import { describe, expect, it } from "vitest";
import { learnAnswers, learnMissing } from "../../src/propose/learn-answers.ts";
import { matchItems } from "../../src/propose/match-items.ts";
import type { Wave } from "../../src/vocabulary/project.ts";
import type { EarlierWave } from "../../src/vocabulary/proposal.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const instrument = makeInstrument();
const answers = instrument.answers.yes4 ?? [];
const wave = (changes: Partial<Wave>, label = "2022"): EarlierWave => ({
  label,
  wave: { columns: {}, items: {}, answers: {}, comparability: {}, ...changes },
});

function learn(
  texts: readonly string[],
  earlier: readonly Readonly<Record<string, number>>[],
  labels?: Readonly<Record<string, string>>,
) {
  const table = makeTable(
    ["X"],
    texts.map((text) => [text]),
  );
  const columns = table.columns.map((column) =>
    labels === undefined ? column : { ...column, valueLabels: new Map(Object.entries(labels)) },
  );
  const waves = earlier.map((codes, at) => wave({ answers: { yes4: codes } }, `${2020 + at}`));
  return learnAnswers({ set: "yes4", answers, columns }, waves).map(
    ({ text, code, confidence, before }) => `${text} = ${code}: ${confidence} ${before}`,
  );
}

describe("an answer that an earlier wave explains", () => {
  it("is certain for a word, and only likely for a bare code", () => {
    expect(learn(["Ofta ", "1", "Nytt"], [{ ofta: 4, "1": 1 }])).toEqual([
      "1 = 1: medium 2020",
      "Ofta = 4: high 2020",
    ]);
  });

  it("goes by the label of a value, not by the value", () => {
    expect(learn(["1"], [{ Ofta: 4, "1": 1 }], { "1": "Ofta" })).toEqual(["Ofta = 4: high 2020"]);
  });

  it("is only suggested where some codes were turned around and others are not explained", () => {
    const turned = { "1": 4, "2": 3, "3": 2, "4": 1 };
    expect(learn(["1", "4"], [turned])).toEqual(["1 = 4: medium 2020", "4 = 1: medium 2020"]);
    expect(learn(["1", "2"], [{ "1": 4 }])).toEqual(["1 = 4: low 2020"]);
  });

  it("is the latest one, and only suggested where waves disagree", () => {
    expect(learn(["Ofta"], [{ Ofta: 4 }, { Ofta: 4 }])).toEqual(["Ofta = 4: high 2021"]);
    expect(learn(["Ofta"], [{ Ofta: 3 }, { Ofta: 4 }])).toEqual(["Ofta = 4: low 2021"]);
  });

  it("is nothing where the instrument has no such code any more", () => {
    expect(learn(["Ofta"], [{ Ofta: 9 }])).toEqual([]);
  });
});

it("a word for a missing answer is certain, a bare code for it only likely", () => {
  const earlier = [wave({ missing: { "Orkar ej": "no_answer", "9": "dont_know" } })];
  expect(learnMissing("orkar ej", "Orkar ej", earlier)).toMatchObject({
    meaning: "no_answer",
    confidence: "high",
    before: "2022",
  });
  expect(learnMissing("9", "9", earlier)).toMatchObject({ confidence: "medium" });
  expect(learnMissing("8", "8", earlier)).toBeUndefined();
});

describe("the column that an item had in an earlier wave", () => {
  const table = makeTable(["f1"], [["1"], ["4"], ["2"]]);
  const labelled = (...labels: string[]) =>
    table.columns.map((column) => ({
      ...column,
      valueLabels: new Map(labels.map((label, at) => [String(at + 1), label])),
    }));
  const match = (columns: typeof table.columns, earlier: typeof table.columns) =>
    matchItems(columns, instrument, [
      {
        ...wave({ items: { a: "f1" } }),
        columns: new Map(earlier.map((column) => [column.name, column])),
      },
    ]).map(
      ({ item, column, confidence, reason }) => `${item} = ${column}: ${confidence} ${reason}`,
    );

  it("is likely while its values are called the same, and doubtful when they are not", () => {
    const old = labelled("NO!", "no", "yes", "YES!");
    expect(match(labelled("no!", "no"), old)).toEqual(["a = f1: medium as-before-unchecked"]);
    expect(match(labelled("YES!", "yes", "no", "NO!"), old)).toEqual([
      "a = f1: low as-before-other-answers",
    ]);
    expect(match(table.columns, old)).toEqual(["a = f1: medium as-before-unchecked"]);
  });
});
