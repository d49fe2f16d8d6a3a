import { describe, expect, it } from "vitest";
import { codeResponses } from "../../src/instrument/code-responses.ts";
import { reasonInWords } from "../../src/instrument/missing-words.ts";
import type { Wave } from "../../src/vocabulary/project.ts";
import { MISSING } from "../../src/vocabulary/responses.ts";
import type { TextColumn } from "../../src/vocabulary/table.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const { dont_know, no_answer, not_applicable, out_of_range } = MISSING;

type Declared = { readonly labels?: Record<string, string>; readonly missing?: readonly string[] };

/** A table whose columns declare labels and missing values, as SPSS files do. */
function code(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  declared: Readonly<Record<string, Declared>>,
  mapping?: Partial<Wave>,
  isOnlyChecked = false,
) {
  const plain = makeTable(header, rows);
  const columns = plain.columns.map((column): TextColumn => {
    const { labels = {}, missing = [] } = declared[column.name] ?? {};
    return {
      ...column,
      valueLabels: new Map(Object.entries(labels)),
      declaredMissing: new Set(missing),
    };
  });
  return codeResponses(
    { ...plain, columns },
    {
      file: "in.sav",
      columns: {},
      wave: null,
      mapping: mapping && { columns: {}, items: {}, answers: {}, comparability: {}, ...mapping },
      aliases: [],
      needsArea: false,
      isOnlyChecked,
      instrument: makeInstrument(),
    },
  );
}

const YES4 = { "1": "NEJ!", "2": "nej", "3": "ja", "4": "JA!" };
const answersTo = (cells: readonly string[], declared: Declared, mapping?: Partial<Wave>) =>
  code(
    ["a", "b"],
    cells.map((cell) => [cell, "1"]),
    { a: declared },
    mapping,
  );
const codesOf = (...given: Parameters<typeof answersTo>): number[] => [
  ...(answersTo(...given).responses.answers.get("a") ?? []),
];

describe("values that the file declares as missing", () => {
  it.each([
    ["by the instrument's own code", "998", {}, dont_know],
    ["by their label", "8", { "8": "Vet inte" }, dont_know],
    ["by their label in other words", "8", { "8": "Jag vet ej, minns inte" }, dont_know],
    ["by their label in English", "-1", { "-1": "Not applicable (filter)" }, not_applicable],
    ["by their label of a filter", "6", { "6": "Ska ej besvaras" }, not_applicable],
    ["as no answer where it says so", "9", { "9": "Ej svar" }, no_answer],
    ["as no answer where nothing says why", "7", {}, no_answer],
    ["also where the code is an answer elsewhere", "4", { "4": "Trasigt formulär" }, no_answer],
  ])("have a reason: %s", (_, cell, labels, reason) => {
    const declared = { labels: { "1": "NEJ!", ...labels }, missing: [cell] };
    expect(codesOf([cell, "1"], declared)).toEqual([reason, 1]);
  });
});

describe("labels of values", () => {
  it("say why an undeclared code is no answer", () => {
    const { responses, findings } = answersTo(["8", "77", "2"], {
      labels: { ...YES4, "8": "Vet ej", "77": "Spräckt" },
    });
    expect([...(responses.answers.get("a") ?? [])]).toEqual([dont_know, out_of_range, 2]);
    expect(findings.map(({ code: finding }) => finding)).toEqual(["code-out-of-range"]);
  });

  it("decide where the codes are not the instrument's, but the words are", () => {
    const labels = { "10": "NEJ!", "20": "nej", "30": "ja", "40": "JA!" };
    expect(codesOf(["10", "20", "30", "40"], { labels })).toEqual([1, 2, 3, 4]);
  });

  it("make codes of a column's texts, whatever the rest of the survey is", () => {
    const rows = [["1", "yes"]];
    const { responses } = code(["a", "b"], rows, { a: { labels: YES4 } });
    expect(responses.answers.get("a")?.[0]).toBe(1);
  });

  it("that agree in either language are no finding", () => {
    expect(answersTo(["1"], { labels: YES4 }).findings).toEqual([]);
    expect(answersTo(["1"], { labels: { "1": "no!", "2": "2", "3": "" } }).findings).toEqual([]);
  });

  it("that nobody knows are a finding, once for all columns that have them", () => {
    const labels = { "1": "NEJ!", "2": "Stämmer inte så bra", "4": "JA!" };
    const { findings, responses } = code(["a", "b"], [["2", "2"]], {
      a: { labels },
      b: { labels },
    });
    expect(findings).toEqual([
      {
        code: "value-label-differs",
        column: "a",
        item: "a",
        text: "2",
        label: "Stämmer inte så bra",
        expected: "no / nej",
        columns: 2,
      },
    ]);
    expect(responses.answers.get("a")?.[0]).toBe(2);
  });

  it("are known once the wave names the words or the codes", () => {
    const labels = { "1": "Stämmer inte alls" };
    const words = { answers: { yes4: { "Stämmer inte alls": 1 } } };
    const codes = { answers: { yes4: { "1": 1 } } };
    expect(answersTo(["1"], { labels }, words).findings).toEqual([]);
    expect(answersTo(["1"], { labels }, codes).findings).toEqual([]);
  });

  it("that turn an answer into another, or into none, are refused", () => {
    const facts = '"code":4,"found":"Vet inte","expected":"YES!"';
    expect(() => answersTo(["4"], { labels: { "4": "nej" } })).toThrow("item-answers-differ");
    expect(() => answersTo(["4"], { labels: { "4": "Vet inte" } })).toThrow(facts);
  });
});

