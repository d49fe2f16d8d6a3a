/**
 * What the audit finds in all of Skolinspektionen's workbook for grade 8, 2022 (see
 * tests/fixtures/audit/README.md), without and with the printed means; two minutes.
 *
 *     npx ctc read excelrapport-elever-grundskola-ak-8-2022.xlsx > answers.csv
 *     npx tsx tests/bench/audit-skolenkaten.ts answers.csv
 *
 * Prints how many of the masked counts are exactly known, and how many closer than five numbers.
 */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { attackTable } from "../../src/audit/attack-table.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { policyNamed } from "../support/policies.ts";
import { pointsOf, type SchoolQuestion, schoolTable } from "../support/skolenkaten.ts";

const ANSWERS = 6;
const AT_ONCE = 500;

const [header = [], national = [], ...schools]: string[][] = parse(
  readFileSync(process.argv[2] ?? ""),
);
const questions = header.flatMap((title, mean) => {
  const [question = "", what] = title.split(" / ");
  if (what !== "Medelvärde") return [];
  const counts = header.flatMap((other, at) =>
    other.startsWith(`${question} / `) && other.endsWith(" / Antal") ? [at] : [],
  );
  return [{ question, mean, counts, isReversed: isReversed(mean, counts) }];
});

/** The national mean says which way round the points go. */
function isReversed(mean: number, counts: readonly number[]): boolean {
  const known = counts.slice(0, -1).map((at) => Number(national[at]));
  const points = pointsOf(known.length, false);
  const sum = known.reduce((all, count, at) => all + count * (points[at] ?? 0), 0);
  return (
    Math.abs(sum / known.reduce((all, count) => all + count, 0) - Number(national[mean])) > 0.06
  );
}

const masked = schools.flatMap((row, school) =>
  questions.flatMap(({ question, mean, counts, isReversed: reversed }): SchoolQuestion[] => {
    const printed = counts.map((at) => row[at] ?? "");
    const isWhole = printed.every((count) => /^(\d+|\*+)$/.test(count));
    if (!isWhole || printed.every((count) => !count.startsWith("*"))) return [];
    const name = `${school} | ${question}`;
    const answers = Number(row[ANSWERS]);
    return [{ name, answers, counts: printed, mean: row[mean] ?? "", isReversed: reversed }];
  }),
);

const solver = await loadSolver();
for (const withMeans of [false, true]) {
  let [hidden, exact, narrow, contradictions] = [0, 0, 0, 0];
  for (let from = 0; from < masked.length; from += AT_ONCE) {
    const table = schoolTable(masked.slice(from, from + AT_ONCE), withMeans);
    const found = attackTable(table, { ...policyNamed("default"), protection: 0 }, solver);
    contradictions += found.contradictions.length;
    hidden += found.counts.length;
    exact += found.counts.filter(({ low, high }) => low === high).length;
    narrow += found.counts.filter(({ low, high }) => (high ?? Infinity) - low < 4).length;
  }
  const facts = { withMeans, questions: masked.length, hidden, exact, narrow, contradictions };
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}
