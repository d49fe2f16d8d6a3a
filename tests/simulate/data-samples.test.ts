import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAreas } from "../../src/catalog/areas.ts";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { checkNormsFit, parseNorms } from "../../src/catalog/norms.ts";
import { readPopulation } from "../../src/catalog/population.ts";
import { parseProject } from "../../src/catalog/project.ts";
import { checkProjectFits } from "../../src/catalog/project-fit.ts";
import { readSimulationPlan } from "../../src/catalog/simulation-plan.ts";
import { readDelimited } from "../../src/ingest/read-delimited.ts";
import { readSpss } from "../../src/ingest/read-spss.ts";
import { type Coded, codeResponses } from "../../src/instrument/code-responses.ts";
import { simulateSurvey } from "../../src/pipeline/simulate-survey.ts";
import { scoreScales } from "../../src/score/score-scales.ts";
import type { Instrument } from "../../src/vocabulary/instrument.ts";
import { MISSING } from "../../src/vocabulary/responses.ts";
import { inflate } from "../ingest/spss/inflate.ts";
import { ROOT } from "../support/repository.ts";

const FOLDER = join(ROOT, "data-samples");
const PLANS = ["linkoping.yaml", "malmo.yaml"];
const read = (path: string) => readFileSync(join(FOLDER, path));
const readText = (path: string) => read(path).toString("utf8");
const found = builtInInstrument("ctcys");
if (found === undefined) throw new Error("no instrument");
const instrument: Instrument = found;
const planOf = (name: string) => readSimulationPlan(readText(`plans/${name}`), name);

/** A survey as the main job reads it: with the project and the areas beside it. */
function readSurvey(folder: string, wave: string, areas: string): Coded {
  const project = parseProject(readText(`${folder}ctc.yaml`), "ctc.yaml");
  const mapping = project.waves[wave];
  const file = mapping?.file ?? "";
  return codeResponses(readDelimited(read(`${folder}${file}`), { file }), {
    file,
    instrument,
    columns: {},
    wave,
    mapping,
    aliases: readAreas(readText(areas), "areas.csv"),
    needsArea: true,
  });
}

const linkoping2022 = readSurvey("", "2022", "areas.csv");
const linkoping2024 = readSurvey("", "2024", "areas.csv");
const platform = readSurvey("platform/", "2024", "areas.csv");

describe.each(PLANS)("%s", (name) => {
  const files = simulateSurvey(planOf(name), instrument);

  test.each(files)("makes $path, byte for byte", ({ path, bytes }) => {
    expect(Buffer.from(bytes as Uint8Array).equals(read(path))).toBe(true);
  });

  test("makes nothing large", () => {
    const sizes = files.map(({ path }) => statSync(join(FOLDER, path)).size);
    expect(Math.max(...sizes)).toBeLessThan(1_200_000);
  });
});

test("every file in data-samples is made by a plan, or is a plan, README or manifest", () => {
  const made = new Set(
    PLANS.flatMap((name) => {
      const plan = planOf(name);
      return [
        ...[...plan.exports, ...plan.references, ...plan.projects].map(({ file }) => file),
        plan.populationFile,
        plan.areasFile,
        plan.truthFile,
      ];
    }),
  );
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => statSync(join(FOLDER, path)).isFile());
  const others = files.filter((path) => !made.has(path) && !path.startsWith("plans/"));
  expect(others.filter((path) => !/^(README\.md|manifest\.json)$/.test(path))).toEqual([]);
});

