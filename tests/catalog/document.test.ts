import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/catalog/document.ts";
import { type MessageId, translator } from "../../src/i18n/translate.ts";
import { refusal } from "./refusal.ts";

const read = (text: string) => readDocument(text, "ctc.yaml");

describe("values", () => {
  test("codes and dates stay as written, numbers are numbers, keys are text", () => {
    const text = "code: 0580\ndate: 2024-05-02\nhex: 0x10\nyes: no\n7: [1, 2.5, -3, 1e-7]\n";
    expect(read(text).value).toEqual({
      code: "0580",
      date: "2024-05-02",
      hex: "0x10",
      yes: "no",
      "7": [1, 2.5, -3, 1e-7],
    });
  });

  test("JSON is YAML, and a byte order mark is not part of the text", () => {
    expect(read('\uFEFF{"a": [1, "b"], "c": null}').value).toEqual({ a: [1, "b"], c: null });
  });

  test("constructor and toString are keys like any other", () => {
    expect(Object.entries(read("constructor: 1\ntoString: 2").value ?? {})).toEqual([
      ["constructor", 1],
      ["toString", 2],
    ]);
  });
});

describe("lines", () => {
  const document = read("a: 1\nb:\n  - x: 1\n    7: 2\n  - x: 2\n    y: 3\n");

  test.each([
    [[], 1],
    [["a"], 1],
    [["b"], 2],
    [["b", 0], 3],
    [["b", 0, "7"], 4],
    [["b", 1, "y"], 6],
  ])("%j stands on line %i", (path, line) => {
    expect(document.lineOf(path)).toBe(line);
  });

  test("what is not there is looked for where it should be", () => {
    expect(document.lineOf(["b", 1, "z", 3])).toBe(5);
    expect(document.lineOf(["b", 9])).toBe(2);
    expect(read("").lineOf(["a"])).toBe(1);
  });
});

describe("what is not YAML", () => {
  test.each([
    ["a: 1\nb: [1, 2\n", 3, 1, "yaml-indent"],
    ['a: "b\n', 2, 1, "yaml-unclosed"],
    ["a: b\n c\nd", 3, 1, "yaml-unclosed"],
    ["a: 1\na: 2\n", 2, 1, "yaml-key-twice"],
    ["a: 1\nb: c: d\n", 2, 4, "yaml-nested"],
    ["a: 1\n---\nb: 2\n", 2, 1, "yaml-several"],
    ["a: 1\nb: !date 2024\n", 2, 4, "yaml-tag"],
    ["a:\n\tb: 1\n", 2, 1, "yaml-tab"],
    ["a: @b\n", 1, 4, "yaml-start"],
    ['a: "\\q"\n', 1, 5, "yaml-escape"],
    ["a: *nobody\n", 1, 1, "yaml-anchor"],
    ["a:\n  __proto__: 1\n", 2, 3, "yaml-proto"],
    ['{"__proto__": {"a": 1}}', 1, 2, "yaml-proto"],
    ["a: [ { b: 1 },\n  { __proto__: 1 } ]\n", 2, 5, "yaml-proto"],
  ])("%j is refused at line %i, column %i: %s", (text, line, column, problem) => {
    const { code, facts } = refusal(() => read(text));
    expect(code).toBe("config-unparsable");
    expect(facts).toMatchObject({ file: "ctc.yaml", line, column });
    expect(facts.problem).toBe(translator("en")(`problem.${problem}` as MessageId));
  });

  test("a small file that unfolds into a huge one is refused", () => {
    const rows = Array.from({ length: 12 }, (_, at) => {
      const last = at === 0 ? "x" : `*a${at - 1}`;
      return `a${at}: &a${at} [${Array.from({ length: 9 }, () => last).join(", ")}]`;
    });
    const { code, facts } = refusal(() => read(rows.join("\n")));
    expect(code).toBe("config-unparsable");
    expect(facts.problem).toBe(translator("en")("problem.yaml-too-much"));
  });
});
