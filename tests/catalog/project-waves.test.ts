import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { parseProject } from "../../src/catalog/project.ts";
import { checkProjectFits } from "../../src/catalog/project-fit.ts";
import { makeInstrument } from "../support/make.ts";
import { change, refusal } from "./refusal.ts";

const PROJECT = `schema: ctc-project/1
waves:
  "2023/24":
    questions: { rebelliousness_1: "Jag gör tvärtemot vad folk säger" }
    missing: { 0998: dont_know, 99: no_answer, Vill ej svara: no_answer }
`;

describe("what a wave says of its own questions and words", () => {
  it("is read, codes as the texts they are", () => {
    const wave = parseProject(PROJECT, "ctc.yaml").waves["2023/24"];
    expect(wave?.questions).toEqual({ rebelliousness_1: "Jag gör tvärtemot vad folk säger" });
    expect(wave?.missing).toEqual({
      "0998": "dont_know",
      "99": "no_answer",
      "Vill ej svara": "no_answer",
    });
  });

  it("is refused for a question that the instrument does not have", () => {
    const instrument = builtInInstrument("ctcys") ?? makeInstrument();
    const project = parseProject(
      change(PROJECT, "rebelliousness_1", "rebeliousness_1"),
      "ctc.yaml",
    );
    expect(refusal(() => checkProjectFits(project, instrument, "ctc.yaml"))).toMatchObject({
      code: "config-invalid",
      facts: { place: 'waves["2023/24"].questions.rebeliousness_1' },
    });
  });

  it("is refused with a reason that nobody knows", () => {
    const text = change(PROJECT, "dont_know", "unsure");
    expect(refusal(() => parseProject(text, "ctc.yaml"))).toMatchObject({ code: "config-invalid" });
  });
});

it("a text that has two codes once it is compared is refused", () => {
  const wave = (answers: string) =>
    parseProject(`schema: ctc-project/1\nwaves:\n  a:\n    answers: ${answers}\n`, "ctc.yaml");
  const { facts } = refusal(() => wave('{ yes4: { Ja: 3, "ja ": 4 } }'));
  expect(facts).toMatchObject({ problem: 'the text "ja " has the codes 3 and 4', line: 4 });
  expect(wave("{ yes4: { Ja: 3, ja: 3 }, other: { Ja: 1 } }").waves.a).toBeDefined();
});