describe("projects, norms and side files", () => {
  test.each(["", "platform/", "malmo/"])("%sctc.yaml fits the instrument and is invented", (at) => {
    const project = parseProject(readText(`${at}ctc.yaml`), "ctc.yaml");
    expect(() => checkProjectFits(project, instrument, "ctc.yaml")).not.toThrow();
    expect(project.synthetic).toBe(true);
    expect(project.language).toBe("sv");
    expect(project.publication.status).toBe("utkast");
    const norms = parseNorms(readText(join(at, project.norms ?? "")), "norms");
    expect(() => checkNormsFit(norms, instrument)).not.toThrow();
    expect(norms.synthetic).toBe(true);
    expect(
      readPopulation(readText(join(at, project.population ?? "")), "p").length,
    ).toBeGreaterThan(10);
  });

  test("every scale that is asked and has a rule has a cut in every grade", () => {
    const norms = parseNorms(readText("norms/linkoping-reference.yaml"), "norms");
    const scales = [...scoreScales(linkoping2024.responses, instrument).keys()];
    expect(scales.length).toBeGreaterThan(28);
    for (const grade of ["7", "9", "11"]) {
      const cut = norms.cuts.filter((each) => each.grade === grade).map(({ scale }) => scale);
      expect(cut).toEqual(scales);
    }
  });
});

describe("linkoping-2024.csv", () => {
  const { responses, findings } = linkoping2024;
  const sizes = new Map(
    responses.area.names.map((name, area) => [
      name,
      responses.area.of.filter((of) => of === area).length,
    ]),
  );

  test("has some 3,000 pupils of åk 7, 9 and gy 2 in a dozen areas", () => {
    expect(responses.respondents).toBeGreaterThan(2800);
    expect([...responses.grade.names].sort()).toEqual(["11", "7", "9"]);
    expect(sizes.size).toBe(13);
    expect(sizes.get("Johannelund")).toBe(8);
    expect(sizes.get("Jägarvallen")).toBe(35);
    expect(sizes.get("Lambohov")).toBe(400);
    expect(sizes.get("Skäggetorp")).toBe(226);
    expect(responses.area.of.filter((of) => of === -1)).toHaveLength(40);
  });

  test("has one to four pupils of another gender in most areas", () => {
    const other = responses.gender.names.indexOf("other");
    const counts = responses.area.names.map(
      (_, area) =>
        [...responses.gender.of].filter(
          (gender, row) => gender === other && responses.area.of[row] === area,
        ).length,
    );
    expect(counts.filter((count) => count >= 1 && count <= 4).length).toBeGreaterThanOrEqual(10);
    expect(Math.max(...counts)).toBeLessThanOrEqual(4);
  });

  test("has nothing that the reader cannot place", () => {
    const codes = findings.map(({ code }) => code);
    expect(codes).not.toContain("code-out-of-range");
    expect(codes).not.toContain("group-value-unknown");
  });

  test("has response rates from 45 to 92 %", () => {
    const pupils = readPopulation(readText("population.csv"), "population.csv");
    const rates = [...sizes].map(([name, respondents]) => {
      const own = pupils.filter(({ area }) => area === name);
      return respondents / own.reduce((sum, row) => sum + row.pupils, 0);
    });
    expect(Math.min(...rates)).toBeCloseTo(0.45, 2);
    expect(Math.max(...rates)).toBeCloseTo(0.92, 2);
  });

  test("has an area whose pupils all go to one school, where nobody else goes", () => {
    const lines = readText("linkoping-2024.csv").split("\n").slice(1, -1);
    const cells = lines.map((line) => line.split(","));
    const schools = cells.filter((row) => row[1] === "Ekängen").map((row) => row[2]);
    expect(new Set(schools)).toEqual(new Set(["Skola F"]));
    const areas = cells.filter((row) => row[2] === "Skola F").map((row) => row[1]);
    expect(new Set(areas)).toEqual(new Set(["Ekängen"]));
  });
});

describe("the platform's export", () => {
  test("is read as Windows-1252 with its header on row 4", () => {
    const table = readDelimited(read("platform/linkoping-2024-platform.csv"), { file: "p.csv" });
    const { encoding, delimiter, headerRow } = table.detected;
    expect({ encoding, delimiter, headerRow }).toEqual({
      encoding: "windows-1252",
      delimiter: ";",
      headerRow: 4,
    });
  });

  test("holds the same pupils with the same answers", () => {
    expect(platform.responses.respondents).toBe(linkoping2024.responses.respondents);
    expect(platform.responses.area).toEqual(linkoping2024.responses.area);
    expect(platform.responses.grade).toEqual(linkoping2024.responses.grade);
    expect(platform.responses.gender).toEqual(linkoping2024.responses.gender);
    // A platform has no blanks: they come as 999.
    const asPlatform = (code: number) => (code === MISSING.blank ? MISSING.no_answer : code);
    for (const [item, answers] of linkoping2024.responses.answers) {
      expect([item, platform.responses.answers.get(item)]).toEqual([item, answers.map(asPlatform)]);
    }
  });
});

