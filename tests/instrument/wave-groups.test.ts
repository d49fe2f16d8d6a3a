import { describe, expect, it } from "vitest";
import { parseProject } from "../../src/catalog/project.ts";
import { checkGroupLabels } from "../../src/instrument/check-group-labels.ts";
import { codeGroups } from "../../src/instrument/code-groups.ts";
import type { Wave } from "../../src/vocabulary/project.ts";
import type { TextColumn } from "../../src/vocabulary/table.ts";
import { refusal } from "../catalog/refusal.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const instrument = makeInstrument();

/** A wave with these groups, as `ctc.yaml` says them. */
function waveWith(groups: string): Wave {
  const project = parseProject(
    `schema: ctc-project/1\nwaves:\n  "2024": { groups: ${groups} }\n`,
    "ctc.yaml",
  );
  return project.waves["2024"] ?? expect.unreachable();
}

function coded(
  role: "grade" | "gender",
  texts: readonly string[],
  groups: string,
  labels: Readonly<Record<string, string>> = {},
) {
  const table = makeTable(
    ["X"],
    texts.map((text) => [text]),
  );
  const columns = table.columns.map((column): TextColumn => {
    const valueLabels = new Map(Object.entries(labels));
    return valueLabels.size === 0 ? column : { ...column, valueLabels };
  });
  const wave = waveWith(groups);
  checkGroupLabels(role, columns, instrument, wave, "in.sav");
  const { grouping, findings } = codeGroups(role, columns, table, instrument, wave.groups?.[role]);
  const named = [...grouping.of].map((at) => (at === -1 ? null : (grouping.names[at] ?? "?")));
  return { named, order: grouping.names, findings: findings.map((finding) => finding.code) };
}

describe("groups that a wave names", () => {
  it("give bare codes their meaning, beside the words that the instrument knows", () => {
    const groups = '{ gender: { girl: ["2"], boy: ["1"] } }';
    expect(coded("gender", ["2", "1", "Flicka", "1,0", "02", "3"], groups)).toEqual({
      named: ["girl", "boy", "girl", "boy", "girl", null],
      order: ["girl", "boy"],
      findings: ["group-value-unknown"],
    });
    expect(coded("grade", ["1", "2", "åk 9"], '{ grade: { 7: ["1"], "9": ["2"] } }')).toEqual({
      named: ["7", "9", "9"],
      order: ["7", "9"],
      findings: [],
    });
  });

  it("go before what the instrument takes for no answer", () => {
    const groups = '{ gender: { other: [Flicka/pojke, 999, "-", ".."] } }';
    expect(coded("gender", ["Flicka/pojke", "999", "-", ".."], groups).named).toEqual([
      "other",
      "other",
      "other",
      "other",
    ]);
  });

  it("are refused where the cells say in words that it is another group", () => {
    const { code, facts } = refusal(() =>
      coded("gender", ["Pojke"], "{ gender: { boy: [Flicka], girl: [pojke] } }"),
    );
    expect(code).toBe("group-word-differs");
    expect(facts).toEqual({
      file: "in.sav",
      column: "X",
      role: "gender",
      text: "Pojke",
      found: "boy",
      expected: "girl",
    });
    const turned = '{ grade: { 7: ["åk 9"], "9": ["åk 7"] } }';
    expect(refusal(() => coded("grade", ["Åk 9"], turned)).code).toBe("group-word-differs");
    // A bare number is no word, and what stands in no cell turns nobody around.
    expect(coded("grade", ["7"], '{ grade: { "9": ["7"] } }').named).toEqual(["9"]);
    expect(coded("grade", ["åk 8"], turned).named).toEqual(["åk 8"]);
    const label = { "1": "Flicka" };
    const byLabel = "{ gender: { boy: [Flicka] } }";
    expect(refusal(() => coded("gender", ["1"], byLabel, label)).code).toBe("group-word-differs");
  });

  it("may name a value or the label that the file gives it", () => {
    const labels = { "1": "Kille (cis)", "2": "Flicka" };
    const groups = '{ gender: { boy: ["Kille (cis)"], girl: ["2"] } }';
    expect(coded("gender", ["1", "2"], groups, labels).named).toEqual(["boy", "girl"]);
  });

  it("are refused where the file labels the value with a word for another group", () => {
    const labels = { "1": "Flicka", "2": "Pojke" };
    const { code, facts } = refusal(() =>
      coded("gender", ["1"], '{ gender: { girl: ["2"], boy: ["1"] } }', labels),
    );
    expect(code).toBe("group-labels-differ");
    expect(facts).toEqual({
      file: "in.sav",
      column: "X",
      role: "gender",
      text: "1",
      label: "Flicka",
      found: "girl",
      expected: "boy",
    });
    // Who names the label itself has decided.
    const stated = '{ gender: { girl: ["2"], boy: ["1", Flicka, Pojke] } }';
    expect(coded("gender", ["1"], stated, labels).named).toEqual(["boy"]);
  });

  it.each([
    ['{ gender: { girl: ["1"], boy: ["1"] } }', "already means"],
    ['{ gender: { girl: ["1"], boy: ["1.0"] } }', "already means"],
    ["{ grade: { 7: [A], 9: [a] } }", "already means"],
    ["{ gender: { girls: [A] } }", "unknown key"],
    ["{ grades: { 7: [A] } }", "unknown key"],
    ["{ grade: { seven: [A] } }", "a grade is a whole number"],
  ])("are refused as a whole where they cannot be meant: %s", (groups, problem) => {
    const { code, facts } = refusal(() => waveWith(groups));
    expect([code, facts.line]).toEqual(["config-invalid", 3]);
    expect(facts.problem).toContain(problem);
  });
});
