import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { estimateChange } from "../../../src/estimate/trend/change.ts";
import { estimateTrend } from "../../../src/estimate/trend/logistic-trend.ts";
import { stackMeasure, stackWaves } from "../../../src/estimate/trend/stack-waves.ts";
import { shareOfWave } from "../../../src/estimate/trend/wave-share.ts";
import { expectClose } from "../../support/close-to.ts";
import { ROOT } from "../../support/repository.ts";
import { type Row, readRows } from "../../support/survey-design.ts";
import { type WaveColumns, waveSums } from "../../support/wave-sums.ts";

interface OracleChange {
  from: number;
  to: number;
  value: number;
  se: number;
  df: number;
  low: number;
  high: number;
  p: number;
}
interface OracleRow {
  data: "yrbs" | "same" | "simple";
  outcome: string;
  domain: string;
  n: number;
  shares: { time: number; value: number; se: number }[];
  changes: OracleChange[];
  trend: { slope: number; se: number; df: number; p: number | null };
}

const text = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const unzipped = (path: string): string => gunzipSync(readFileSync(join(ROOT, path))).toString();
const oracle: OracleRow[] = JSON.parse(text("tests/oracles/trend.json")).rows;

/** One wave as it was read: what stands in its columns, in lower case. */
interface Wave {
  readonly time: number;
  readonly rows: readonly Row[];
  readonly outcomes: Readonly<Record<string, string>>;
}

const lower = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name.toLowerCase(), cell]));
const CROSSWALK = {
  2015: { sad: "qn26", cigarettes: "qn33", alcohol: "qn43", marijuana: "qn47" },
  2017: { sad: "qn25", cigarettes: "qn32", alcohol: "qn42", marijuana: "qn46" },
  2019: { sad: "qn25", cigarettes: "qn32", alcohol: "qn41", marijuana: "qn45" },
  2021: { sad: "qn25", cigarettes: "qn32", alcohol: "qn41", marijuana: "qn45" },
};
const yrbs: Wave[] = Object.entries(CROSSWALK).map(([year, outcomes]) => {
  const path =
    year === "2021"
      ? "docs/examples/yrbs-national/yrbs_national_2021.csv.gz"
      : `tests/fixtures/yrbs/yrbs${year}.csv.gz`;
  return { time: Number(year), rows: readRows(unzipped(path)).map(lower), outcomes };
});
const TIMES = [2017, 2021, 2023];
const queens = readRows(text("tests/fixtures/yrbs-districts-2017.csv"))
  .filter(({ district }) => district === "queens")
  .map(lower);
const invented: Wave[] = TIMES.map((time, at) => ({
  time,
  rows: queens.filter((_, row) => row % 3 === at),
  outcomes: Object.fromEntries(
    ["is_hopeless", "suicide_considered", "used_prescrip_pain"].map((name) => [name, name]),
  ),
}));

const isEmpty = (cell: string | undefined): boolean => cell === "" || cell === "NA";

function columnsOf({ data, outcome, domain }: OracleRow, wave: Wave): WaveColumns {
  const column = wave.outcomes[outcome] ?? "";
  const [sex, grade] = data === "yrbs" ? ["q2", "q3"] : ["sex", "grade"];
  const inside = (row: Row): boolean => {
    const isKnown = !isEmpty(row[sex]) && !isEmpty(row[grade]);
    const isYears = data !== "yrbs" || ["1", "2", "3", "4"].includes(row[grade] ?? "");
    if (!isKnown || !isYears) return false;
    if (domain === "girls") return row[sex] === "1";
    if (domain === "grade9") return row[grade] === "1";
    return domain === "all" || Number(row.psu) % 3 === 0;
  };
  const state = Int8Array.from(wave.rows, (row) =>
    isEmpty(row[column]) || !inside(row) ? -1 : row[column] === "1" ? 1 : 0,
  );
  const common = {
    wave: String(wave.time),
    state,
    grade: wave.rows.map((row) => (isEmpty(row[grade]) ? "" : (row[grade] ?? ""))),
    gender: wave.rows.map((row) => (isEmpty(row[sex]) ? "" : (row[sex] ?? ""))),
  };
  const weight = wave.rows.map((row) => Number(row.weight));
  const cluster = wave.rows.map((row) => `${row.stratum}/${row.psu}`);
  if (data === "simple") return common;
  if (data === "same") return { ...common, weight, cluster };
  return { ...common, weight, cluster, stratum: wave.rows.map((row) => row.stratum ?? "") };
}

function stacked(row: OracleRow) {
  const waves = (row.data === "yrbs" ? yrbs : invented).map((wave) => ({
    time: wave.time,
    ...waveSums(columnsOf(row, wave)),
  }));
  const isSame = row.data === "same";
  const sums = waves.map((wave) => wave.sums);
  const design = stackWaves(sums, [], isSame);
  const measure = stackMeasure(
    sums.map((wave) => wave.measures[0] ?? null),
    design,
  );
  const inside = new Uint8Array(design.rows).fill(1);
  return { times: waves.map(({ time }) => time), design, measure, inside };
}

describe("several waves against R survey", () => {
  it("compares 20 measures and domains", () => {
    expect(oracle.length).toBe(20);
    expect(new Set(oracle.map(({ data }) => data)).size).toBe(3);
  });

  it.each(oracle)("$data $outcome $domain: shares, changes and trend to 1e-9", (row) => {
    const { times, design, measure, inside } = stacked(row);
    const shares = times.map((time, wave) => {
      const found = shareOfWave({ measure, inside, wave }, design, "adjust", "korn-graubard");
      const expected = row.shares.find((one) => one.time === time);
      if (found === null || expected === undefined) throw new Error(`no share of ${time}`);
      expectClose(found.value, expected.value, 1e-9);
      // Nothing declared: p(1 − p)/(n − 1), which is not R's of a domain.
      if (row.data !== "simple") expectClose(found.standardError, expected.se, 1e-9);
      return found;
    });
    for (const expected of row.changes) {
      if (row.data === "simple") continue;
      const [from, to] = [times.indexOf(expected.from), times.indexOf(expected.to)];
      const [one, other] = [shares[from], shares[to]];
      if (one === undefined || other === undefined) throw new Error("no wave");
      const change = estimateChange(
        { measure, inside, from: { wave: from, share: one }, to: { wave: to, share: other } },
        design,
        "adjust",
      );
      expectClose(change.value, expected.value, 1e-9);
      expectClose(change.standardError, expected.se, 1e-9);
      expect(change.degreesOfFreedom).toBe(expected.df);
      expectClose(change.low, expected.low, 1e-8);
      expectClose(change.high, expected.high, 1e-8);
      expectClose(change.p ?? -1, expected.p, 1e-8);
    }
    const trend = estimateTrend({ measure, inside, times }, design, "adjust");
    if (row.trend.p === null) {
      expect(trend).toBe("not_identified");
      return;
    }
    if (typeof trend === "string") throw new Error(trend);
    expectClose(trend.slope, row.trend.slope, 1e-9);
    expectClose(trend.standardError, row.trend.se, 1e-9);
    expect(trend.degreesOfFreedom).toBe(row.trend.df);
    expectClose(trend.p, row.trend.p, 1e-8);
  });
});
