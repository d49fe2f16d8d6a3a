import { beforeAll, describe, expect, it } from "vitest";
import type { Evaluation } from "../../src/vocabulary/evaluation.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { HIDDEN, recorded, twoWaves } from "./two-waves.ts";

let published: MemoryFiles = {};
let files: MemoryFiles = {};
const BEFORE = "p2022/skäggetorp.json";
const AFTER = "p2024/skäggetorp.json";
const FOLDERS = ["--comparison", "p2022", "--comparison", "p2024"];
const FACTORS = ["community_disorganization", "community_rewards"];

beforeAll(async () => {
  published = await twoWaves();
  const targets = ["community_disorganization=0.60@2024", "community_rewards=0.95@2024"];
  const argv = targets.flatMap((target) => ["--target", target]);
  files = { ...published, "priorities.yaml": await recorded(published, BEFORE, FACTORS, argv) };
}, 60_000);

const evaluate = (argv: readonly string[], more: MemoryFiles = {}) =>
  runCtc(["evaluate", "priorities.yaml", ...argv], { ...files, ...more });
const json = async (argv: readonly string[], more: MemoryFiles = {}): Promise<Evaluation> =>
  JSON.parse((await evaluate([...argv, "--json"], more)).out);
const profileOf = (path: string): Profile => JSON.parse(String(published[path]));
const changed = (path: string, change: (profile: Profile) => unknown): MemoryFiles => ({
  [path]: JSON.stringify(change(profileOf(path))),
});

