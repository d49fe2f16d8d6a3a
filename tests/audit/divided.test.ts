import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attackSurvey } from "../../src/audit/attack-survey.ts";
import { fractionOf, partsTold, waysToDivide } from "../../src/audit/divided-chain.ts";
import { type PrintedFigure, shareRange } from "../../src/audit/printed.ts";
import { surveysOf } from "../../src/audit/published-survey.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import type { AuditedCount } from "../../src/vocabulary/audit.ts";
import { dividedFigure, divideWhole, type GroupCounts, printDivided } from "../support/divide.ts";
import { policyNamed } from "../support/policies.ts";
import { printedFigure, printedFile, printedParticipation } from "../support/printed.ts";

const solver = await loadSolver();
const means = {
  policy: policyNamed("default"),
  instrument: null,
  register: [],
  assumesPrimary: false,
  isExact: true,
  intervalOf: () => ({ low: 0, high: 1 }),
  solver,
};
const attack = (figures: readonly PrintedFigure[], respondents: number) => {
  const file = printedFile(figures, [printedParticipation("A", respondents)]);
  const [survey] = surveysOf([file]);
  if (survey === undefined) throw new Error("no survey");
  return attackSurvey(survey, means);
};
const find = (counts: readonly AuditedCount[], gender: string | null, quantity: string) => {
  const found = counts.find(
    ({ place, quantity: asked }) =>
      place.measure === "m" &&
      asked === quantity &&
      (gender === null ? place.without === "gender" : place.gender === gender),
  );
  if (found === undefined) throw new Error(`${gender} ${quantity} was not attacked`);
  return found;
};

/** An area of which girls and boys are printed, and those of neither are not. */
function publish(girls: GroupCounts, boys: GroupCounts, rest: GroupCounts): PrintedFigure[] {
  const total = [girls.n + boys.n + rest.n, girls.k + boys.k + rest.k] as const;
  const [first, second] = printDivided([girls, boys], rest);
  if (first === undefined || second === undefined) throw new Error("two groups");
  return [
    printedFigure({ area: "A" }, total),
    dividedFigure({ area: "A", gender: "girl" }, first),
    dividedFigure({ area: "A", gender: "boy" }, second),
  ];
}

describe("a total that is divided among girls and boys", () => {
  // 200 pupils, 52 counted; 98 girls with 30, 99 boys with 20, and three others with two.
  // Sizes 100 and 100. Girls can have 0 to 52: eight cells of 6.5, and 52 · 30/50 = 31.2 is in the
  // fifth, [26, 32.5), whose middle 29.25 is printed as 0.30 in steps of 0.05; 22.75 are left.
  const printed = [
    { respondents: 100, share: shareRange(0.3, 0.05) },
    { respondents: 100, share: shareRange(0.25, 0.05) },
  ];

  it("tells that half to five eighths of girls' and boys' counted are girls", () => {
    const ways = waysToDivide(52, 200, printed, 5);
    expect(ways).toEqual([
      [
        { counted: 29.25, part: { low: 0.5, high: 0.625 } },
        { counted: 22.75, part: null },
      ],
    ]);
    expect(partsTold(ways ?? [], 2)).toEqual([{ low: 0.5, high: 0.625 }, null]);
  });

  it("leaves every answer open to those who are neither", () => {
    const rows = publish({ n: 98, k: 30 }, { n: 99, k: 20 }, { n: 3, k: 2 });
    expect(rows.slice(1).map(({ divided }) => divided)).toEqual(printed);
    const { counts, contradictions } = attack(rows, 200);
    expect(contradictions).toEqual([]);
    const ends = (gender: string | null, quantity: string) => {
      const { low, high, verdict } = find(counts, gender, quantity);
      return [low, high, verdict];
    };
    // Fewer than ten are neither. Of 43 to 52 the girls are half at least, and under five eighths.
    expect(ends("girl", "numerator")).toEqual([22, 32, "protected"]);
    expect(ends("boy", "numerator")).toEqual([17, 26, "protected"]);
    expect(ends(null, "numerator")).toEqual([0, 9, "protected"]);
    expect(ends(null, "respondents")).toEqual([0, 9, "protected"]);
  });

  it("a share that no way of dividing gives is told", () => {
    const rows = publish({ n: 98, k: 30 }, { n: 99, k: 20 }, { n: 3, k: 2 });
    const [total, girls, boys] = rows as [PrintedFigure, PrintedFigure, PrintedFigure];
    const wrong = { ...girls, divided: { respondents: 100, share: shareRange(0.5, 0.02) } };
    expect(attack([total, wrong, boys], 200).contradictions).not.toEqual([]);
  });

  it("gives a few boys away where it is divided too finely", () => {
    // As if the policy protected one pupil: 24 cells of 2, girls in [48, 50) of 50 counted.
    const fine = { ...means, policy: { ...means.policy, protection: 1 } };
    const rows = [
      printedFigure({ area: "A" }, [200, 50]),
      dividedFigure({ area: "A", gender: "girl" }, { respondents: 100, step: 0.01, value: 0.49 }),
      dividedFigure({ area: "A", gender: "boy" }, { respondents: 100, step: 0.01, value: 0.01 }),
    ];
    const [survey] = surveysOf([printedFile(rows, [printedParticipation("A", 200)])]);
    if (survey === undefined) throw new Error("no survey");
    const { counts } = attackSurvey(survey, fine);
    const { low, high } = find(counts, "boy", "numerator");
    // 25 cells of 2: girls have [48, 50] of 50, so boys at most 2 of them, whoever else there is.
    expect([low, high]).toEqual([0, 2]);
  });
});

