import { describe, expect, test } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { parseInstrument } from "../../src/catalog/instrument.ts";
import { parseProject } from "../../src/catalog/project.ts";
import { checkProjectFits } from "../../src/catalog/project-fit.ts";
import type { Instrument } from "../../src/vocabulary/instrument.ts";
import { change, refusal } from "./refusal.ts";

const EXAMPLE = `schema: ctc-instrument/1
id: own
version: "1"
title: Own
source: { citation: own, licence: CC0-1.0 }
answers:
  yes: [ { code: 0, en: "No" }, { code: 1, en: "Yes" } ]
items:
  - { id: month, text: "In a month?", answers: yes }
  - { id: ever, text: "Ever?", answers: yes }
honesty:
  - { id: claims, kind: condition, label: claim it, when: { item: ever, in: [1] } }
  - { id: more, kind: above_limit, label: { en: more, sv: mer }, pairs: [ { item: month, limit: ever } ] }
  - { id: age, kind: age_against_grade, label: age, items: [ever], highest: { 9: 17 } }
  - { id: line, kind: straight_lining, label: line, answers: [yes], minimumAnswered: 5, share: 0.9 }
  - { id: fast, kind: speed, label: fast, columns: [seconds], shareOfMedian: 0.3, status: verified, thresholdStatus: recalled }
  - { id: few, kind: few_answers, label: few, lessThan: 0.25 }
`;
const parse = (text: string) => parseInstrument(text, "own.yaml");

describe("honesty rules of an instrument", () => {
  test("are proposals where nothing is said, and at least one pair is enough", () => {
    const { honesty = [] } = parse(EXAMPLE);
    expect(honesty.map(({ id, kind }) => [id, kind])).toEqual([
      ["claims", "condition"],
      ["more", "above_limit"],
      ["age", "age_against_grade"],
      ["line", "straight_lining"],
      ["fast", "speed"],
      ["few", "few_answers"],
    ]);
    expect(honesty[1]).toMatchObject({
      status: "proposal",
      thresholdStatus: "proposal",
      atLeast: 1,
    });
    expect(honesty[4]).toMatchObject({ status: "verified", thresholdStatus: "recalled" });
  });

  test("are none where the section is left out", () => {
    const [before = ""] = EXAMPLE.split("honesty:");
    expect(parse(before).honesty).toBeUndefined();
  });

  test.each([
    ["id: few", "id: fast", "honesty[5].id", 'the rule "fast" stands twice'],
    ["item: ever, in", "item: evr, in", "honesty[0].when.item", "evr"],
    ["in: [1]", "in: [2]", "honesty[0].when.in[0]", "the code 2"],
    ["limit: ever", "limit: never", "honesty[1].pairs[0]", "never"],
    ["items: [ever]", "items: [eve]", "honesty[2].items", "eve"],
    [", highest: { 9: 17 }", "", "honesty[2]", "neither lowest nor highest"],
    ["answers: [yes]", "answers: [yess]", "honesty[3].answers[0]", "yess"],
    ["share: 0.9", "share: 1.9", "honesty[3].share", "at most 1"],
    ["lessThan: 0.25", "lessThen: 0.25", "honesty[5]", "lessTh"],
    ["kind: speed", "kind: sped", "honesty[4].kind", ""],
  ])("%s → %s is refused at %s", (piece, replacement, place, problem) => {
    const { code, facts } = refusal(() => parse(change(EXAMPLE, piece, replacement)));
    expect(code).toBe("config-invalid");
    expect(String(facts.place)).toContain(place);
    expect(String(facts.problem)).toContain(problem);
  });
});

describe("honesty rules that a project names", () => {
  const ctcys = builtInInstrument("ctcys") as Instrument;
  const namesOf = (honesty: string) => {
    const project = parseProject(`schema: ctc-project/1\nhonesty: ${honesty}`, "ctc.yaml");
    checkProjectFits(project, ctcys, "ctc.yaml");
    return project.honesty;
  };

  test("are those of the instrument", () => {
    expect(namesOf("[fictitious_drug, few_answers]")).toEqual(["fictitious_drug", "few_answers"]);
  });

  test.each([
    ["[fictitious]", "honesty[0]", "fictitious_drug"],
    ["[few_answers, few_answers]", "honesty[1]", "stands twice"],
  ])("%s is refused", (honesty, place, problem) => {
    const { code, facts } = refusal(() => namesOf(honesty));
    expect({ code, place: facts.place }).toEqual({ code: "config-invalid", place });
    expect(String(facts.problem)).toContain(problem);
  });

  test("no rule or limit of ctcys is claimed to be verified", () => {
    for (const { status, thresholdStatus } of ctcys.honesty ?? []) {
      expect(["recalled", "proposal"]).toContain(status);
      expect(["recalled", "proposal"]).toContain(thresholdStatus);
    }
    expect(ctcys.honesty).toHaveLength(9);
  });
});
