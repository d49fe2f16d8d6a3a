import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestNames, nearName } from "../../src/catalog/nearest-name.ts";

test("a swap of neighbours costs one step, as in the textbook example CA → AC", () => {
  // distance to "AC": "CA" 1 (swap), "CAB" 2, "XYZ" 3
  expect(nearestNames("AC", ["XYZ", "CAB", "CA"], 3)).toEqual(["CA", "CAB", "XYZ"]);
});

test("kitten is nearer to sitting (3 steps) than to a word with nothing in common", () => {
  expect(nearestNames("kitten", ["abcdefg", "sitting"], 1)).toEqual(["sitting"]);
});

test("case and Unicode composition do not count", () => {
  const decomposed = "ska\u0308ggetorp";
  expect(nearestNames(decomposed, ["Ryd", "Skäggetorp"], 1)).toEqual(["Skäggetorp"]);
});

test("ties keep the order of the candidates, and no more than asked for come back", () => {
  expect(nearestNames("a", ["b", "c", "d"], 2)).toEqual(["b", "c"]);
  expect(nearestNames("a", ["b"], 0)).toEqual([]);
  expect(nearestNames("a", [], 3)).toEqual([]);
});

test("a name that is among the candidates is the nearest, wherever it stands", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), {
    minLength: 1,
    selector: (name) => name.normalize("NFC").toLowerCase(),
  });
  fc.assert(
    fc.property(names, fc.nat(), (candidates, at) => {
      const name = candidates[at % candidates.length] ?? "";
      expect(nearestNames(name, candidates, 1)).toEqual([name]);
    }),
  );
});

test("a name is near where at least half of its letters are the same", () => {
  expect(nearName("scales", ["scale", "items"])).toBe("scale");
  expect(nearName("minAnswered", ["minimumAnswered", "answers"])).toBe("minimumAnswered");
  expect(nearName("kön", ["area", "pupils"])).toBeUndefined();
  expect(nearName("ab", ["ax"])).toBe("ax");
  expect(nearName("abc", ["axy"])).toBeUndefined();
  expect(nearName("a", [])).toBeUndefined();
});
