import { describe, expect, it } from "vitest";
import { factsInWords } from "../../src/i18n/facts-in-words.ts";
import enProblem from "../../src/i18n/messages/en/problem.json" with { type: "json" };
import { isMessageId, translator } from "../../src/i18n/translate.ts";
import { PROBLEMS } from "../../src/vocabulary/problem.ts";
import { runCtc } from "../support/memory-io.ts";

const en = translator("en");
const sv = translator("sv");

describe("what is wrong inside a file", () => {
  it("has words for every code, and no words for anything else", () => {
    expect(PROBLEMS.filter((code) => !isMessageId(`problem.${code}`))).toEqual([]);
    const codes = Object.keys(enProblem).flatMap((id) => /^problem\.(.*)$/.exec(id)?.[1] ?? []);
    expect([...codes].sort()).toEqual([...PROBLEMS].sort());
  });

  it("is told in the reader's language, with everything it names", () => {
    const facts = { problem: "not-there-nearest", thing: "scale", wanted: "x", nearest: "y" };
    expect(factsInWords(facts, en).problem).toBe('there is no scale "x"; the nearest is "y"');
    expect(factsInWords(facts, sv).problem).toBe("det finns ingen skala ”x”; närmast är ”y”");
    const one = { problem: "expected-one-of", oneOf: "risk|protective" };
    expect(factsInWords(one, en).problem).toBe("expected risk or protective");
    expect(factsInWords(one, sv).problem).toBe("väntat risk eller protective");
    const three = { problem: "expected-one-of", oneOf: "a|b|c" };
    expect(factsInWords(three, en).problem).toBe("expected a, b or c");
    expect(factsInWords(three, sv).problem).toBe("väntat a, b eller c");
    expect(factsInWords({ role: "gender" }, sv)).toEqual({ role: "gender", roleName: "kön" });
  });

  it("keeps facts that are no codes as they are", () => {
    expect(factsInWords({ file: "a", reason: "toString", row: 2 }, sv)).toEqual({
      file: "a",
      reason: "toString",
      row: 2,
    });
    expect(factsInWords({ place: "" }, sv)).toEqual({ place: "översta nivån" });
  });
});

const project = (lines: string): string => `schema: ctc-project/1\nlanguage: sv\n${lines}`;
const survey = "area,q\nRyd,1\n";

describe("a Swedish user reads Swedish", () => {
  it.each([
    [
      "an unknown key",
      { "ctc.yaml": project("nams: x\n") },
      "ctc.yaml, nams: okänd nyckel ”nams”; närmaste kända nyckel är ”name”.",
    ],
    [
      "a wrong type",
      { "ctc.yaml": project("synthetic: maybe\n") },
      "ctc.yaml, synthetic: väntat true eller false, funnet text.",
    ],
    [
      "a wrong value",
      { "ctc.yaml": project("areaBy: work\n") },
      "ctc.yaml, areaBy: väntat home eller school.",
    ],
    [
      "no YAML",
      { "ctc.yaml": project("a: b: c\n") },
      "ctc.yaml, rad 3, kolumn 4: en nyckel med värde står där bara ett värde får stå; sätt texten inom citattecken eller börja en ny rad.",
    ],
    [
      "no file of a project",
      { "ctc.yaml": "-\n  language: sv\n" },
      "ctc.yaml, översta nivån: väntat nycklar med värden, funnet en lista.",
    ],
    [
      "a population",
      {
        "ctc.yaml": project("population: p.csv\n"),
        "p.csv": "area,grade,gender,pupils\nRyd,7,,many\n",
      },
      "p.csv, rad 2, kolumn pupils: ”many”: väntat ett helt antal elever.",
    ],
    [
      "areas",
      { "ctc.yaml": project("areas: a.csv\n"), "a.csv": 'area_id,name,area\n1,Ryd,"Ryd\n' },
      "a.csv, rad 2, kolumn 3: ett citattecken stängs inte.",
    ],
    [
      "a column of areas",
      { "ctc.yaml": project("areas: a.csv\n"), "a.csv": "area_id,nam,area\n1,Ryd,Ryd\n" },
      "a.csv, rad 1, kolumn nam: ”nam”: okänd kolumn; närmaste kända kolumn är name.",
    ],
  ] as const)("about %s", async (_, files, text) => {
    const { exitCode, err } = await runCtc(["profile", "s.csv", "--wave", "1"], {
      "s.csv": survey,
      ...files,
    });
    expect(err.split("\n")[0]).toBe(`ctc: ${text}`);
    expect(exitCode).toBe(2);
  });

  it("about bytes that contradict each other", async () => {
    const bytes = new Uint8Array(300);
    bytes.set(new TextEncoder().encode("$FL2@(#) SPSS DATA FILE"));
    new DataView(bytes.buffer).setInt32(64, 2, true);
    new DataView(bytes.buffer).setInt32(72, 9, true);
    const { exitCode, err } = await runCtc(["read", "s.sav", "--lang", "sv"], { "s.sav": bytes });
    expect(err.split("\n")[0]).toBe(
      "ctc: s.sav motsäger sig själv vid byte 72: komprimeringen är 9.",
    );
    expect(exitCode).toBe(3);
  });
});