describe("an end of a cell", () => {
  it("is known as a fraction of whole pupils where it is one", () => {
    expect(fractionOf(0.5)).toEqual({ part: 1, over: 2 });
    expect(fractionOf(197 / 4321)).toEqual({ part: 197, over: 4321 });
    expect(fractionOf(Math.SQRT1_2)).toBeNull();
    expect(fractionOf(0)).toEqual({ part: 0, over: 1 });
  });

  it("belongs to the cell above it", () => {
    // 2 · 6.25 of 12.5: two cells that meet at half.
    const rows = publish({ n: 40, k: 6 }, { n: 40, k: 6 }, { n: 0, k: 0 });
    const { counts } = attack(rows, 80);
    // Girls have half or more: of 12 at least 6, of 3 at least 2 (nine others may be counted).
    expect(find(counts, "boy", "numerator").high).toBe(6);
    const below = publish({ n: 40, k: 5 }, { n: 40, k: 7 }, { n: 0, k: 0 });
    // Girls have less than half: 5 of 12 at most.
    expect(find(attack(below, 80).counts, "girl", "numerator").high).toBe(5);
  });
});

const group = (most: number, least = 10): fc.Arbitrary<GroupCounts> =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 0, max: 100 }))
    .map(([n, percent]) => ({ n, k: Math.round((n * percent) / 100) }));
const few = fc.oneof(group(9, 0), group(30, 10));

it("never says that a count lies where it does not", () => {
  let narrow = 0;
  fc.assert(
    fc.property(group(150), group(150), few, (girls, boys, rest) => {
      const { counts, contradictions } = attack(
        publish(girls, boys, rest),
        girls.n + boys.n + rest.n,
      );
      expect(contradictions).toEqual([]);
      for (const [gender, truth] of [
        ["girl", girls],
        ["boy", boys],
        [null, rest],
      ] as const) {
        for (const [quantity, value] of [
          ["respondents", truth.n],
          ["numerator", truth.k],
          ["complement", truth.n - truth.k],
        ] as const) {
          const { low, high } = find(counts, gender, quantity);
          const isInside = low <= value && value <= (high ?? Number.POSITIVE_INFINITY);
          expect([gender, quantity, low, value, high, isInside]).toEqual([
            gender,
            quantity,
            low,
            value,
            high,
            true,
          ]);
          if (high !== null && high - low < 20) narrow += 1;
        }
      }
    }),
    { seed: 3, numRuns: 150 },
  );
  expect(narrow).toBeGreaterThan(200);
}, 60_000);

/** Least and most of every number over all answers of all pupils that are printed the same way. */
function enumerate(n: number, k: number, wanted: ReturnType<typeof printDivided>) {
  const sizes = wanted.map(({ respondents }) => respondents);
  const ends = new Map<string, [number, number]>();
  const see = (name: string, value: number): void => {
    const [low, high] = ends.get(name) ?? [value, value];
    ends.set(name, [Math.min(low, value), Math.max(high, value)]);
  };
  for (let girls = 0; girls <= n; girls += 1) {
    for (let boys = Math.max(0, n - girls - 9); girls + boys <= n; boys += 1) {
      const others = n - girls - boys;
      for (let a = 0; a <= Math.min(girls, k); a += 1) {
        for (let b = Math.max(0, k - a - others); b <= Math.min(boys, k - a); b += 1) {
          const rows = printDivided(
            [
              { n: girls, k: a },
              { n: boys, k: b },
            ],
            { n: others, k: k - a - b },
            sizes,
          );
          if (JSON.stringify(rows) !== JSON.stringify(wanted)) continue;
          see("girl", a);
          see("boy", b);
          see("others", k - a - b);
        }
      }
    }
  }
  return ends;
}

