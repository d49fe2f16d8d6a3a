import { describe, expect, it } from "vitest";
import type { SplitPart } from "../../src/disclose/plan-split.ts";
import {
  type FrameRows,
  type Grid,
  planFrame,
  solveFrame,
} from "../../src/disclose/solve-frame.ts";
import type { Policy } from "../../src/vocabulary/policy.ts";
import { SPLITS } from "../../src/vocabulary/split.ts";
import { policyNamed } from "../support/policies.ts";

const POLICY: Policy = {
  ...policyNamed("default"),
  splits: { grade: 1, gender: 1, "grade*gender": 1 },
};
/** The same rules for smaller numbers, so that every area there can be is gone through. */
const SMALL: Policy = {
  ...POLICY,
  minimumRespondents: 5,
  minimumNumerator: 3,
  minimumComplement: 3,
  protection: 3,
  roundingSteps: [0.05, 0.2],
  roundCountsTo: 3,
};
const PATIENT = { timeout: 120_000 };

const part = (respondents: number, counted: number): SplitPart => ({
  respondents,
  weight: respondents,
  counted,
  heaviest: 1,
});
const NOBODY = part(0, 0);

/** Pupils in each group, and last those who are in none. */
type Sizes = readonly number[];
type ToGrid = (parts: readonly SplitPart[]) => Grid;

const oneGrade: ToGrid = (parts) => [parts, parts.map(() => NOBODY)];
const oneGender: ToGrid = (parts) => parts.map((one) => [one, NOBODY]);
/** Two grades of two genders, and those who said neither. */
const crossed: ToGrid = ([a = NOBODY, b = NOBODY, c = NOBODY, d = NOBODY, rest = NOBODY]) => [
  [a, b, NOBODY],
  [c, d, NOBODY],
  [NOBODY, NOBODY, rest],
];

interface Span {
  low: number;
  high: number;
}

/** What each count of an area can have been: pupils, counted and not, group by group. */
type Spans = Map<string, Span>;

function widen(spans: Spans, name: string, value: number): void {
  const span = spans.get(name) ?? { low: value, high: value };
  spans.set(name, { low: Math.min(span.low, value), high: Math.max(span.high, value) });
}

/** All ways in which k pupils counted can lie in the groups. */
function* distributions(k: number, sizes: Sizes): Generator<readonly number[]> {
  const [first = 0, ...others] = sizes;
  if (others.length === 0) {
    if (k <= first) yield [k];
    return;
  }
  const room = others.reduce((sum, size) => sum + size, 0);
  for (let here = Math.max(0, k - room); here <= Math.min(first, k); here++) {
    for (const more of distributions(k - here, others)) yield [here, ...more];
  }
}

/** Respondents and share of each row; the share finer than any step that is printed. */
function whatIsPrinted(rows: FrameRows): string {
  return SPLITS.map((split) =>
    rows[split]
      .map((row) =>
        row.kind === "divided"
          ? `divided ${row.respondents} ${(row.counted / row.size).toFixed(3)}`
          : row.kind,
      )
      .join(", "),
  ).join("; ");
}

/** Everything that can be behind what is printed of an area with k counted, by what is printed. */
function possible(
  all: Iterable<Sizes>,
  k: number,
  toGrid: ToGrid,
  policy: Policy,
): ReadonlyMap<string, Spans> {
  const classes = new Map<string, Spans>();
  for (const sizes of all) {
    const plan = planFrame(toGrid(sizes.map((size) => part(size, 0))), policy);
    for (const counted of distributions(k, sizes)) {
      const grid = toGrid(sizes.map((size, at) => part(size, counted[at] ?? 0)));
      const printed = whatIsPrinted(solveFrame(plan, grid, null, policy));
      const spans: Spans = classes.get(printed) ?? new Map();
      classes.set(printed, spans);
      sizes.forEach((size, at) => {
        widen(spans, `pupils ${at}`, size);
        widen(spans, `counted ${at}`, counted[at] ?? 0);
        widen(spans, `not counted ${at}`, size - (counted[at] ?? 0));
      });
    }
  }
  return classes;
}

/** Sizes of groups that were gone through; what touches their ends was not gone through whole. */
interface Window {
  readonly least: number;
  readonly most: number;
  /** How many groups it is about. */
  readonly of: number;
}

const EVERYTHING: Window = { least: -1, most: Number.POSITIVE_INFINITY, of: 0 };

function isWhole(spans: Spans, { least, most, of }: Window): boolean {
  return [...Array(of).keys()].every((at) => {
    const { low = least, high = most } = spans.get(`pupils ${at}`) ?? {};
    return low > least && high < most;
  });
}

/** Counts of which fewer whole numbers are possible than the policy protects, in words. */
function leaks(
  classes: ReadonlyMap<string, Spans>,
  policy: Policy,
  window = EVERYTHING,
): readonly string[] {
  const whole = [...classes].filter(([, spans]) => isWhole(spans, window));
  expect(whole.some(([printed]) => printed.includes("divided"))).toBe(true);
  return whole.flatMap(([printed, spans]) =>
    [...spans].flatMap(([name, { low, high }]) => {
      const isNarrow = high - low + 1 < policy.protection;
      // That nobody is in a group tells of nobody, and ten or more are no small group.
      const isNobody = spans.get(name.replace(/.* /, "pupils "))?.high === 0;
      const isLarge = name.startsWith("pupils") && low >= policy.minimumRespondents;
      return isNarrow && !isNobody && !isLarge ? [`${name}: ${low}–${high} behind ${printed}`] : [];
    }),
  );
}

