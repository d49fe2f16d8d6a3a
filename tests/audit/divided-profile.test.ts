import { beforeAll, describe, expect, it } from "vitest";
import { attackSurvey } from "../../src/audit/attack-survey.ts";
import type { PrintedFile } from "../../src/audit/printed.ts";
import { surveysOf } from "../../src/audit/published-survey.ts";
import { readProfileCsv } from "../../src/audit/read-profile-csv.ts";
import { readProfileJson } from "../../src/audit/read-profile-json.ts";
import { readProfileMarkdown } from "../../src/audit/read-profile-markdown.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { profileWords } from "../../src/commands/audit/profile-words.ts";
import { LINKOPING, SURVEY } from "../commands/linkoping.ts";
import { runCtc } from "../support/memory-io.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");
const MEASURES = ["low_neighborhood_attachment", "alcohol_30d", "many_protective"];
const AREA = "Ullstämma";
const printed: Partial<Record<"json" | "csv" | "md", PrintedFile>> = {};

/** A large area: its grades, its genders, and the cross of both. */
beforeAll(async () => {
  const text = async (format: string): Promise<string> => {
    const argv = ["profile", SURVEY, "--area", AREA, "--by", "grade,gender,grade*gender"];
    return (await runCtc([...argv, "--format", format, "--quiet"], LINKOPING)).out;
  };
  const place = { file: "a", folder: "published" };
  const json = readProfileJson(JSON.parse(await text("json")), place, policy);
  const [csv] = readProfileCsv(await text("csv"), place, policy);
  const known = { areas: [AREA], waves: ["2024"] };
  const md = readProfileMarkdown(await text("md"), place, profileWords("sv"), known, policy);
  if (csv === undefined || md === null) throw new Error("not read");
  const labels = new Map([...json.measures].map(([id, { labels: own }]) => [own[1] ?? "", id]));
  const named = md.figures.map((row) => ({
    ...row,
    measure: labels.get(row.measure) ?? row.measure,
  }));
  Object.assign(printed, { json, csv, md: { ...md, figures: named } });
}, 60_000);

/** Every group that is told of the measures, with its printed number and the middle of its share. */
const groupsIn = (file: PrintedFile | undefined): string[] =>
  (file?.figures ?? [])
    .filter(({ measure, divided }) => MEASURES.includes(measure) && divided !== null)
    .map(({ measure, grade, gender, divided }) => {
      const { respondents = 0, share = { low: 0, high: 0 } } = divided ?? {};
      const middle = ((share.low + share.high) / 2).toFixed(2);
      return `${measure} ${grade} ${gender} ${respondents} ${share.low === 0 ? "" : middle}`;
    })
    .toSorted();

describe("the grades and genders of a printed profile", () => {
  it("are read alike from JSON, CSV and Markdown", () => {
    const json = groupsIn(printed.json);
    // Three grades, two genders and their six crosses, of three measures.
    expect(json).toHaveLength(33);
    expect(groupsIn(printed.csv)).toEqual(json);
    expect(groupsIn(printed.md)).toEqual(json);
  });

  it("contradict nothing, and leave nobody known", async () => {
    const { json } = printed;
    if (json === undefined) throw new Error("not read");
    const figures = json.figures.filter(({ measure }) => MEASURES.includes(measure));
    const [survey] = surveysOf([{ ...json, figures }]);
    if (survey === undefined) throw new Error("no survey");
    const { counts, contradictions } = attackSurvey(survey, {
      policy,
      instrument: null,
      register: [],
      intervalOf: () => ({ low: 0, high: 1 }),
      solver: await loadSolver(),
      assumesPrimary: false,
      isExact: false,
    });
    expect(contradictions).toEqual([]);
    expect(counts.filter(({ verdict }) => verdict === "leak")).toEqual([]);
    expect(counts.filter(({ kind }) => kind === "rounded").length).toBeGreaterThan(60);
  }, 60_000);
});
