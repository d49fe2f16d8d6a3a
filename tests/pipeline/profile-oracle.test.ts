import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { repositoryFiles, runCtc } from "../support/memory-io.ts";

const files = repositoryFiles(
  "data-samples/linkoping-2024.csv",
  "data-samples/ctc.yaml",
  "data-samples/areas.csv",
  "data-samples/population.csv",
  "data-samples/norms/linkoping-reference.yaml",
);
const text = readFileSync(join(import.meta.dirname, "../oracles/profile-linkoping.csv"), "utf8");
const expected: Record<string, string>[] = parse(text, { columns: true, comment: "#" });

/** Where each number of the oracle stands in a figure of the JSON. */
const NUMBERS: readonly (readonly [string, (figure: Figure) => number | null | undefined])[] = [
  ["respondents", (figure) => figure.respondents],
  ["value", (figure) => figure.value],
  ["standard_error", (figure) => figure.standardError],
  ["low", (figure) => figure.low],
  ["high", (figure) => figure.high],
  ["mean_score", (figure) => figure.meanScore],
  ["reference", (figure) => figure.reference],
  ["difference", (figure) => figure.difference?.value],
  ["difference_low", (figure) => figure.difference?.low],
  ["difference_high", (figure) => figure.difference?.high],
  ["p", (figure) => figure.difference?.p],
  ["p_adjusted", (figure) => figure.difference?.pAdjusted],
];

interface Figure {
  readonly measure: string;
  readonly status: string;
  readonly respondents: number | null;
  readonly value: number | null;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly meanScore: number | null;
  readonly reference: number | null;
  readonly difference: Readonly<
    Record<"value" | "low" | "high" | "p" | "pAdjusted", number | null>
  > | null;
}

/** Relative difference, absolute near zero: JSON keeps 12 digits of each number, not of differences. */
function isClose(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= 1e-9 * Math.max(Math.abs(wanted), 1e-3);
}

describe("every figure of every area of Linköping 2024 equals a second computation in R", async () => {
  const run = await runCtc(
    ["profile", "data-samples/linkoping-2024.csv", "--all", "--out", "o", "--format", "json"],
    files,
  );
  const figures = new Map<string, Figure>();
  for (const [path, content] of Object.entries(run.written)) {
    if (/index|manifest|municipality/.test(path)) continue;
    const { area, factors, behaviours, cumulative } = JSON.parse(content);
    for (const figure of [...factors, ...behaviours, ...cumulative] as Figure[]) {
      if (figure.status !== "absent") figures.set(`${area.name}/${figure.measure}`, figure);
    }
  }

  it("has the same rows", () => {
    const keys = expected.map(({ area, measure }) => `${area}/${measure}`);
    expect([...figures.keys()].sort()).toEqual(keys.sort());
  });

  it.each(expected)("$area, $measure", (row) => {
    const figure = figures.get(`${row.area}/${row.measure}`);
    expect(figure?.status).toBe(row.status);
    for (const [name, of] of NUMBERS) {
      const value = figure ? (of(figure) ?? null) : null;
      const wanted = row[name] ?? "";
      if (wanted === "") expect(value, name).toBeNull();
      else
        expect(
          isClose(value ?? Number.NaN, Number(wanted)),
          `${name}: ${value} for ${wanted}`,
        ).toBe(true);
    }
  });
});
