/**
 * How often ctc diff tells a change that is there, and one that is not, as the tables in docs/method.md:
 *
 *     npx tsx tests/bench/diff-rates.ts [replicates]
 *
 * Simple samples are added up exactly; families and clusters are simulated, 2,000 times unless another
 * number is given. The same tables every time: the seed is the name of the cell.
 */
import {
  clusteredRate,
  familyRates,
  simpleRates,
  type WaveClustering,
} from "../support/diff-rates.ts";

const replicates = Number(process.argv[2] ?? 2000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (part: number): string => (100 * part).toFixed(1);

say(
  "| n in each wave | share | told, unchanged | intervals with 0 | smallest change | told, changed |",
);
say("| --: | --: | --: | --: | --: | --: |");
for (const size of [20, 50, 100, 200, 400]) {
  for (const share of [0.1, 0.3, 0.5]) {
    const { unchanged, covered, smallest, found } = simpleRates(share, size);
    if (share + smallest >= 1) continue;
    say(`| ${size} | ${[share, unchanged, covered, smallest, found].map(percent).join(" | ")} |`);
  }
}

say("");
say(
  "| rows | planted | change | adjustment | found | told, unchanged | false of told | any false |",
);
say("| --: | --: | --: | --- | --: | --: | --: | --: |");
for (const planted of [0, 4, 10]) {
  for (const change of planted === 0 ? [0] : [0.1, 0.15, 0.2]) {
    for (const adjustment of ["benjamini-hochberg", "holm"] as const) {
      const plan = { rows: 40, planted, change, respondents: 200 };
      const rates = familyRates(plan, adjustment, replicates);
      const { found, unchanged, falseOfTold, anyFalse } = rates;
      const cells = [planted === 0 ? "" : percent(found)];
      cells.push(...[unchanged, falseOfTold, anyFalse].map(percent));
      say(`| 40 | ${planted} | ${percent(change)} | ${adjustment} | ${cells.join(" | ")} |`);
    }
  }
}

say("");
say("| clusters of 10, ρ = 0.1, n = 200 | told, unchanged |");
say("| --- | --: |");
const clustering = { clusterSize: 10, correlation: 0.1 };
const CLUSTERINGS: readonly (WaveClustering & { readonly name: string })[] = [
  { ...clustering, isDeclared: true, sameClusters: false, name: "declared, others in each wave" },
  { ...clustering, isDeclared: true, sameClusters: true, name: "declared, the same in both waves" },
  { ...clustering, isDeclared: false, sameClusters: false, name: "not declared, others" },
  { ...clustering, isDeclared: false, sameClusters: true, name: "not declared, the same" },
];
for (const { name, ...each } of CLUSTERINGS) {
  say(`| ${name} | ${percent(clusteredRate(0.3, 200, each, 5 * replicates))} |`);
}
