import { expect, test } from "vitest";
import { openRandom, uniformOf } from "../../src/simulate/random.ts";

const DRAWS = 200_000;
const draw = (next: () => number, count = DRAWS) => Array.from({ length: count }, () => next());
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

test("a name gives the same numbers every time, another name others", () => {
  const once = draw(openRandom("seed/a").normal, 50);
  expect(draw(openRandom("seed/a").normal, 50)).toEqual(once);
  const other = new Set(draw(openRandom("seed/b").normal, 50));
  expect(once.filter((x) => other.has(x))).toEqual([]);
});

test("uniform numbers fill [0, 1) evenly", () => {
  const values = draw(openRandom("uniform").uniform);
  const bins = new Float64Array(100);
  for (const x of values) bins[Math.floor(x * 100)] = (bins[Math.floor(x * 100)] ?? 0) + 1;
  expect(values.filter((x) => x < 0 || x >= 1)).toEqual([]);
  const expected = DRAWS / 100;
  const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 0.001 and 0.999 quantiles of chi-square with 99 df.
  expect(chiSquare).toBeGreaterThan(60);
  expect(chiSquare).toBeLessThan(149);
});

test("the first numbers of many names are uniform too, and do not go together", () => {
  const firsts = Array.from({ length: 20_000 }, (_, i) => uniformOf(`pupil/${i}`));
  const seconds = Array.from({ length: 20_000 }, (_, i) => openRandom(`pupil/${i}`).uniform());
  const nexts = Array.from({ length: 20_000 }, (_, i) => openRandom(`pupil/${i + 1}`).uniform());
  // Five standard errors: SD of a uniform number is 1/√12, of a product of centred ones 1/12.
  for (const values of [firsts, seconds]) {
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(5 / Math.sqrt(12 * 20_000));
  }
  for (const others of [firsts, nexts]) {
    const products = seconds.map((x, i) => (x - 0.5) * ((others[i] ?? 0) - 0.5));
    expect(Math.abs(mean(products))).toBeLessThan(5 / (12 * Math.sqrt(20_000)));
  }
});

test("normal numbers have the moments and tails of the normal distribution", () => {
  const values = draw(openRandom("normal").normal);
  const moment = (power: number) => mean(values.map((x) => x ** power));
  const root = Math.sqrt(DRAWS);
  // Five standard errors: the variances of x, x², x³, x⁴ are 1, 2, 15 and 96.
  expect(Math.abs(moment(1))).toBeLessThan(5 / root);
  expect(Math.abs(moment(2) - 1)).toBeLessThan((5 * Math.sqrt(2)) / root);
  expect(Math.abs(moment(3))).toBeLessThan((5 * Math.sqrt(15)) / root);
  expect(Math.abs(moment(4) - 3)).toBeLessThan((5 * Math.sqrt(96)) / root);
  // P(|Z| > 1.959964) = 0.05
  const tail = mean(values.map((x) => (Math.abs(x) > 1.959964 ? 1 : 0)));
  expect(Math.abs(tail - 0.05)).toBeLessThan((5 * Math.sqrt(0.05 * 0.95)) / root);
});
