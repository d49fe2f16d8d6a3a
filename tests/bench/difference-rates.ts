/**
 * How often `ctc evaluate --comparison` tells a difference between areas, where nothing was done and
 * where something was, while areas rise and fall by themselves: the table in docs/method.md.
 *
 *     npx tsx tests/bench/difference-rates.ts [replicates]
 *
 * 2,000 times unless another number is given; the seed is the name of the cell.
 */
import { differenceRates } from "../support/difference-simulation.ts";

const replicates = Number(process.argv[2] ?? 2000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (part: number | null): string => (part === null ? "–" : (100 * part).toFixed(1));

say(
  "| comparison areas | areas' own, points | told by the first interval, % | told by both, % | 10 points found, % |",
);
say("| --: | --: | --: | --: | --: |");
for (const areas of [1, 3, 6, 12]) {
  for (const spread of [0, 0.02, 0.05]) {
    const { chance, both, found } = differenceRates(areas, spread, replicates);
    say(`| ${areas} | ${[spread, chance, both, found].map(percent).join(" | ")} |`);
  }
}
