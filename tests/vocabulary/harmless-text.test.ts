import { describe, expect, it } from "vitest";
import { harmlessText } from "../../src/vocabulary/harmless-text.ts";
import { isOptionText } from "../../src/vocabulary/option-text.ts";

describe("harmlessText", () => {
  it.each([
    ["\u001b[2J\u001b[31mred", "\\u001b[2J\\u001b[31mred"],
    ["North\nctc: all is well", "North ctc: all is well"],
    ["a\r\n\tb\u2028c", "a b c"],
    ["\u009b31m\u0007\u007f", "\\u009b31m\\u0007\\u007f"],
    ["\u202egpj.exe\u2066x", "\\u202egpj.exe\\u2066x"],
    ["Skäggetorp – 3\u00a0040 👩‍🚀", "Skäggetorp – 3\u00a0040 👩‍🚀"],
  ])("%j", (text, shown) => expect(harmlessText(text)).toBe(shown));
});

describe("isOptionText", () => {
  it.each([
    ["77", 1, true],
    ["-99,5", 1, true],
    ["2023/24", 1, true],
    ["Ja, ofta", 10, true],
    ["Ja, ofta", 9, false],
    ["Anna Andersson", 1, false],
    ["20080101-1234", 1, false],
    ["123456", 1, false],
    ["p-31", 1, false],
  ])("%j in %d cells: %s", (text, cells, is) => expect(isOptionText(text, cells)).toBe(is));

  it("takes another number of cells", () => {
    expect([isOptionText("x", 4, 5), isOptionText("x", 5, 5)]).toEqual([false, true]);
  });
});
