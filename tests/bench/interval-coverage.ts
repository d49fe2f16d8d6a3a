/**
 * How often the 95 % intervals hold the true share, as the table in docs/method.md:
 *
 *     npx tsx tests/bench/interval-coverage.ts [samples]
 *
 * Simple samples are added up exactly; samples of clusters are simulated, 10,000 for each cell unless
 * another number is given. The same table every time: the seed is the name of the cell.
 */
import {
  type Clustering,
  type Coverage,
  exactCoverage,
  METHODS,
  SHARES,
  SIZES,
  simulatedCoverage,
} from "../support/interval-coverage.ts";

const samples = Number(process.argv[2] ?? 10_000);
const CLUSTERINGS: readonly Clustering[] = [
  { clusterSize: 5, correlation: 0.1, isDeclared: true },
  { clusterSize: 10, correlation: 0.2, isDeclared: true },
  { clusterSize: 10, correlation: 0.2, isDeclared: false },
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const cell = (found: Coverage | undefined): string =>
  found === undefined
    ? ""
    : `${(100 * found.covered).toFixed(1)} (${(100 * found.width).toFixed(0)})`;

say(`| sample | n | interval | ${SHARES.map((share) => `p = ${share}`).join(" | ")} |`);
say(`| --- | --: | --- | ${SHARES.map(() => "--:").join(" | ")} |`);
for (const size of SIZES) {
  for (const method of METHODS) {
    const cells = SHARES.map((share) => cell(exactCoverage(method, share, size)));
    say(`| simple | ${size} | ${method} | ${cells.join(" | ")} |`);
  }
}
for (const clustering of CLUSTERINGS) {
  for (const size of SIZES) {
    const found = SHARES.map((share) => simulatedCoverage(share, size, clustering, samples));
    const { clusterSize, correlation, isDeclared } = clustering;
    const name = `clusters of ${clusterSize}, ρ = ${correlation}${isDeclared ? "" : ", not declared"}`;
    for (const method of isDeclared ? METHODS : (["korn-graubard"] as const)) {
      const cells = found.map((coverages) => cell(coverages.get(method)));
      say(`| ${name} | ${size} | ${method} | ${cells.join(" | ")} |`);
    }
  }
}