it("equals the enumeration of all answers that are printed the same way, but for ties of sizes", () => {
  let wider = 0;
  let compared = 0;
  fc.assert(
    fc.property(group(24), group(24), group(5, 0), (girls, boys, rest) => {
      const [n, k] = [girls.n + boys.n + rest.n, girls.k + boys.k + rest.k];
      const printed = printDivided([girls, boys], rest);
      const ends = enumerate(n, k, printed);
      const { counts } = attack(publish(girls, boys, rest), n);
      for (const gender of ["girl", "boy", null]) {
        const { low, high } = find(counts, gender, "numerator");
        const [least, most] = ends.get(gender ?? "others") ?? [0, 0];
        const away = [least - low, (high ?? Number.NaN) - most];
        // A group between two sizes goes to the first one printed, which the attack does not know.
        expect(away.every((one) => one === 0 || one === 1)).toBe(true);
        wider += away.filter((one) => one > 0).length;
        compared += 2;
      }
    }),
    { seed: 8, numRuns: 40 },
  );
  expect(compared).toBe(240);
  expect(wider).toBeLessThan(12);
}, 60_000);

it("grades of each gender divide what the gender has", () => {
  const girls = [
    { n: 60, k: 20 },
    { n: 50, k: 10 },
    { n: 40, k: 12 },
  ];
  const boys = [
    { n: 55, k: 25 },
    { n: 52, k: 9 },
    { n: 30, k: 5 },
  ];
  const rest = { n: 4, k: 1 };
  const sum = (groups: readonly GroupCounts[]): GroupCounts => ({
    n: groups.reduce((all, { n }) => all + n, 0),
    k: groups.reduce((all, { k }) => all + k, 0),
  });
  const all = sum([...girls, ...boys, rest]);
  const genders = printDivided([sum(girls), sum(boys)], rest);
  const rows = genders.flatMap((printed, at) => {
    const [gender, own] = [["girl", "boy"][at] ?? "", [girls, boys][at] ?? []];
    const grades = divideWhole(printed.respondents, printed.counted / printed.respondents, own, {
      n: 0,
      k: 0,
    });
    return [
      dividedFigure({ area: "A", gender }, printed),
      ...grades.map((cell, place) =>
        dividedFigure({ area: "A", gender, grade: String(7 + 2 * place) }, cell),
      ),
    ];
  });
  const { counts, contradictions } = attack(
    [printedFigure({ area: "A" }, [all.n, all.k]), ...rows],
    all.n,
  );
  expect(contradictions).toEqual([]);
  for (const [gender, grades] of [
    ["girl", girls],
    ["boy", boys],
  ] as const) {
    grades.forEach(({ n, k }, place) => {
      const own = counts.filter(
        ({ place: at }) => at.gender === gender && at.grade === String(7 + 2 * place),
      );
      const told = new Map(own.map(({ quantity, low, high }) => [quantity, [low, high] as const]));
      const [low = 0, high] = told.get("numerator") ?? [];
      expect([low <= k, k <= (high ?? Number.NaN)]).toEqual([true, true]);
      // Narrower than the whole group: the printed share does tell something.
      expect((high ?? n) - low).toBeLessThan(n);
    });
  }
});

it("grades of a large area are not taken to divide it where the cross is not among the files", () => {
  const cells = printDivided(
    [
      { n: 200, k: 80 },
      { n: 200, k: 40 },
    ],
    { n: 0, k: 0 },
  );
  const rows = (area: string) => [
    printedFigure({ area }, [400, 120]),
    ...cells.map((cell, at) => dividedFigure({ area, grade: String(7 + 2 * at) }, cell)),
  ];
  const { counts, limits } = attack(rows("A"), 400);
  expect(limits).toContain("cross-untold");
  const most = counts.find(
    ({ place, quantity }) => place.grade === "7" && quantity === "numerator",
  );
  expect([most?.low, most?.high]).toEqual([0, 120]);
  // Seen or withheld, the cross says by itself whether it is divided first: here it is not.
  const withheld = printedFigure({ area: "A", grade: "7", gender: "girl" }, "withheld");
  const known = attack([...rows("A"), withheld], 400);
  expect(known.limits).not.toContain("cross-untold");
  const told = known.counts.find(
    ({ place, quantity }) =>
      place.grade === "7" && place.gender === null && quantity === "numerator",
  );
  expect([told?.low, told?.high]).not.toEqual([0, 120]);
});
