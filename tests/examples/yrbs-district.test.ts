import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";

const FOLDER = "docs/examples/yrbs-district";
const SURVEY = `${FOLDER}/yrbs_district_2017.csv.gz`;
const committed = repositoryFiles(SURVEY, `${FOLDER}/ctc.yaml`, `${FOLDER}/instrument.yaml`);
const decoder = new TextDecoder();
const textOf = (path: string): string => decoder.decode(committed[path] as Uint8Array);
/** The shell unfolds .gz; these tests run below it. */
const files: MemoryFiles = { ...committed, [SURVEY]: gunzipSync(committed[SURVEY] as Uint8Array) };

interface Row {
  readonly measure: string;
  readonly respondents: number | null;
  readonly weighted: number | null;
  readonly value: number | null;
  readonly standardError: number | null;
  readonly degreesOfFreedom: number | null;
  readonly designEffect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: string;
}

/** Every row of every district, by district and measure. */
async function profileDistricts(input: MemoryFiles): Promise<ReadonlyMap<string, Row>> {
  const { exitCode, written } = await runCtc(
    ["profile", SURVEY, "--all", "--out", "out", "--format", "json"],
    input,
  );
  expect(exitCode).toBe(0);
  const rows = new Map<string, Row>();
  for (const [path, content] of Object.entries(written)) {
    if (path.includes("manifest") || path.includes("index")) continue;
    const { area, behaviours } = JSON.parse(content);
    for (const row of behaviours as Row[]) rows.set(`${area.name}/${row.measure}`, row);
  }
  return rows;
}

type OracleRow = Readonly<Record<string, string>>;
function oracle(name: string): OracleRow[] {
  const text = readFileSync(join(import.meta.dirname, "../oracles", name), "utf8");
  return parse(text, { columns: true, comment: "#" });
}

const taylor = oracle("yrbs-district-taylor.csv");
const unweighted = oracle("yrbs-district-unweighted.csv");

const close = (value: number | null, expected: string | undefined): void => {
  const wanted = Number(expected);
  expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));
};

describe("US school districts 2017, as declared: weights, strata, clusters", async () => {
  const rows = await profileDistricts(files);

  it.each(taylor)("$district, $measure equals R survey", (expected) => {
    const row = rows.get(`${expected.district}/${expected.measure}`);
    expect(row?.respondents).toBe(Number(expected.respondents));
    close(row?.weighted ?? null, expected.weighted);
    close(row?.value ?? null, expected.share);
    close(row?.standardError ?? null, expected.standard_error);
    close(row?.designEffect ?? null, expected.deff);
    close(row?.low ?? null, expected.low);
    close(row?.high ?? null, expected.high);
    expect(row?.degreesOfFreedom).toBe(Number(expected.df));
  });
});

describe("US school districts 2017, without weights", async () => {
  const plain = textOf(`${FOLDER}/instrument.yaml`).replace(
    /^ {2}(weight|stratum|cluster):.*\n/gm,
    "",
  );
  const rows = await profileDistricts({ ...files, [`${FOLDER}/instrument.yaml`]: plain });

  it("has every district and measure", () => {
    const districts = new Set(unweighted.map(({ district }) => district));
    expect(districts.size).toBe(20);
    expect(unweighted).toHaveLength(20 * 14);
  });

  it.each(unweighted)("$district, $measure: the share equals a plain count in R", (expected) => {
    const row = rows.get(`${expected.district}/${expected.measure}`);
    if (expected.respondents === "0") {
      expect(row).toMatchObject({ status: "absent", value: null, respondents: null });
      return;
    }
    expect(row?.respondents).toBe(Number(expected.respondents));
    close(row?.value ?? null, expected.share);
  });
});

describe("queens has a stratum with a single cluster", () => {
  it("stops by default, naming the area and the flag", async () => {
    const strict = textOf(`${FOLDER}/ctc.yaml`).replace("lonelyPsu: adjust", "lonelyPsu: fail");
    const run = await runCtc(["profile", SURVEY, "--area", "bronx"], {
      ...files,
      [`${FOLDER}/ctc.yaml`]: strict,
    });
    expect({ exitCode: run.exitCode, out: run.out }).toEqual({ exitCode: 2, out: "" });
    expect(run.err).toContain("Areas concerned: queens.");
    expect(run.err).toContain("--lonely-psu adjust, average or remove");
  });
});
