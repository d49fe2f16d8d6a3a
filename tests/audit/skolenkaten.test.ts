import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { attackTable } from "../../src/audit/attack-table.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { policyNamed } from "../support/policies.ts";
import { ROOT } from "../support/repository.ts";
import { pointsOf, type SchoolQuestion, SIGNS, schoolTable } from "../support/skolenkaten.ts";

const solver = await loadSolver();
const text = readFileSync(join(ROOT, "tests/fixtures/audit/skolenkaten-ak8-2022.csv"), "utf8");
const rows: Record<string, string>[] = parse(text, { columns: true });
const questions: readonly SchoolQuestion[] = rows.map((row) => ({
  name: `${row.school} | ${row.question}`,
  answers: Number(row.answers),
  counts: row.counts?.split(" ") ?? [],
  mean: row.mean ?? "",
  isReversed: row.reversed === "yes",
}));
const wide = { ...policyNamed("default"), protection: 0 };

/** Least and most of every masked answer, by trying all whole numbers that the signs allow. */
function enumerate({ counts, answers, mean, isReversed }: SchoolQuestion, withMean: boolean) {
  const points = pointsOf(counts.length - 1, isReversed);
  const masked = counts.flatMap((count, at) => (SIGNS[count] === undefined ? [] : [at]));
  const values = counts.map((count) => (SIGNS[count] === undefined ? Number(count) : 0));
  const ends = masked.map(() => [Infinity, -Infinity] as [number, number]);
  const fits = (): boolean => {
    if (values.reduce((sum, value) => sum + value, 0) !== answers) return false;
    if (!withMean || !/^\d/.test(mean)) return true;
    const known = values.slice(0, -1);
    const sum = known.reduce(
      (all, value, at) => all + value * ((points[at] ?? 0) - Number(mean)),
      0,
    );
    return Math.abs(sum) <= 0.06 * known.reduce((all, value) => all + value, 0) + 1e-9;
  };
  const fill = (at: number): void => {
    const place = masked[at];
    if (place === undefined) {
      if (!fits()) return;
      masked.forEach((one, end) => {
        const value = values[one] ?? 0;
        const [low, high] = ends[end] ?? [0, 0];
        ends[end] = [Math.min(low, value), Math.max(high, value)];
      });
      return;
    }
    const [low, high] = SIGNS[counts[place] ?? ""] ?? [0, 0];
    for (let value = low; value <= Math.min(high ?? answers, answers); value++) {
      values[place] = value;
      fill(at + 1);
    }
  };
  fill(0);
  return ends;
}

describe("the answers of six schools as a state agency published them, masked", () => {
  it.each([
    ["the sums alone", false],
    ["the sums and the printed means", true],
  ])(
    "with %s: every interval is that of an enumeration",
    (_, withMeans) => {
      const { counts, contradictions } = attackTable(
        schoolTable(questions, withMeans),
        wide,
        solver,
      );
      expect(contradictions).toEqual([]);
      const expected = questions.flatMap((question) => enumerate(question, withMeans));
      expect(counts.map(({ low, high }) => [low, high])).toEqual(expected);
    },
    60_000,
  );

  it("what is masked is often exactly known: seldom by the sums, mostly by the means", () => {
    const isExact = ([low, high]: readonly [number, number]): boolean => low === high;
    const exact = (withMeans: boolean): number =>
      questions.flatMap((question) => enumerate(question, withMeans)).filter(isExact).length;
    const masked = questions.flatMap(({ counts }) => counts.filter((count) => SIGNS[count]));
    expect([masked.length, exact(false), exact(true)]).toEqual([320, 16, 176]);
  });
});
