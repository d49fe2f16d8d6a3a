import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/vocabulary/figure.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { splitOf } from "../../src/vocabulary/split.ts";
import { runCtc } from "../support/memory-io.ts";
import { policyNamed } from "../support/policies.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const ALL_SPLITS = "grade,gender,grade*gender";

async function profiles(...options: string[]): Promise<ReadonlyMap<string, Profile>> {
  const argv = ["profile", SURVEY, "--all", "--format", "json", "--out", "out", ...options];
  const { exitCode, err, written } = await runCtc(argv, LINKOPING);
  if (exitCode !== 0) throw new Error(err);
  const texts = Object.entries(written).filter(
    ([path]) => path.endsWith(".json") && !path.includes("manifest"),
  );
  const parsed = texts.map(([, text]) => JSON.parse(text) as Profile);
  return new Map(
    parsed.filter(({ area }) => area !== undefined).map((one) => [one.area.name ?? "", one]),
  );
}

const rowsOf = ({ factors, behaviours, cumulative }: Profile): readonly Figure[] => [
  ...factors,
  ...behaviours,
  ...cumulative,
];
const isTotal = ({ group }: Figure): boolean => splitOf(group) === null;

describe("ctc profile --by, on the survey of Linköping", async () => {
  const split = await profiles("--by", ALL_SPLITS);
  const whole = await profiles();

  it("changes no total", () => {
    for (const [area, profile] of whole) {
      const again = split.get(area);
      expect(again === undefined ? [] : rowsOf(again).filter(isTotal)).toEqual(rowsOf(profile));
    }
  });

  it("is the same whichever splits and areas are asked for, row for row", async () => {
    const grades = await profiles("--by", "grade");
    for (const [area, profile] of grades) {
      const wanted = rowsOf(split.get(area) as Profile).filter(({ group }) => {
        const of = splitOf(group);
        return of === null || of === "grade";
      });
      expect(rowsOf(profile)).toEqual(wanted);
    }
    const argv = ["profile", SURVEY, "--area", "Ryd", "--by", "gender", "--format", "json"];
    const { out } = await runCtc(argv, LINKOPING);
    const own = rowsOf(JSON.parse(out) as Profile);
    const wanted = rowsOf(split.get("Ryd") as Profile).filter(
      ({ group }) => group.grade === undefined,
    );
    expect(own).toEqual(wanted);
  });

  it("shows nine of ten grades and genders of areas with a hundred pupils and more", () => {
    const large = [...split].filter(
      ([area, { coverage }]) => area !== "" && (coverage.respondents ?? 0) >= 100,
    );
    expect(large).toHaveLength(11);
    for (const of of ["grade", "gender"] as const) {
      const rows = large.flatMap(([, profile]) =>
        rowsOf(profile).filter(({ group }) => splitOf(group) === of),
      );
      const shown = rows.filter(({ status, value }) => status === "shown" && value !== null);
      const asked = rows.filter(({ status }) => status !== "absent");
      expect(shown.length / asked.length).toBeGreaterThanOrEqual(0.9);
    }
  });

  it("prints of a group no number that is not rounded", () => {
    const rows = [...split.values()].flatMap(rowsOf).filter((figure) => !isTotal(figure));
    for (const figure of rows.filter(({ status }) => status === "shown")) {
      expect(figure.flags).toContain("divided");
      const step = Number(figure.flags.find((flag) => flag.startsWith("rounded:"))?.slice(8));
      for (const share of [figure.value, figure.low, figure.high, figure.reference, figure.norm]) {
        const times = (share ?? 0) / step;
        expect(Math.abs(times - Math.round(times)), `${figure.measure} ${share}`).toBeLessThan(
          1e-6,
        );
      }
      expect((figure.respondents ?? 0) % 5).toBe(0);
      const { weighted, standardError, degreesOfFreedom, designEffect } = figure;
      const { effectiveRespondents, meanScore, difference, differenceFromNorm } = figure;
      const exact = [weighted, standardError, degreesOfFreedom, designEffect, effectiveRespondents];
      expect(
        [...exact, meanScore, difference, differenceFromNorm].filter((x) => x !== null),
      ).toEqual([]);
    }
  });

  it("has no row of a third gender under the default policy", () => {
    const rows = [...split.values()].flatMap(rowsOf);
    expect(rows.filter(({ group }) => group.gender === "other")).toEqual([]);
  });

  it("puts the groups after the totals in the CSV, one after the other", async () => {
    const argv = ["profile", SURVEY, "--area", "Ryd", "--by", "gender,grade", "--format", "csv"];
    const { out } = await runCtc(argv, LINKOPING);
    const groups = out
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").slice(3, 5).join(" "));
    const order = groups.filter((group, at) => group !== groups[at - 1]);
    expect(order).toEqual([" ", "7 ", "9 ", "11 ", " girl", " boy"]);
  });
});

describe("ctc profile --by", () => {
  const run = async (...options: string[]) => {
    const { exitCode, err } = await runCtc(
      ["profile", SURVEY, "--area", "Ryd", ...options],
      LINKOPING,
    );
    return { exitCode, err };
  };

  it("takes the names in any order, with a colon too, and refuses others", async () => {
    expect((await run("--by", "gender:grade, Gender")).exitCode).toBe(0);
    const { exitCode, err } = await run("--by", "class");
    expect(exitCode).toBe(2);
    expect(err).toContain("grade, gender, grade*gender");
  });

  it("cannot be combined with weights that a public register decides", async () => {
    const { exitCode, err } = await run("--by", "gender", "--calibrate", "rake");
    expect(exitCode).toBe(2);
    expect(err).toContain("--calibrate");
  });

  it("needs a column of the groups", async () => {
    const files = { "s.csv": "area,grade,low_neighborhood_attachment_1\nA,7,1\n" };
    const { exitCode, err } = await runCtc(["profile", "s.csv", "--by", "gender"], files);
    expect(exitCode).toBe(3);
    expect(err).toContain("gender");
  });

  it("is refused by a policy that never shows such a split", async () => {
    const own = { ...policyNamed("default"), splits: { gender: 60 } };
    const argv = ["profile", SURVEY, "--area", "Ryd", "--by", "grade", "--policy", "own.json"];
    const files = { ...LINKOPING, "own.json": JSON.stringify(own) };
    const { exitCode, err } = await runCtc(argv, files);
    expect(exitCode).toBe(2);
    expect(err).toContain("grade");
  });

  it("tells small grades together where the policy merges", async () => {
    // A cell of 8 is a fifth of 40: the 36 pupils of gy 2 in Hackefors are told with the 40 of åk 9.
    const own = { ...policyNamed("default"), protection: 7, mergeGrades: true };
    const argv = [
      "profile",
      SURVEY,
      "--area",
      "Hackefors",
      "--by",
      "grade",
      "--policy",
      "own.json",
    ];
    const files = { ...LINKOPING, "own.json": JSON.stringify(own) };
    const { exitCode, out } = await runCtc(argv, files);
    expect(exitCode).toBe(0);
    const section = out.slice(out.indexOf("### Årskurser"));
    expect(section).toContain("| åk 7 |");
    expect(section).toContain("| åk 9 och gy 2 |");
    expect(section).not.toContain("| gy 2 |");
  });
});
