import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { readSimulationPlan } from "../../src/catalog/simulation-plan.ts";
import { simulateSurvey } from "../../src/pipeline/simulate-survey.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import { ROOT } from "../support/repository.ts";

const PLAN = `
schema: ctc-simulation/1
seed: small
areas:
  - { id: a, name: A, pupils: { 9: 20 }, schools: { 9: S }, responseRate: { "2024": 0.5 } }
  - id: b
    name: B
    spellings: [{ text: "B, old", share: 0.5, alias: true }]
    pupils: { 9: 40 }
    schools: { 9: S }
    responseRate: { "2024": 0.5 }
    traits: { rebelliousness: 0.2 }
waves:
  "2024":
    asked: [rebelliousness, gang_involvement]
    changes: [{ area: A, trait: rebelliousness, shift: 0.5, note: "planted, here" }]
exports:
  - wave: "2024"
    file: survey.csv
    delimiter: ";"
    titleLines: [Title]
    columns: { area: Område, grade: Årskurs, gender: Kön }
    header: question
    renamed: { rebelliousness_2: "New; name" }
    answers: sv
    missing: { blank: "", not_applicable: Ska ej besvaras, dont_know: Vet inte, no_answer: Ej svar }
    grade: { 9: åk 9 }
    gender: { girl: Flicka, boy: Pojke, other: Annan könstillhörighet }
projects:
  - file: ctc.yaml
    exports: [survey.csv]
    comparability: { "2024": { rebelliousness_1: reworded } }
    fields: { schema: ctc-project/1, name: Small }
populationFile: population.csv
areasFile: areas.csv
truthFile: truth.csv
`;

const instrument = builtInInstrument("ctcys");
if (instrument === undefined) throw new Error("no instrument");

function errorOf(action: () => unknown): CtcError {
  try {
    action();
  } catch (error) {
    if (error instanceof CtcError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const readChanged = (from: string, to: string) =>
  readSimulationPlan(PLAN.replace(from, to), "plan.yaml");

describe("a small plan", () => {
  const files = new Map(
    simulateSurvey(readSimulationPlan(PLAN, "plan.yaml"), instrument).map(({ path, bytes }) => [
      path,
      String(bytes),
    ]),
  );

  test("makes the files it names", () => {
    expect([...files.keys()]).toEqual([
      "survey.csv",
      "ctc.yaml",
      "population.csv",
      "areas.csv",
      "truth.csv",
    ]);
  });

  test("writes titles, quoted headers, and Swedish answers", () => {
    const [title, header, ...rows] = files.get("survey.csv")?.split("\n") ?? [];
    expect(title).toBe("Title");
    expect(header?.startsWith("Område;Årskurs;Kön;F21_1 I do the opposite")).toBe(true);
    expect(header).toContain(';"New; name";');
    // 10 + 20 respondents, and what stands after the last line end.
    expect(rows).toHaveLength(31);
    expect(rows.join("\n")).toMatch(/^A;åk 9;Pojke;Stämmer /m);
    expect(rows.join("\n")).toContain("B, old;åk 9;");
  });

  test("writes side files", () => {
    expect(files.get("population.csv")).toBe("area,grade,gender,pupils\nA,9,,20\nB,9,,40\n");
    expect(files.get("areas.csv")).toBe('area_id,name,area\na,A,A\nb,B,B\nb,B,"B, old"\n');
    expect(files.get("truth.csv")).toBe(
      "wave,area,measure,shift,note\n" +
        '2024,B,rebelliousness,0.2,"level of the area, the same in every wave"\n' +
        '2024,A,rebelliousness,0.5,"planted, here"\n',
    );
  });

  test("describes the file so that it can be read", () => {
    const project = files.get("ctc.yaml") ?? "";
    expect(project).toContain("    file: survey.csv\n");
    expect(project).toContain("      rebelliousness_2: New; name\n");
    expect(project).toContain("        Stämmer mycket bra: 4\n");
    expect(project).toContain("      rebelliousness_1: reworded\n");
  });
});

describe("a plan that cannot be meant is refused, with the place", () => {
  test.each([
    ["an unknown key", "seed: small", "seed: small\nsead: x", 4],
    ["an area that is not there", "area: A, trait", "area: C, trait", 16],
    ["a wave that is not there", '- wave: "2024"', '- wave: "2025"', 18],
    ["an export that is not there", "exports: [survey.csv]", "exports: [other.csv]", 30],
    ["a path that leaves the folder", "file: survey.csv", "file: ../survey.csv", 19],
    ["one file twice", "truthFile: truth.csv", "truthFile: areas.csv", 17],
    ["a response rate above 1", '"2024": 0.5 } }', '"2024": 1.5 } }', 5],
  ])("%s", (_, from, to, line) => {
    const { code, facts } = errorOf(() => readChanged(from, to));
    expect([code, facts.file]).toEqual(["config-invalid", "plan.yaml"]);
    expect(facts.line).toBe(line);
  });

  test("a trait that neither the instrument nor the model has", () => {
    const plan = readChanged("traits: { rebelliousness: 0.2 }", "traits: { rebeliousness: 0.2 }");
    const { code, facts } = errorOf(() => simulateSurvey(plan, instrument));
    expect(code).toBe("config-invalid");
    expect(facts).toMatchObject({ problem: "not-there", thing: "scale-or-trait" });
    expect(facts.wanted).toBe("rebeliousness");
  });
});

test("names of the plans' areas are in normal form C, so that they match as typed", () => {
  for (const name of ["linkoping.yaml", "malmo.yaml"]) {
    const text = readFileSync(join(ROOT, "data-samples/plans", name), "utf8");
    expect(text).toBe(text.normalize("NFC"));
  }
});
