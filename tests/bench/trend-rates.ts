/**
 * How often planted trends are found, and unchanged measures taken for changed, as the tables in
 * docs/method.md:
 *
 *     npx tsx tests/bench/trend-rates.ts [samples]
 *
 * 2,000 samples for each row unless another number is given. The same tables every time: the seed is
 * the name of the row.
 */
import { adjustedRates, ratesOf, type TrendSetting } from "../support/trend-simulation.ts";

const samples = Number(process.argv[2] ?? 2000);
const SLOPES = [0, 0.05, 0.1];
const schools = { schools: 20, pupilsOfSchool: 20, otherSchools: false };
const pupils: TrendSetting = {
  ...{
    name: "400 pupils a wave, no clusters",
    schools: 1,
    pupilsOfSchool: 400,
    otherSchools: false,
  },
  ...{ between: 0, withinWave: 0, declared: "nothing" },
};
const SETTINGS: readonly TrendSetting[] = [
  pupils,
  {
    name: "20 schools, the same, declared",
    ...schools,
    between: 0.5,
    withinWave: 0.2,
    declared: "same",
  },
  {
    name: "20 schools, the same, declared as new",
    ...schools,
    between: 0.5,
    withinWave: 0.2,
    declared: "new",
  },
  {
    name: "20 schools, the same, not declared",
    ...schools,
    between: 0.5,
    withinWave: 0.2,
    declared: "nothing",
  },
  {
    ...{ name: "20 schools, others in each wave, declared", ...schools, otherSchools: true },
    ...{ between: 0.5, withinWave: 0.2, declared: "new" },
  },
  {
    ...{ name: "20 schools, others in each wave, not declared", ...schools, otherSchools: true },
    ...{ between: 0.5, withinWave: 0.2, declared: "nothing" },
  },
  {
    ...{ name: "8 schools, the same, declared", ...schools, schools: 8, pupilsOfSchool: 50 },
    between: 0.5,
    withinWave: 0.2,
    declared: "same",
  },
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (rate: number): string => (100 * rate).toFixed(1);

say("| sample | odds a year | since the first wave, % | since the wave before, % | trend, % |");
say("| --- | --: | --: | --: | --: |");
for (const setting of SETTINGS) {
  for (const slope of SLOPES) {
    const { sinceFirst, sincePrevious, trend } = ratesOf(setting, slope, samples);
    const rates = [sinceFirst, sincePrevious, trend].map(percent).join(" | ");
    say(`| ${setting.name} | ${Math.exp(slope).toFixed(2)} | ${rates} |`);
  }
}
say("");
say("| measures | planted found, % | false among the found, % | any false, % |");
say("| --- | --: | --: | --: |");
for (const planted of [0, 5, 15]) {
  const slopes = Array.from({ length: 25 }, (_, at) => (at < planted ? 0.1 : 0));
  const { found, falsePart, anyFalse } = adjustedRates(pupils, slopes, Math.ceil(samples / 4));
  const none = planted === 0 ? "–" : percent(found);
  say(
    `| 25, of them ${planted} with a trend | ${none} | ${percent(falsePart)} | ${percent(anyFalse)} |`,
  );
}
