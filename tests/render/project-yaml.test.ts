import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProject } from "../../src/catalog/project.ts";
import { translator } from "../../src/i18n/translate.ts";
import { proposalToYaml } from "../../src/render/project-yaml.ts";
import { yamlComment, yamlScalar } from "../../src/render/yaml-scalar.ts";
import type { Confidence, Proposal } from "../../src/vocabulary/proposal.ts";

const anyText = fc
  .string({ unit: "binary", minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() !== "" && text !== "__proto__");

describe("a text in YAML", () => {
  it.each([
    ["Bostadsområde", "Bostadsområde"],
    ["F1_2 I like it.", "F1_2 I like it."],
    ["true", '"true"'],
    ["Nej", "Nej"],
    ["no", '"no"'],
    ["1", '"1"'],
    ["a: b", '"a: b"'],
    ["a #b", '"a #b"'],
    ['say "yes"', '"say \\"yes\\""'],
    ["two\nlines", '"two\\nlines"'],
    ["", '""'],
    [" padded", '" padded"'],
    ["- list", '"- list"'],
  ])("%j is written as %s", (text, expected) => {
    expect(yamlScalar(text)).toBe(expected);
  });

  it("reads back as itself, as key and as value, whatever it holds", () => {
    fc.assert(
      fc.property(anyText, anyText, (key, value) => {
        const text = `schema: ctc-project/1\nwaves:\n  ${yamlScalar(key)}:\n    items:\n      ${yamlScalar(key)}: ${yamlScalar(value)}  # ${yamlComment(value)}\n`;
        expect(parseProject(text, "ctc.yaml").waves[key]?.items).toEqual({ [key]: value });
      }),
    );
  });
});

describe("a proposal as ctc.yaml", () => {
  const confidence = fc.constantFrom<Confidence>("high", "medium", "low");

  it("reads back as what was taken, whatever the columns and answers are called", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(anyText, anyText, confidence), {
          maxLength: 6,
          selector: ([item]) => item,
          comparator: "IsStrictlyEqual",
        }),
        fc.boolean(),
        (entries, isSwedish) => {
          const columns = entries.map(([, column], at) => `${column} ${at}`);
          const proposal: Proposal = {
            schema: "ctc-proposal/1",
            file: "in #1: x.csv",
            instrument: { id: "small", items: 9 },
            wave: "2023/24",
            areaBy: null,
            roles: [],
            items: entries.map(([item, , sure], at) => ({
              item,
              column: columns[at] ?? "",
              printed: `${item}?`,
              similarity: null,
              confidence: sure,
              reason: "same-text",
            })),
            answers: entries.map(([item, , sure]) => ({
              set: "set",
              text: item,
              code: 1,
              confidence: sure,
              reason: "known-text",
            })),
            missing: entries.map(([item, , sure]) => ({
              text: item,
              meaning: "no_answer",
              confidence: sure,
              reason: "known-missing",
            })),
            groups: [],
            unknownGroups: [],
            read: {},
            absent: [],
            leftOut: [],
            unknownTexts: entries.map(([, text]) => ({ set: "other", text })),
            unused: entries.map(([, column]) => ({ column, fits: ["set"] })),
          };
          const fields = {
            language: undefined,
            instrument: "small",
            survey: "a b.csv",
            wave: "2023/24",
          };
          const text = proposalToYaml(proposal, fields, translator(isSwedish ? "sv" : "en"));
          const taken = entries.filter(([, , sure]) => sure !== "low");
          const wave = parseProject(text, "ctc.yaml").waves["2023/24"];
          const itemsTaken = entries.flatMap(([item, , sure], at) =>
            sure === "low" ? [] : [[item, columns[at]]],
          );
          expect(Object.entries(wave?.items ?? {}).sort()).toEqual(itemsTaken.sort());
          expect(Object.keys(wave?.missing ?? {}).sort()).toEqual(
            taken.map(([item]) => item).sort(),
          );
          expect(Object.keys(wave?.answers.set ?? {}).sort()).toEqual(
            taken.map(([item]) => item).sort(),
          );
          expect(Object.keys(wave?.questions ?? {})).toHaveLength(taken.length);
        },
      ),
    );
  });
});