function* girlsAndBoys(n: number, most: number): Generator<Sizes> {
  for (let rest = 0; rest <= most; rest++) {
    for (let girls = 0; girls <= n - rest; girls++) yield [girls, n - rest - girls, rest];
  }
}

/** Every area of n pupils whose groups but the last have sizes of a window, with some who are in none. */
function* groupsOf(n: number, { least, most, of }: Window, left: number): Generator<Sizes> {
  for (let rest = 0; rest <= left; rest++) {
    for (const sizes of choices(of, least, most)) {
      const last = n - rest - sizes.reduce((sum, size) => sum + size, 0);
      if (last >= 0) yield [...sizes, last, rest];
    }
  }
}

function* choices(count: number, least: number, most: number): Generator<readonly number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let size = least; size <= most; size++) {
    for (const more of choices(count - 1, least, most)) yield [size, ...more];
  }
}

describe("groups, and the few who are in none of them", () => {
  it.each([
    { n: 60, k: 5 },
    { n: 61, k: 11 },
    { n: 62, k: 12 },
    { n: 63, k: 30 },
    { n: 64, k: 53 },
    { n: 68, k: 63 },
  ])(
    "girls and boys: nothing is known of anybody in any area of $n pupils, $k counted",
    PATIENT,
    ({ n, k }) => {
      expect(leaks(possible(girlsAndBoys(n, 16), k, oneGrade, POLICY), POLICY)).toEqual([]);
    },
  );

  it.each([
    { n: 34, k: 6 },
    { n: 34, k: 15 },
    { n: 36, k: 6 },
    { n: 36, k: 15 },
  ])(
    "the same of $n pupils, $k counted, where a group is too small beside the remainder alone",
    PATIENT,
    ({ n, k }) => {
      // 16 girls of 34 pupils are printed 20 beside 15 boys, and 15 beside all others: told once, they
      // would tell that two to four are neither.
      const minima = { minimumRespondents: 5, minimumNumerator: 3, minimumComplement: 3 };
      const coarse = { protection: 3, roundingSteps: [0.1], roundCountsTo: 5 };
      const policy = { ...POLICY, ...minima, ...coarse };
      const classes = possible(girlsAndBoys(n, 20), k, oneGrade, policy);
      expect(leaks(classes, policy)).toEqual([]);
    },
  );

  it.each([{ k: 3 }, { k: 8 }, { k: 29 }])(
    "three grades: the same of 36 pupils under small minima, $k counted",
    PATIENT,
    ({ k }) => {
      const window = { least: 5, most: 18, of: 2 };
      const all = groupsOf(36, window, 11);
      expect(leaks(possible(all, k, oneGender, SMALL), SMALL, window)).toEqual([]);
    },
  );

  it.each([{ k: 3 }, { k: 5 }, { k: 44 }])(
    "two grades of two genders: the same of 48 pupils under small minima, $k counted",
    PATIENT,
    ({ k }) => {
      const window = { least: 8, most: 15, of: 3 };
      const all = groupsOf(48, window, 8);
      expect(leaks(possible(all, k, crossed, SMALL), SMALL, window)).toEqual([]);
    },
  );

  it.each([
    { outer: 9, inner: 8 },
    { outer: 9, inner: 4 },
    { outer: 12, inner: 7 },
    { outer: 7, inner: 7 },
  ])(
    "girls and boys by two measures of which one holds the other, $inner in $outer counted",
    PATIENT,
    ({ outer, inner }) => {
      const window = { least: 5, most: 19, of: 1 };
      const classes = new Map<string, Spans>();
      for (const sizes of groupsOf(24, window, 8)) {
        const plan = planFrame(oneGrade(sizes.map((size) => part(size, 0))), SMALL);
        const frameOf = (counted: readonly number[], within: FrameRows | null): FrameRows => {
          const grid = oneGrade(sizes.map((size, at) => part(size, counted[at] ?? 0)));
          const frame = within === null ? null : { rows: within, share: outer / 24 };
          return solveFrame(plan, grid, frame, SMALL);
        };
        for (const all of distributions(outer, sizes)) {
          const rows = frameOf(all, null);
          for (const some of distributions(inner, all)) {
            const printed = `${whatIsPrinted(rows)} | ${whatIsPrinted(frameOf(some, rows))}`;
            const spans: Spans = classes.get(printed) ?? new Map();
            classes.set(printed, spans);
            sizes.forEach((size, at) => {
              widen(spans, `pupils ${at}`, size);
              widen(spans, `counted ${at}`, all[at] ?? 0);
              widen(spans, `inner ${at}`, some[at] ?? 0);
            });
          }
        }
      }
      expect(leaks(classes, SMALL, window)).toEqual([]);
    },
  );

  it("finds what rounding one by one gives away", () => {
    // Two groups with a share each to the nearest 5 % beside the exact total: at an edge of a step the
    // rest can have answered one thing alone.
    const window = { least: 30, most: 50, of: 1 };
    const naive = new Map<string, Spans>();
    for (const sizes of groupsOf(80, window, 9)) {
      for (const counted of distributions(20, sizes)) {
        const shares = sizes
          .slice(0, 2)
          .map((size, at) => `divided ${Math.round((counted[at] ?? 0) / size / 0.05)}`);
        const spans: Spans = naive.get(shares.join()) ?? new Map();
        naive.set(shares.join(), spans);
        widen(spans, "pupils 0", 40);
        widen(spans, "pupils 2", sizes[2] ?? 0);
        widen(spans, "counted 2", counted[2] ?? 0);
      }
    }
    expect(leaks(naive, POLICY, window).length).toBeGreaterThan(0);
  });
});
