import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { builtInKnownAnswers } from "../../src/catalog/known-answers.ts";
import { proposeGroups } from "../../src/propose/propose-groups.ts";
import type { WaveGroups } from "../../src/vocabulary/project.ts";
import type { EarlierWave } from "../../src/vocabulary/proposal.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const ctcys = builtInInstrument("ctcys") ?? makeInstrument();
const plain = { columns: {}, items: {}, answers: {}, comparability: {} };

function propose(
  role: "grade" | "gender",
  texts: readonly string[],
  file: { labels?: Record<string, string>; missing?: string[]; earlier?: WaveGroups[] } = {},
) {
  const table = makeTable(
    ["X"],
    texts.map((text) => [text]),
  );
  const columns = table.columns.map((column) => ({
    ...column,
    ...(file.labels ? { valueLabels: new Map(Object.entries(file.labels)) } : {}),
    ...(file.missing ? { declaredMissing: new Set(file.missing) } : {}),
  }));
  const proposal = {
    role,
    columns: ["X"],
    others: [],
    confidence: "medium",
    reason: "name",
  } as const;
  const earlier = (file.earlier ?? []).map(
    (groups, at): EarlierWave => ({ label: `${2020 + at}`, wave: { ...plain, groups } }),
  );
  const { groups, unknownGroups } = proposeGroups(
    [proposal],
    { ...table, columns },
    ctcys,
    builtInKnownAnswers(),
    earlier,
  );
  return {
    groups: groups.map(
      ({ text, group, confidence, reason }) => `${text} = ${group}: ${confidence} ${reason}`,
    ),
    unknown: unknownGroups.map(({ text, label }) => (label === null ? text : `${text} (${label})`)),
  };
}

describe("what a text in the grade or gender column means", () => {
  it("needs nothing where the instrument knows the word", () => {
    const none = { groups: [], unknown: [] };
    expect(propose("gender", ["Flicka", "pojke ", "999", "Vet ej", ""])).toEqual(none);
    expect(propose("grade", ["9", "09", "9.0", "åk 7", "gy 2"])).toEqual(none);
  });

  it("is never guessed from a bare number", () => {
    expect(propose("gender", ["1", "2", "1"])).toEqual({ groups: [], unknown: ["1", "2"] });
    expect(propose("grade", ["1", "2", "3"])).toEqual({ groups: [], unknown: ["1", "2", "3"] });
  });

  it("is what the file's own label says, where the instrument knows that", () => {
    const labels = { "1": "Pojke", "2": "Flicka", "3": "Ickebinär person", "9": "Ej svar" };
    expect(propose("gender", ["1", "2", "3", "9"], { labels, missing: ["9"] })).toEqual({
      groups: ["1 = boy: high value-label", "2 = girl: high value-label"],
      unknown: ["3 (Ickebinär person)"],
    });
  });

  it("is likely where it is made of known words", () => {
    expect(
      propose("gender", ["1 Pojke", "2. Flicka", "Tjej/kvinna", "kille eller man", "Flicka/pojke"]),
    ).toEqual({
      groups: [
        "1 Pojke = boy: medium group-words",
        "2. Flicka = girl: medium group-words",
        "Tjej/kvinna = girl: medium group-words",
        "kille eller man = boy: medium group-words",
      ],
      unknown: ["Flicka/pojke"],
    });
    // A grade in brackets, or behind a number that is no code, is nobody's word.
    expect(propose("grade", ["3 åk 9", "7/8", "1 (9)"])).toEqual({
      groups: ["3 åk 9 = 9: medium group-words"],
      unknown: ["7/8", "1 (9)"],
    });
  });

  it("is as in an earlier wave; a bare number only likely, and nothing where waves disagree", () => {
    const earlier = [{ gender: { girl: ["2", "T"], boy: ["1", "K"] } }];
    expect(propose("gender", ["1", "T"], { earlier })).toEqual({
      groups: ["1 = boy: medium as-before-unchecked", "T = girl: high as-before"],
      unknown: [],
    });
    const disputed = [...earlier, { gender: { girl: ["1"], boy: ["2"] } }];
    expect(propose("gender", ["1"], { earlier: disputed }).unknown).toEqual(["1"]);
    const labels = { "1": "Flicka" };
    expect(propose("gender", ["1"], { earlier, labels }).groups).toEqual([
      "1 = girl: high value-label",
    ]);
  });

  it("is asked once for one number, however it was exported, and for twelve texts at most", () => {
    expect(propose("gender", ["1", "1.0", "01"]).unknown).toEqual(["1"]);
    expect(
      propose(
        "grade",
        Array.from({ length: 40 }, (_, at) => `x${at}`),
      ).unknown,
    ).toHaveLength(12);
  });
});
