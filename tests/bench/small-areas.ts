/**
 * What the model of small areas gains and costs, as the table in docs/method.md:
 *
 *     npx tsx tests/bench/small-areas.ts [samples]
 *
 * 2,000 municipalities for each row unless another number is given. The same table every time: the
 * seed is the name of the row.
 */
import { simulateSmallAreas } from "../support/small-area-simulation.ts";

const samples = Number(process.argv[2] ?? 2000);
const percent = (value: number, digits = 1): string =>
  (100 * value)
    .toFixed(digits)
    .replace(/^-(?=0\.0+$)/, "")
    .replace("-", "−");
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(
  "| areas | share | SD of logits | error, direct | error, model | ratio of MSE | covered, direct | covered, model | covered, restricted | highest area, model |",
);
say("| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
for (const areas of [6, 14, 30]) {
  for (const share of [0.05, 0.3]) {
    for (const spread of [0, 0.2, 0.4]) {
      const found = simulateSmallAreas({ areas, share, spread }, samples);
      const ratio = (found.model / found.direct) * (found.model / found.direct);
      const cells = [
        percent(found.direct, 2),
        percent(found.model, 2),
        ratio.toFixed(2),
        percent(found.directCoverage),
        percent(found.modelCoverage),
        percent(found.restrictedCoverage),
        percent(found.highestModel),
      ];
      say(`| ${areas} | ${percent(share, 0)} % | ${spread} | ${cells.join(" | ")} |`);
    }
  }
}
