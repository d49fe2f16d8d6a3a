import { describe, expect, it } from "vitest";
import { checkNorms } from "../../src/catalog/norms.ts";
import { scoreRange } from "../../src/catalog/norms-remarks.ts";
import { makeInstrument, makeItem, makeScale } from "../support/make.ts";

const instrument = makeInstrument({
  items: [makeItem("a"), makeItem("b", { missing: { "4": "not_applicable" } })],
  scales: [makeScale("s", ["a"]), makeScale("t", ["a"])],
});

const HEAD = `schema: ctc-norms/1
id: n
instrument: { id: small, version: "1" }
population: P
waves: []
respondents: 100
derivation: { method: fixed }
`;

/** What is remarked about these cuts, as "severity code at place". */
function remarks(cuts: readonly string[], known = true, head = ""): string[] {
  const text = `${HEAD}${head}cuts:\n${cuts.map((cut) => `  - { ${cut} }\n`).join("")}`;
  const check = checkNorms(text, "n.yaml", () => (known ? instrument : null));
  expect(check.isPartial).toBe(false);
  return check.problems.map(({ severity, problem, place }) => `${severity} ${problem} at ${place}`);
}

const BOTH = ['scale: s, operator: ">", value: 2', 'scale: t, operator: ">", value: 2'];

describe("what is remarked about norms", () => {
  it("is nothing where every scale and grade has a cut that can be meant", () => {
    expect(remarks(BOTH)).toEqual([]);
  });

  it.each([
    ['scale: s, operator: "<=", value: 2', ["error cut-low-scores at cuts[2].operator"]],
    ['scale: s, operator: ">", value: 2, beyond: 1', ["warning cut-everybody at cuts[2].beyond"]],
    [
      'scale: s, operator: ">", value: 2, respondents: 101',
      ["warning cut-more-respondents at cuts[2].respondents"],
    ],
    ['scale: s, operator: ">", value: 4.5', ["warning cut-outside-scores at cuts[2].value"]],
    ['scale: x, operator: ">", value: 2', ["error not-there at cuts[2].scale"]],
  ])("%s", (cut, expected) => {
    const [one = ""] = [cut.replace("scale: s,", "scale: s, grade: 7,")];
    expect(remarks([...BOTH, one])).toEqual(expected);
  });

  it.each([
    ["contrast", 0.4, 0.5, 1],
    ["contrast", 0.7, 0.3, 1],
    ["contrast", 0.7, 0.35, 0],
    ["contrast", 0.4, undefined, 0],
    ["fixed", 0.4, 0.5, 0],
  ])("%s with sensitivity %s and specificity %s", (method, sensitivity, specificity, times) => {
    const told = specificity === undefined ? "" : `, specificity: ${specificity}`;
    const cut = `scale: s, operator: ">", value: 2, sensitivity: ${sensitivity}${told}`;
    const text = `${HEAD.replace("fixed", method)}cuts: [ { ${cut} }, { ${BOTH[1]} } ]\n`;
    const found = checkNorms(text, "n.yaml", () => instrument).problems;
    const expected = Array.from({ length: times }, () => "warning cut-chance");
    expect(found.map(({ severity, problem }) => `${severity} ${problem}`)).toEqual(expected);
  });

  it("names scales and grades without a cut once, and not where there is a fallback", () => {
    const only = ['scale: s, grade: 7, operator: ">", value: 2'];
    expect(remarks(only)).toEqual([
      "warning scales-without-cut at cuts",
      "warning grades-without-cut at cuts",
    ]);
    expect(remarks(only, true, "fallback: 7\n")).toEqual(["warning scales-without-cut at cuts"]);
  });

  it("sees a grade that the instrument does not have", () => {
    expect(remarks([...BOTH, 'scale: s, grade: 12, operator: ">", value: 2'])).toEqual([
      "warning cut-grade-unknown at cuts[2].grade",
    ]);
  });

  it("sees cuts by gender without one for the others, and none where the grade has one", () => {
    const girls = 'scale: s, grade: 7, gender: girl, operator: ">", value: 2';
    const rest = ['scale: s, grade: 9, operator: ">", value: 2', BOTH[1] ?? ""];
    expect(remarks([girls, ...rest])).toEqual(["warning gender-without-cut at cuts[0].gender"]);
    expect(remarks([girls, 'scale: s, grade: 7, operator: ">", value: 2', ...rest])).toEqual([]);
  });

  it("says that it knows nothing of the instrument", () => {
    expect(remarks(BOTH, false)).toEqual(["warning norms-instrument-unknown at instrument"]);
  });
});

describe("scoreRange", () => {
  it.each([
    [{ score: "mean" as const }, [1, 4]],
    [{ score: "count" as const }, [0, 1]],
    [{ score: "sum" as const }, null],
    [{ items: [{ item: "b", reverse: true }] }, [1, 3]],
    [{ items: [{ item: "a", reverse: false, recode: { "1": 0, "4": 9 } }] }, [0, 9]],
  ])("%j", (changes, expected) => {
    expect(scoreRange(makeScale("s", ["a"], changes), instrument)).toEqual(expected);
  });

  it("is not known without a rule", () => {
    const { score: _, ...scale } = makeScale("s", ["a"]);
    expect(scoreRange(scale, instrument)).toBeNull();
  });
});