describe("ctc evaluate", () => {
  it("tells baseline, later share and change as ctc diff does, but p's of the chosen factors alone", async () => {
    const { factors } = await json([AFTER]);
    expect(factors.map(({ row }) => row.measure)).toEqual(FACTORS);
    const [first] = factors;
    const [before, after] = [BEFORE, AFTER].map((path) =>
      profileOf(path).factors.find(({ measure }) => measure === FACTORS[0]),
    );
    const row = first?.row;
    expect([row?.before.value, row?.after.value]).toEqual([before?.value, after?.value]);
    expect(first?.row.change?.value).toBeCloseTo((after?.value ?? 0) - (before?.value ?? 0), 11);
    const [p, q] = factors.map(({ row }) => row.change?.p ?? Number.NaN);
    // Benjamini–Hochberg of two: the larger as it is, the smaller twice, but not above the larger.
    expect(first?.row.change?.pAdjusted).toBeCloseTo(Math.max(p ?? 0, q ?? 0), 10);
  });

  it("speaks the language of the project that the decision lies in", async () => {
    const project = { "ctc.yaml": "schema: ctc-project/1\nname: L\nlanguage: sv\n" };
    expect((await evaluate([AFTER], project)).out).toMatch(/^# Uppföljning/);
    expect((await evaluate([AFTER, "--lang", "en"], project)).out).toMatch(/^# Follow-up/);
  });

  it("finds the area in a folder, and judges targets", async () => {
    const { factors, area } = await json(["p2024"]);
    expect(area.name).toBe("Skäggetorp");
    expect(factors.map(({ target }) => target?.verdict)).toEqual(["reached", "not-reached"]);
  });

  it("says in both languages that it is change, and never effect", async () => {
    for (const [lang, title, banned] of [
      ["sv", "# Uppföljning av prioriteringar: Skäggetorp", /effekt/i],
      ["en", "# Follow-up of priorities: Skäggetorp", /effect/i],
    ] as const) {
      const { exitCode, out } = await evaluate([AFTER, "--lang", lang]);
      expect([exitCode, out.split("\n")[0]]).toEqual([0, title]);
      expect(out).not.toMatch(banned);
      expect(out).not.toContain("evaluation.");
    }
  });

  it("beside other areas tells the difference in differences, with every assumption", async () => {
    const { comparison, factors } = await json([AFTER, ...FOLDERS]);
    const areas = (comparison ?? []).map(({ area }) => area);
    expect(areas).toHaveLength(12);
    expect(areas).not.toContain("Skäggetorp");
    for (const { row, differenceInDifferences: found } of factors) {
      if (found === null) throw new Error("no difference in differences");
      const values = found.changes.map(({ value }) => value);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(found.elsewhere).toBeCloseTo(mean, 11);
      expect(found.value).toBeCloseTo((row.change?.value ?? 0) - mean, 11);
      expect([...found.changes.map(({ area }) => area), ...found.leftOut].sort()).toEqual(
        [...areas].sort(),
      );
    }
    const { out } = await evaluate([AFTER, ...FOLDERS]);
    expect(
      out.match(/^- (Without|The questions|What was done|The comparison|The first)/gm),
    ).toHaveLength(5);
    expect((await evaluate([AFTER])).out).not.toContain("Beside other areas");
  });

  it("leaves an area out that was asked otherwise, and says why", async () => {
    const policy = changed("p2024/ryd.json", (profile) => ({
      ...profile,
      policy: { ...profile.policy, id: "open" },
    }));
    const pair = ["--comparison", "p2022/ryd.json", "--comparison", "p2024/ryd.json"];
    const { comparison, factors } = await json([AFTER, ...pair], policy);
    expect(comparison?.[0]?.stops.map(({ reason }) => reason)).toContain("policy");
    expect(factors.map((one) => one.differenceInDifferences)).toEqual([null, null]);
    const { out } = await evaluate([AFTER, ...pair], policy);
    expect(out).toContain("Ryd cannot be compared: other protection of individuals: default, ");
  });

  it("stops with the reason, and without a number, where nothing may be compared", async () => {
    const other = changed(AFTER, (profile) => ({
      ...profile,
      design: { ...profile.design, finitePopulation: true },
    }));
    const { exitCode, out, err } = await evaluate([AFTER], other);
    expect([exitCode, err]).toEqual([0, "Nothing is compared; the document says why.\n"]);
    expect(out).toContain("those of a finite population");
    expect(out).not.toMatch(/\d\.\d%/);
    expect((await json([AFTER], other)).factors).toEqual([]);
  });

  it("stops a single factor whose question was put in other words", async () => {
    const other = changed(AFTER, (profile) => ({
      ...profile,
      measures: profile.measures.map((note) =>
        note.id === FACTORS[0] ? { ...note, questions: [{ en: "Quite another." }] } : note,
      ),
    }));
    const [first, second] = (await json([AFTER], other)).factors;
    expect([first?.row.status, first?.row.change, first?.target?.verdict]).toEqual([
      "stopped",
      null,
      null,
    ]);
    expect(second?.row.status).toBe("compared");
    const { out } = await evaluate([AFTER], other);
    expect(out).toContain("cannot be compared. Reason: other wording");
  });

  it("tells nothing of a figure that is withheld in either survey", async () => {
    const hide = (path: string) =>
      changed(path, (profile) => ({
        ...profile,
        factors: profile.factors.map((figure) =>
          figure.measure === FACTORS[0] ? { ...figure, ...HIDDEN, label: figure.label } : figure,
        ),
      }));
    const { factors } = await json([AFTER], hide(AFTER));
    const row = factors[0]?.row;
    expect([row?.status, row?.change, row?.verdict, factors[0]?.target?.past]).toEqual([
      "protected",
      null,
      null,
      null,
    ]);
    const swedish = (await evaluate([AFTER, "--lang", "sv"], hide(AFTER))).out;
    expect(swedish).toContain("visas inte (skydd av enskilda)");
    const { out } = await evaluate([AFTER, "--format", "csv"], hide(AFTER));
    const [header = "", line = ""] = out.split("\n");
    const cell = (name: string) => line.split(",")[header.split(",").indexOf(name)];
    const isNumber = /^(respondents_|before|after|change|p|smallest|target_verdict)/;
    const numbers = header.split(",").filter((name) => isNumber.test(name));
    expect(numbers).toHaveLength(16);
    for (const name of numbers) expect([name, cell(name)]).toEqual([name, ""]);
  });

  it("as CSV and JSON has the same numbers, in Swedish the same too", async () => {
    const evaluation = await json([AFTER, ...FOLDERS]);
    const { out } = await evaluate([AFTER, ...FOLDERS, "--format", "csv", "--lang", "sv"]);
    const [header = "", ...lines] = out.trimEnd().split("\n");
    const columns = header.split(",");
    expect(lines).toHaveLength(2);
    for (const [at, line] of lines.entries()) {
      const cells = line.split(",");
      expect(cells).toHaveLength(columns.length);
      const number = (name: string) => Number(cells[columns.indexOf(name)]);
      const factor = evaluation.factors[at];
      expect(number("change")).toBeCloseTo(factor?.row.change?.value ?? Number.NaN, 6);
      expect(number("difference_in_differences")).toBeCloseTo(
        factor?.differenceInDifferences?.value ?? Number.NaN,
        6,
      );
      expect(number("between_areas_low")).toBeCloseTo(
        factor?.differenceInDifferences?.between?.low ?? Number.NaN,
        6,
      );
    }
  });

  it("writes one file, or a folder with a manifest", async () => {
    const one = await evaluate([AFTER, "--out", "e.csv"]);
    expect([one.out, Object.keys(one.written)]).toEqual(["", ["e.csv"]]);
    const folder = await evaluate([AFTER, "--out", "e"]);
    expect(Object.keys(folder.written)).toEqual([
      "e/evaluation.md",
      "e/evaluation.csv",
      "e/evaluation.json",
      "e/manifest.json",
    ]);
    const dry = await evaluate([AFTER, "--out", "e.csv", "--dry-run"]);
    const input = await evaluate([AFTER, "--out", AFTER, "--format", "json"]);
    expect([dry.out, dry.written, input.exitCode, input.written]).toEqual(["e.csv\n", {}, 2, {}]);
  });

  it("fails where it is asked to", async () => {
    const failed = await evaluate([AFTER, "--fail-on", "not-reached", "--out", "e.md"]);
    expect([failed.exitCode, Object.keys(failed.written)]).toEqual([1, ["e.md"]]);
    expect(failed.err).toContain("not-reached: community_rewards.");
    expect((await evaluate([AFTER, "--fail-on", "worse"])).exitCode).toBe(0);
  });

  it.each([
    [[BEFORE], "skäggetorp.json is of the survey 2022, as the baseline is."],
    [["p2024/ryd.json"], "ryd.json holds no profile of Skäggetorp."],
    [[AFTER, "--comparison", "p2022/ryd.json"], "Ryd: 0 profiles of the survey 2024"],
    [[AFTER, "--comparison", AFTER], "No comparison area is left."],
    [[AFTER, "--format", "html"], "html"],
    [["p2024/index.md"], "index.md"],
  ])("refuses %j", async (argv, words) => {
    const { exitCode, err, out } = await evaluate(argv);
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });

  it("of the municipality says that areas are left out", async () => {
    const more = {
      ...changed("p2024/municipality.json", (profile) => ({
        ...profile,
        factors: profile.factors.map((figure) => ({ ...figure, flags: ["partial"] })),
      })),
      "priorities.yaml": await recorded(published, "p2022/municipality.json", [
        "community_rewards",
      ]),
    };
    const { exitCode, out, err } = await evaluate(["p2024/municipality.json"], more);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toMatch(/^# Follow-up of priorities\n/);
    expect(out).toContain("The figures leave out areas that are not shown");
  });

  it("refuses a profile from before the baseline", async () => {
    const later = await recorded(published, AFTER, ["community_rewards"]);
    const { exitCode, err } = await evaluate([BEFORE], { "priorities.yaml": later });
    const words = expect.stringContaining("is of the survey 2022, before the baseline (2024)");
    expect([exitCode, err]).toEqual([2, words]);
  });

  it("refuses a decision that was not recorded, and says how to", async () => {
    const text = String(files["priorities.yaml"]);
    const draft = { "priorities.yaml": text.slice(0, text.indexOf("baseline:")) };
    const { exitCode, err } = await evaluate([AFTER], draft);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^ctc: priorities.yaml has no baseline.*\n.* --from priorities.yaml\n$/);
  });
});
