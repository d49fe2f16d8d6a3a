import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  exactCoverage,
  METHODS,
  SHARES,
  SIZES,
  simulatedCoverage,
} from "../support/interval-coverage.ts";
import { ROOT } from "../support/repository.ts";
import { simulateSmallAreas } from "../support/small-area-simulation.ts";

const method = readFileSync(join(ROOT, "docs/method.md"), "utf8");
/** Cells of every row of a table in docs/method.md that begins with these. */
const rowsOf = (...first: readonly string[]): readonly (readonly string[])[] =>
  method
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    )
    .filter((cells) => first.every((cell, i) => cells[i] === cell));

describe("the coverage that docs/method.md prints", () => {
  const rows = METHODS.flatMap((name) => SIZES.map((size) => ({ name, size })));

  it.each(rows)("is exact in simple samples of $size: $name", ({ name, size }) => {
    const cells = SHARES.map((share) => {
      const { covered, width } = exactCoverage(name, share, size);
      return `${(100 * covered).toFixed(1)} (${(100 * width).toFixed(0)})`;
    });
    expect(rowsOf("simple", String(size), name)).toEqual([
      ["simple", String(size), name, ...cells],
    ]);
  });

  it("is what few samples of clusters come near: four standard errors at most", () => {
    const samples = 400;
    const clustering = { clusterSize: 10, correlation: 0.2, isDeclared: true };
    const [printed] = rowsOf("clusters of 10, ρ = 0.2", "200", "korn-graubard");
    const at = SHARES.indexOf(0.3);
    const expected = Number.parseFloat(printed?.[3 + at] ?? "") / 100;
    const { covered } = simulatedCoverage(0.3, 200, clustering, samples).get("korn-graubard") ?? {
      covered: Number.NaN,
    };
    const standardError = Math.sqrt((expected * (1 - expected)) / samples);
    expect(Math.abs(covered - expected)).toBeLessThan(4 * standardError);
  });

  it("would be the exact one if pupils of a cluster were not alike and clusters had one pupil", () => {
    const samples = 2000;
    const alone = { clusterSize: 1, correlation: 0, isDeclared: false };
    const simulated = simulatedCoverage(0.1, 50, alone, samples);
    for (const name of METHODS) {
      const { covered: expected } = exactCoverage(name, 0.1, 50);
      const covered = simulated.get(name)?.covered ?? Number.NaN;
      const standardError = Math.sqrt((expected * (1 - expected)) / samples);
      expect(Math.abs(covered - expected), name).toBeLessThan(4 * standardError);
    }
  });
});

describe("the gain of the model of small areas", () => {
  it("is there where areas differ little, and its intervals hold", () => {
    const found = simulateSmallAreas({ areas: 14, share: 0.3, spread: 0.2 }, 60);
    expect(found.model).toBeLessThan(0.75 * found.direct);
    expect(found.modelCoverage).toBeGreaterThan(0.93);
  });
});
