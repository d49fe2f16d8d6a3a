import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clusteredRate, familyRates, simpleRates } from "../support/diff-rates.ts";
import { ROOT } from "../support/repository.ts";

const method = readFileSync(join(ROOT, "docs/method.md"), "utf8");
const percent = (part: number): string => (100 * part).toFixed(1);
/** The row of a table in docs/method.md that begins with these cells. */
const rowOf = (...first: readonly string[]): readonly string[] =>
  (method.split("\n").find((line) => line.startsWith(`| ${first.join(" | ")} |`)) ?? "")
    .split("|")
    .map((cell) => cell.trim())
    .slice(1 + first.length, -1);

describe("the rates that docs/method.md prints for changes between waves", () => {
  for (const [size, share] of [
    [20, 0.1],
    [50, 0.3],
    [50, 0.5],
    [100, 0.1],
  ] as const) {
    it(`are exact for simple samples of ${size} and a share of ${share}`, () => {
      const { unchanged, covered, smallest, found } = simpleRates(share, size);
      const cells = [unchanged, covered, smallest, found].map(percent);
      expect(rowOf(String(size), percent(share))).toEqual(cells);
    });
  }

  it("hold what they promise: 5 of 100 unchanged at most, 80 of 100 changed, from 50 answers on", () => {
    for (const share of [0.1, 0.3, 0.5]) {
      const { unchanged, found } = simpleRates(share, 50);
      expect(unchanged).toBeLessThan(0.06);
      expect(found).toBeGreaterThan(0.79);
    }
  });

  it("are what few simulated families come near: four standard errors at most", () => {
    const replicates = 200;
    const plan = { rows: 40, planted: 4, change: 0.2, respondents: 200 };
    const { found } = familyRates(plan, "benjamini-hochberg", replicates);
    const printed = Number(rowOf("40", "4", "20.0", "benjamini-hochberg")[0]) / 100;
    const standardError = Math.sqrt((printed * (1 - printed)) / (4 * replicates));
    expect(Math.abs(found - printed)).toBeLessThan(4 * standardError);
  });

  it("are too low where the same clusters are asked twice, and too high where nobody names them", () => {
    const clustering = { clusterSize: 10, correlation: 0.1 };
    const rate = (isDeclared: boolean, sameClusters: boolean): number =>
      clusteredRate(0.3, 200, { ...clustering, isDeclared, sameClusters }, 400);
    expect(rate(true, true)).toBeLessThan(0.03);
    expect(rate(false, false)).toBeGreaterThan(0.09);
  });
});
