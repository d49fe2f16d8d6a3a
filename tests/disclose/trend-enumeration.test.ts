import { expect, it } from "vitest";
import { builtInPolicy } from "../../src/catalog/built-in.ts";
import { releaseTrend } from "../../src/disclose/release-trend.ts";
import { estimateTrend } from "../../src/estimate/trend/logistic-trend.ts";
import { stackMeasure, stackWaves } from "../../src/estimate/trend/stack-waves.ts";
import { waveSums } from "../support/wave-sums.ts";

const TIMES = [2017, 2021, 2023];
const GENDERS = ["girl", "boy", "other"] as const;

/** Girls, boys and others. */
type Table = readonly [girls: number, boys: number, others: number];

/** What an outsider may know: who answered in each wave, and the printed counts. */
interface Known {
  readonly sizes: readonly Table[];
  readonly counted: readonly number[];
}

/** Ways in which those who are counted can be girls, boys and others; all numbers of others. */
function tablesOf({ sizes, counted }: Known, wave: number): Table[] {
  const [girls, boys, others] = sizes[wave] ?? [0, 0, 0];
  const all = counted[wave] ?? 0;
  const middle = Math.round((all * girls) / (girls + boys + others));
  return Array.from({ length: others + 1 }, (_, k) => k)
    .flatMap((k) =>
      [-6, -3, 0, 3, 6].map((away): Table => [middle + away, all - middle - away - k, k]),
    )
    .filter(([g, b]) => g >= 0 && g <= girls && b >= 0 && b <= boys);
}

function printed(tables: readonly Table[], { sizes }: Known): string {
  const sums = tables.map((table, at) => {
    const pupils = table.flatMap((counted, gender) =>
      Array.from({ length: sizes[at]?.[gender] ?? 0 }, (_, i) => ({
        isCounted: i < counted,
        gender,
      })),
    );
    return waveSums({
      wave: String(at),
      state: Int8Array.from(pupils, ({ isCounted }) => (isCounted ? 1 : 0)),
      gender: pupils.map(({ gender }) => GENDERS[gender] ?? ""),
    }).sums;
  });
  const design = stackWaves(sums, [], false);
  const measures = sums.map((wave) => wave.measures[0] ?? null);
  const measure = stackMeasure(measures, design);
  const inside = new Uint8Array(design.rows).fill(1);
  const found = estimateTrend({ measure, inside, times: TIMES }, design, "fail");
  if (typeof found === "string") return found;
  const { slope, low, high, p } = found;
  const ratios = { oddsRatio: Math.exp(slope), low: Math.exp(low), high: Math.exp(high) };
  const policy = builtInPolicy("default");
  if (policy === undefined) throw new Error("no policy");
  const untold = { from: "2017", to: "2023", waves: 3, ...ratios, p, pAdjusted: p };
  return JSON.stringify(releaseTrend(untold, "low", policy));
}

const same = (size: Table): readonly Table[] => TIMES.map(() => size);

it.each<Known>([
  { sizes: same([24, 21, 3]), counted: [17, 13, 20] },
  {
    sizes: [
      [20, 25, 3],
      [26, 18, 4],
      [24, 21, 2],
    ],
    counted: [8, 13, 23],
  },
  {
    sizes: [
      [30, 10, 3],
      [20, 20, 3],
      [10, 30, 3],
    ],
    counted: [10, 14, 20],
  },
])("a trend leaves open how many of a few others are counted: %o", { timeout: 60_000 }, (known) => {
  const possible = new Map<string, readonly Set<number>[]>();
  for (const first of tablesOf(known, 0))
    for (const second of tablesOf(known, 1))
      for (const third of tablesOf(known, 2)) {
        const tables = [first, second, third];
        const key = printed(tables, known);
        const sets = possible.get(key) ?? tables.map(() => new Set<number>());
        for (const [wave, [, , others]] of tables.entries()) sets[wave]?.add(others);
        possible.set(key, sets);
      }
  expect(possible.size).toBeGreaterThan(0);
  const all = known.sizes.map(([, , others]) => others + 1);
  for (const [key, sets] of possible)
    expect(
      sets.map((set) => set.size),
      key,
    ).toEqual(all);
});
