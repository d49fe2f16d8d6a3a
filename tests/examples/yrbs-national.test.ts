import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { expectClose } from "../support/close-to.ts";
import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";
import { oracleRows } from "../surveys/survey-file.ts";

const FOLDER = "docs/examples/yrbs-national";
const SURVEY = `${FOLDER}/yrbs_national_2021.csv.gz`;
const committed = repositoryFiles(SURVEY, `${FOLDER}/ctc.yaml`, `${FOLDER}/instrument.yaml`);
/** The shell unfolds .gz; these tests run below it. */
const files: MemoryFiles = { ...committed, [SURVEY]: gunzipSync(committed[SURVEY] as Uint8Array) };

interface Printed {
  readonly measure: string;
  readonly respondents: number;
  readonly weighted: number;
  readonly value: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly degreesOfFreedom: number;
  readonly designEffect: number;
  readonly status: string;
}

describe("US high school students 2021, from CDC's rules to the profile's JSON", async () => {
  const { exitCode, out } = await runCtc(["profile", SURVEY, "--format", "json"], files);
  const printed = new Map(
    (JSON.parse(out).behaviours as Printed[]).map((row) => [row.measure, row]),
  );
  const oracle = oracleRows("yrbs-national-2021.csv").filter(({ group }) => group === "all");

  it("prints 130 indicators, all of them shown", () => {
    expect(exitCode).toBe(0);
    expect(oracle).toHaveLength(130);
    expect([...printed.values()].filter(({ status }) => status === "shown")).toHaveLength(130);
  });

  it.each(oracle)("$variable equals R survey to 1e-9", (row) => {
    const found = printed.get(row.variable ?? "");
    if (found === undefined) throw new Error("not printed");
    expect(found.respondents).toBe(Number(row.n));
    expect(found.degreesOfFreedom).toBe(Number(row.df));
    expectClose(found.weighted, Number(row.weighted), 1e-9);
    expectClose(found.value, Number(row.p), 1e-9);
    expectClose(found.standardError, Number(row.se), 1e-9);
    expectClose(found.designEffect, Number(row.deff), 1e-9);
    expectClose(found.low, Number(row.kg_lo), 1e-9);
    expectClose(found.high, Number(row.kg_hi), 1e-9);
  });
});

/** Codes of the file for sex and grade, as the instrument names their groups. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: { 1: "girl", 2: "boy" },
  grade: { 1: "9", 2: "10", 3: "11", 4: "12" },
};

describe("the same by sex and by grade", async () => {
  const argv = ["profile", SURVEY, "--by", "gender,grade", "--format", "json"];
  const { exitCode, out } = await runCtc(argv, files);
  const keyOf = (measure: string, { grade = "", gender = "" }): string =>
    `${measure} ${grade}${gender}`;
  const printed = new Map(
    (
      JSON.parse(out).behaviours as (Printed & { group: { grade?: string; gender?: string } })[]
    ).map((row) => [keyOf(row.measure, row.group), row]),
  );
  const oracle = oracleRows("yrbs-national-2021.csv").filter(({ group }) => group !== "all");

  it("has 66 rows to compare", () => {
    expect(exitCode).toBe(0);
    expect(oracle).toHaveLength(66);
  });

  it.each(oracle)(
    "$variable of $group $level equals R survey to 1e-9",
    ({ group = "", ...row }) => {
      const name = GROUPS[group]?.[row.level ?? ""] ?? "";
      const found = printed.get(
        keyOf(row.variable ?? "", group === "sex" ? { gender: name } : { grade: name }),
      );
      if (found === undefined) throw new Error("not printed");
      expect(found.respondents).toBe(Number(row.n));
      expect(found.degreesOfFreedom).toBe(Number(row.df));
      expectClose(found.value, Number(row.p), 1e-9);
      expectClose(found.standardError, Number(row.se), 1e-9);
      expectClose(found.low, Number(row.kg_lo), 1e-9);
      expectClose(found.high, Number(row.kg_hi), 1e-9);
    },
  );
});
