import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { builtInKnownAnswers } from "../../src/catalog/known-answers.ts";
import { fittingSets } from "../../src/propose/fitting-sets.ts";
import { proposeAnswers } from "../../src/propose/propose-answers.ts";
import type { TextColumn } from "../../src/vocabulary/table.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const ctcys = builtInInstrument("ctcys") ?? makeInstrument();
const RISK = "perceived_risks_drug_use_1";
const WRONG = "attitudes_favorable_drug_use_1";
const ADULTS = "family_history_antisocial_7";
const ADULTS_TOO = "family_history_antisocial_8";

function propose(
  cells: Readonly<Record<string, readonly string[]>>,
  changes: Partial<TextColumn> = {},
) {
  const columns = Object.entries(cells).map(([item, texts]) => {
    const read = makeTable(
      [item],
      texts.map((text) => [text]),
    );
    const [column] = read.columns;
    return [item, { ...(column as TextColumn), ...changes }] as const;
  });
  const found = proposeAnswers(new Map(columns), ctcys, builtInKnownAnswers());
  return {
    ...found,
    answers: found.answers.map(
      ({ set, text, code, confidence, reason }) =>
        `${set} ${text} = ${code}: ${confidence} ${reason}`,
    ),
  };
}

describe("what texts mean", () => {
  it("needs no word where the file holds codes", () => {
    expect(propose({ [RISK]: ["1", "2", "3", "4", "999"] })).toEqual({
      answers: [],
      missing: [],
      unknownTexts: [],
    });
  });

  it("is the instrument's whole list in the language of the file, also what nobody ticked", () => {
    expect(propose({ [RISK]: ["Stor risk", "liten risk"] }).answers).toEqual([
      "risk4 Ingen risk = 1: high instrument-label",
      "risk4 Liten risk = 2: high instrument-label",
      "risk4 Måttlig risk = 3: high instrument-label",
      "risk4 Stor risk = 4: high instrument-label",
    ]);
    expect(propose({ [RISK]: ["Great risk"] }).answers[3]).toBe(
      "risk4 Great risk = 4: high instrument-label",
    );
  });

  it("is likely where such answers are known in other words", () => {
    expect(
      propose({ [WRONG]: ["Väldigt fel", "Fel", "Lite fel", "Inte alls fel"] }).answers,
    ).toEqual(
      expect.arrayContaining([
        "wrong4 Väldigt fel = 1: medium known-text",
        "wrong4 Inte alls fel = 4: medium known-text",
      ]),
    );
  });

  it("is never turned by one stray word: codes 1 to 5 stay codes beside a stray 0", () => {
    // For this question "0", "1", "2" are words of the codes 1, 2, 3.
    expect(propose({ [ADULTS]: ["1", "2", "3", "4", "5", "0"] }).answers).toEqual([]);
    expect(propose({ [ADULTS]: ["0", "1", "2", "3 or 4", "5 or more"] }).answers).toContain(
      "adults5 1 = 2: high instrument-label",
    );
  });

  it("is left to a person where one column holds codes and another words", () => {
    const { answers } = propose({
      [ADULTS]: ["0", "1", "2", "3 or 4", "5 or more"],
      [ADULTS_TOO]: ["1", "2", "3", "4", "5"],
    });
    expect(answers).toContain("adults5 1 = 2: low instrument-label");
  });

  it("is what the file's value labels say, where they move a code", () => {
    const turned = new Map([
      ["1", "Stor risk"],
      ["2", "Måttlig risk"],
      ["3", "Liten risk"],
      ["4", "Ingen risk"],
    ]);
    expect(propose({ [RISK]: ["1", "4"] }, { valueLabels: turned }).answers).toEqual([
      "risk4 1 = 4: high value-label",
      "risk4 2 = 3: high value-label",
      "risk4 3 = 2: high value-label",
      "risk4 4 = 1: high value-label",
    ]);
    const half = new Map([...turned].map(([code, label]) => [code, code === "3" ? "?" : label]));
    expect(propose({ [RISK]: ["1", "4"] }, { valueLabels: half }).answers).toContain(
      "risk4 1 = 4: low value-label",
    );
  });

  it("is a reason for missing where the instrument does not know the text and we do", () => {
    const { missing, unknownTexts } = propose({ [RISK]: ["1", "99", "Vill inte svara", "Kanske"] });
    expect(missing).toEqual([
      { text: "99", meaning: "no_answer", confidence: "medium", reason: "known-missing-code" },
      {
        text: "Vill inte svara",
        meaning: "no_answer",
        confidence: "high",
        reason: "known-missing",
      },
    ]);
    expect(unknownTexts).toEqual([{ set: "risk4", text: "Kanske" }]);
  });

  it("is shown for a few unknown texts only, and cut: they could be somebody's own words", () => {
    const words = Array.from({ length: 30 }, (_, at) => `${at} ${"x".repeat(60)}`);
    const { unknownTexts } = propose({ [RISK]: words });
    expect(unknownTexts).toHaveLength(12);
    expect(Math.max(...unknownTexts.map(({ text }) => text.length))).toBe(40);
  });

  it("of a missing code is what its own label says", () => {
    const valueLabels = new Map([["77", "Vet ej"]]);
    expect(propose({ [RISK]: ["1", "77"] }, { valueLabels }).missing).toEqual([
      { text: "77", meaning: "dont_know", confidence: "high", reason: "value-label" },
    ]);
  });

  it("helps to find out what a column is, and bare codes do not", () => {
    expect(fittingSets(["Ingen risk", "Stor risk", "Ej svar"], ctcys)).toEqual(["risk4"]);
    expect(fittingSets(["1", "2", "999"], ctcys)).toEqual([]);
  });
});