describe("labels that would have to be guessed", () => {
  /** The other way round, in words that the instrument does not know. */
  const turned = {
    "1": "Stämmer mycket bra",
    "2": "Stämmer ganska bra",
    "3": "Stämmer ganska dåligt",
    "4": "Stämmer mycket dåligt",
  };

  it.each([
    ["none is known", turned],
    ["none is known beside a missing one", { ...turned, "9": "Vet inte" }],
    ["only the ends are labelled", { "1": turned["1"], "4": turned["4"] }],
    ["the lowest is not known", { ...YES4, "1": turned["1"] }],
    ["the highest is not known", { ...YES4, "4": turned["4"] }],
  ])("are refused where %s", (_, labels) => {
    expect(() => answersTo(["1", "4"], { labels })).toThrow("item-answers-differ");
  });

  it("are findings, one by one, where the file is only checked", () => {
    const { findings } = code(["a"], [["1"]], { a: { labels: turned } }, undefined, true);
    expect(findings.filter((each) => each.code === "value-label-differs")).toHaveLength(4);
  });

  it("that mean another answer are all listed, and their columns unread, where the file is only checked", () => {
    const reversed = { "1": "JA!", "2": "ja", "3": "nej", "4": "NEJ!" };
    const declared = { a: { labels: reversed }, b: { labels: reversed } };
    const { findings, itemColumns } = code(["a", "b"], [["1", "1"]], declared, undefined, true);
    const about = { code: "labels-contradict", answer: 1, found: "JA!", expected: "NO!" };
    expect(findings.filter((each) => each.code === "labels-contradict")).toEqual([
      { ...about, column: "a", item: "a" },
      { ...about, column: "b", item: "b" },
    ]);
    expect(itemColumns.size).toBe(0);
  });

  it("are refused with the first unknown code and its label", () => {
    expect(() => answersTo(["1"], { labels: turned })).toThrow(
      '"item":"a","code":1,"found":"Stämmer mycket bra","expected":"NO!"',
    );
  });

  it("are read as the wave says, whether it names the texts or the codes", () => {
    const byText = Object.values(turned).map((label, at) => [label, 4 - at] as const);
    const byCode = Object.keys(turned).map((code, at) => [code, 4 - at] as const);
    for (const stated of [byText, byCode]) {
      const answers = { yes4: Object.fromEntries(stated) };
      expect(codesOf(["1", "2", "4"], { labels: turned }, { answers })).toEqual([4, 3, 1]);
      expect(answersTo(["1"], { labels: turned }, { answers }).findings).toEqual([]);
    }
  });

  it("stay refused while the wave names only what stands between", () => {
    const answers = { yes4: { [turned["2"]]: 3, [turned["3"]]: 2 } };
    expect(() => answersTo(["1"], { labels: turned }, { answers })).toThrow("item-answers-differ");
  });

  it("stay refused where the wave turns the ends and says nothing of the middle", () => {
    const answers = { yes4: { [turned["1"]]: 4, [turned["4"]]: 1 } };
    expect(() => answersTo(["2"], { labels: turned }, { answers })).toThrow(
      '"code":2,"found":"Stämmer ganska bra"',
    );
  });

  it("say nothing where they are blank or the code itself, and nothing of missing values", () => {
    const labels = { "1": "1", "2": "", "4": "4", "9": "Spräckt" };
    expect(codesOf(["1", "4"], { labels })).toEqual([1, 4]);
    expect(codesOf(["4", "3"], { labels: { "3": "ja", "4": "Trasigt" }, missing: ["4"] })).toEqual([
      no_answer,
      3,
    ]);
  });
});

describe("groups in a file with value labels", () => {
  const labels = { "1": "Pojke", "2": "Flicka", "9": "Vill ej svara" };

  it("are known by the labels, not by the codes", () => {
    const rows = ["1", "2", "9"].map((gender) => [gender, "1"]);
    const declared = { gender: { labels, missing: ["9"] } };
    const { responses, findings } = code(["gender", "a"], rows, declared);
    expect([...responses.gender.of].map((at) => responses.gender.names[at] ?? null)).toEqual([
      "boy",
      "girl",
      null,
    ]);
    expect(findings.map(({ code: finding }) => finding)).not.toContain("group-value-unknown");
  });

  it("are areas under their names; two codes of one name are one area", () => {
    const rows = ["307", "321", "5"].map((area) => [area, "1"]);
    const declared = { area: { labels: { "307": "Skogås", "321": "Skogås" } } };
    const { area } = code(["area", "a"], rows, declared).responses;
    expect([...area.of].map((at) => area.names[at])).toEqual(["Skogås", "Skogås", "5"]);
  });
});

describe("reasonInWords", () => {
  it("knows nothing of answers", () => {
    for (const text of ["nej", "ja", "aldrig", "inte alls", "jag vet vad jag vill", "nothing"]) {
      expect(reasonInWords(text)).toBeUndefined();
    }
  });
});