describe("the SPSS file", () => {
  const file = "linkoping-2024.sav";
  const table = readSpss(read(`platform/${file}`), { file }, inflate);
  const coded = codeResponses(table, {
    file,
    instrument,
    columns: {},
    wave: "2024",
    mapping: undefined,
    aliases: readAreas(readText("areas.csv"), "areas.csv"),
    needsArea: true,
  });

  test("holds the same pupils with the same answers, and the same reasons for missing ones", () => {
    const { responses } = coded;
    expect(responses.respondents).toBe(linkoping2024.responses.respondents);
    expect(responses.area).toEqual(linkoping2024.responses.area);
    expect(responses.grade).toEqual(linkoping2024.responses.grade);
    expect(responses.gender).toEqual(linkoping2024.responses.gender);
    expect([...responses.answers.keys()]).toEqual([...linkoping2024.responses.answers.keys()]);
    for (const [item, answers] of linkoping2024.responses.answers) {
      expect([item, responses.answers.get(item)]).toEqual([item, answers]);
    }
  });

  test("has questions, answers and missing values in words", () => {
    const column = table.columns.find(({ name }) => name === "family_conflict_1");
    expect(column?.label).toBe("People in my family often insult or yell at each other.");
    expect([...(column?.valueLabels ?? [])]).toEqual([
      ["1", "NEJ!"],
      ["2", "nej"],
      ["3", "ja"],
      ["4", "JA!"],
      ["996", "Ska ej besvaras"],
      ["998", "Vet inte"],
      ["999", "Ej svar"],
    ]);
    expect([...(column?.declaredMissing ?? [])].sort()).toEqual(["998", "999"]);
  });
});

describe("malmo", () => {
  test.each(["2017", "2021", "2023"])("%s is read whole, as five areas", (wave) => {
    const { responses, findings } = readSurvey("malmo/", wave, "malmo/areas.csv");
    expect(responses.respondents).toBeGreaterThan(900);
    expect([...responses.area.names].sort()).toEqual([
      "Bellevuegården och Lorensborg",
      "Bunkeflostrand och Vintrie",
      "Hermodsdal, Nydala och Gullviksborg",
      "Kirsebergsstaden, Rostorp, Segevång och Segemölla",
      "Möllevången, Rådmansvången och Södervärn",
    ]);
    const codes = findings.map(({ code }) => code);
    expect(codes).not.toContain("code-out-of-range");
    expect(codes).not.toContain("group-value-unknown");
    expect(responses.answers.size).toBeGreaterThan(60);
    expect(responses.answers.get("family_conflict_2")?.some((code) => code === 4)).toBe(true);
  });
});

/** Number, sum and sum of squares of scores, by area (−1: not known) and grade. */
type Sums = ReadonlyMap<number, readonly [number, number, number][]>;

function sumsOf({ responses }: Coded, scores: Float64Array): Sums {
  const sums = new Map<number, [number, number, number][]>();
  for (const [row, score] of scores.entries()) {
    const [area, grade] = [responses.area.of[row] ?? -1, responses.grade.of[row] ?? -1];
    if (!sums.has(area))
      sums.set(
        area,
        [0, 1, 2].map(() => [0, 0, 0]),
      );
    const cell = sums.get(area)?.[grade];
    if (cell === undefined || Number.isNaN(score)) continue;
    cell[0] += 1;
    cell[1] += score;
    cell[2] += score * score;
  }
  return sums;
}

