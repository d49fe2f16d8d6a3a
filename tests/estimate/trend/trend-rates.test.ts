import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/repository.ts";
import { ratesOf, type TrendSetting } from "../../support/trend-simulation.ts";

const method = readFileSync(join(ROOT, "docs/method.md"), "utf8");
const schools = { schools: 20, pupilsOfSchool: 20, between: 0.5, withinWave: 0.2 };
const SETTINGS: readonly TrendSetting[] = [
  {
    ...{ name: "400 pupils a wave, no clusters", schools: 1, pupilsOfSchool: 400 },
    ...{ between: 0, withinWave: 0, declared: "nothing", otherSchools: false },
  },
  { name: "20 schools, the same, declared", ...schools, declared: "same", otherSchools: false },
];
const SAMPLES = 150;

describe("the rates that docs/method.md prints are what few samples come near", () => {
  const rows = SETTINGS.flatMap((setting) => [0, 0.1].map((slope) => ({ setting, slope })));

  it.each(rows)(
    "$setting.name, slope $slope: four standard errors at most",
    ({ setting, slope }) => {
      const start = `| ${setting.name} | ${Math.exp(slope).toFixed(2)} |`;
      const lines = method.split("\n").filter((line) => line.startsWith(start));
      expect(lines).toHaveLength(1);
      const printed = (lines[0] ?? "").split("|").slice(3, 6).map(Number);
      const { sinceFirst, sincePrevious, trend } = ratesOf(setting, slope, SAMPLES);
      for (const [at, rate] of [sinceFirst, sincePrevious, trend].entries()) {
        const expected = (printed[at] ?? Number.NaN) / 100;
        const standardError = Math.sqrt((expected * (1 - expected)) / SAMPLES);
        expect(Math.abs(rate - expected)).toBeLessThan(4 * standardError);
      }
    },
  );
});