/** Plain means: an area minus the areas around it, within grades, and the variance of that. */
function contrast(sums: Sums, area: number): { d: number; v: number } {
  const parts = [0, 1, 2].map((grade) => {
    const own = sums.get(area)?.[grade] ?? [0, 0, 0];
    const rest = [0, 0, 0];
    for (const [other, cells] of sums) {
      if (other === -1 || other === area) continue;
      cells[grade]?.forEach((sum, i) => {
        rest[i] = (rest[i] ?? 0) + sum;
      });
    }
    const [one, other] = [own, rest].map(([n = 0, sum = 0, squares = 0]) => ({
      mean: sum / n,
      v: (squares - (sum * sum) / n) / (n - 1) / n,
    }));
    if (one === undefined || other === undefined) throw new Error("no cell");
    return { d: one.mean - other.mean, v: one.v + other.v };
  });
  const weight = parts.reduce((sum, { v }) => sum + 1 / v, 0);
  return { d: parts.reduce((sum, { d, v }) => sum + d / v, 0) / weight, v: 1 / weight };
}

describe("the truth that was planted", () => {
  const [before, after] = [linkoping2022, linkoping2024].map((survey) => {
    const scores = [...scoreScales(survey.responses, instrument)];
    const sums = new Map(scores.map(([scale, values]) => [scale, sumsOf(survey, values)]));
    const names = survey.responses.area.names;
    return {
      scales: [...sums.keys()],
      contrast: (scale: string, area: string) =>
        contrast(sums.get(scale) ?? new Map(), names.indexOf(area)),
    };
  });
  if (before === undefined || after === undefined) throw new Error("no surveys");
  const z = (survey: typeof after, scale: string, area: string) => {
    const { d, v } = survey.contrast(scale, area);
    return d / Math.sqrt(v);
  };

  test("Skäggetorp has two strengths and one concern, in both waves", () => {
    for (const survey of [before, after]) {
      expect(z(survey, "community_rewards", "Skäggetorp")).toBeGreaterThan(3.5);
      expect(z(survey, "family_conflict", "Skäggetorp")).toBeLessThan(-3.5);
      expect(z(survey, "school_rewards", "Skäggetorp")).toBeLessThan(-3.5);
    }
  });

  test("Skäggetorp lies near the average otherwise", () => {
    const planted = ["community_rewards", "family_conflict", "school_rewards"];
    const others = after.scales.filter((scale) => !planted.includes(scale));
    expect(others.filter((scale) => Math.abs(z(after, scale, "Skäggetorp")) > 3)).toEqual([]);
  });

  test("every planted level of a scale shows with its sign", () => {
    const rows = readText("truth.csv").split("\n").slice(1, -1);
    const levels = rows
      .map((row) => row.split(","))
      .filter(([wave, , , , note]) => wave === "2024" && note?.startsWith('"level'))
      .filter(([, , measure]) => after.scales.includes(measure ?? ""));
    expect(levels.length).toBeGreaterThan(10);
    for (const [, area = "", measure = "", shift] of levels) {
      expect([area, measure, Math.sign(z(after, measure, area))]).toEqual([
        area,
        measure,
        Math.sign(Number(shift)),
      ]);
    }
  });

  test("two changes between 2022 and 2024 are real, and no other stands out like them", () => {
    const areas = linkoping2024.responses.area.names.filter(
      (name) => !["Johannelund", "Jägarvallen"].includes(name),
    );
    const changes = areas.flatMap((area) =>
      after.scales.map((scale) => {
        const [old, young] = [before.contrast(scale, area), after.contrast(scale, area)];
        return { area, scale, z: (young.d - old.d) / Math.sqrt(young.v + old.v) };
      }),
    );
    const strongest = [...changes].sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
    const named = strongest.map(({ area, scale, z }) => `${area} ${scale} ${Math.sign(z)}`);
    expect(named.slice(0, 2).sort()).toEqual([
      "Gottfridsberg perceived_availability_drugs 1",
      "Lambohov rebelliousness -1",
    ]);
    expect(Math.abs(strongest[1]?.z ?? 0)).toBeGreaterThan(3.5);
  });
});
