import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attackSystem } from "../../src/audit/attack.ts";
import { attackTable } from "../../src/audit/attack-table.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { type Fact, systemBuilder } from "../../src/audit/system.ts";
import { parseCrossTable } from "../../src/catalog/audit-table.ts";
import type { AuditTable } from "../../src/vocabulary/audit-table.ts";
import oracle from "../oracles/sdc-attack.json" with { type: "json" };
import { policyNamed } from "../support/policies.ts";

const solver = await loadSolver();
const policy = policyNamed("default");

/** The published 4 × 4 table with these cells withheld, as the CSV that the command takes. */
function crossTable(hidden: readonly (readonly string[])[]): AuditTable {
  const isHidden = (row: string, column: string): boolean =>
    hidden.some(([r, c]) => r === row && c === column);
  const line = (row: string, at: number): string => {
    const cells = oracle.columns.map((column, place) =>
      isHidden(row, column) ? "×" : String(oracle.cells[at]?.[place]),
    );
    return [row, ...cells, oracle.row_totals[at]].join(",");
  };
  const csv = [
    ["", ...oracle.columns, "total"].join(","),
    ...oracle.rows.map(line),
    ["total", ...oracle.column_totals, oracle.total].join(","),
  ];
  return parseCrossTable(`${csv.join("\n")}\n`, "table.csv");
}

const intervalsOf = (table: AuditTable) =>
  new Map(attackTable(table, policy, solver).counts.map((c) => [c.place.cell, [c.low, c.high]]));

describe("the table whose hidden cell is exactly known though every row and column hides two", () => {
  it.each(oracle.cases)("with $secondary beside the primaries", ({ secondary, intervals }) => {
    const found = intervalsOf(crossTable([...oracle.primaries, ...secondary]));
    for (const { cell, interval } of intervals) {
      expect([cell, found.get(cell.join(" / "))]).toEqual([cell, interval]);
    }
    expect(intervals).toHaveLength(9);
  });

  it("is given away by two rows, two columns and what is printed in them", () => {
    const { counts } = attackTable(crossTable(oracle.primaries), policy, solver);
    const leaks = counts.filter(({ verdict }) => verdict === "leak");
    expect(leaks.map(({ place, low, high }) => [place.cell, low, high])).toEqual([
      ["w / b", 47, 47],
    ]);
    const because = leaks[0]?.because ?? [];
    const sums = because.filter(({ kind }) => kind === "sum").map(({ place }) => place.cell);
    expect(sums).toEqual(["w / total", "x / total", "total / a", "total / c"]);
    // Of the printed cells just those that stand in one of these rows or columns, not in both.
    const cells = because.filter(({ kind }) => kind === "cell").map(({ place }) => place.cell);
    expect(cells.filter((cell) => !cell?.includes("total"))).toEqual([
      "w / d",
      "x / b",
      "x / d",
      "y / a",
      "y / c",
      "z / a",
      "z / c",
    ]);
  });
});

/** A table from its cells (null: withheld) and sums. */
function table(
  cells: Readonly<Record<string, number | null>>,
  sums: Readonly<Record<string, readonly string[]>>,
): AuditTable {
  return {
    schema: "ctc-table/1",
    title: null,
    cells: Object.entries(cells).map(([id, value]) => ({ id, value, low: null, high: null })),
    sums: Object.entries(sums).map(([total, of]) => ({ total, of })),
    relations: [],
  };
}

describe("cases from the trackers of other tools", () => {
  it("sdcTools/UserSupport 136: two tables, each safe, linked by their regions", () => {
    const hidden = { A: null, B: null, K: null, L: null, M: null };
    const shown = {
      I: 8,
      J: 8,
      N: 7,
      "county-1": 20,
      "county-2": 16,
      small: 30,
      BIG: 6,
      Total: 36,
    };
    const counties = { "county-1": ["A", "B", "I", "J"], "county-2": ["K", "L", "M", "N"] };
    const groups = { BIG: ["L", "M"], small: ["A", "B", "I", "J", "K", "N"] };
    // county-2 alone: K + L + M = 9. With BIG: L + M = 6, so K is 3.
    expect(intervalsOf(table({ ...hidden, ...shown }, counties)).get("K")).toEqual([0, 9]);
    const linked = intervalsOf(table({ ...hidden, ...shown }, { ...counties, ...groups }));
    expect(linked.get("K")).toEqual([3, 3]);
    expect(linked.get("A")).toEqual([0, 4]);
    expect(linked.get("L")).toEqual([0, 6]);
  });

  it("opensafely-core/ehrql 1666: what is suppressed adds up to little", () => {
    const cells = { a: null, b: null, c: 40, d: 57, all: 100 };
    const { counts } = attackTable(table(cells, { all: ["a", "b", "c", "d"] }), policy, solver);
    expect(counts.map(({ low, high, verdict }) => [low, high, verdict])).toEqual([
      [0, 3, "leak"],
      [0, 3, "leak"],
    ]);
  });

  it("ddsjoberg/gtsummary 1691: the title tells the total, one row is withheld", () => {
    const cells = { "under 18": null, "18 and over": 177, N: 180 };
    const { counts } = attackTable(
      table(cells, { N: ["under 18", "18 and over"] }),
      policy,
      solver,
    );
    expect(counts.map(({ low, high }) => [low, high])).toEqual([[3, 3]]);
    expect(counts[0]?.because.map(({ kind, place }) => `${kind} ${place.cell}`)).toEqual([
      "cell 18 and over",
      "cell N",
      "sum N",
    ]);
  });

  it("AI-SDC/ACRO 198: a withheld row whose cells are in the totals of every column", () => {
    const csv = "a,x,y,total\nr,×,×,×\ns,5,9,14\ntotal,7,12,19\n";
    const found = intervalsOf(parseCrossTable(csv, "t.csv"));
    expect([...found.values()]).toEqual([
      [2, 2],
      [3, 3],
      [5, 5],
    ]);
  });
});

it("limits that stand in for a count are used: <5, 1-9", () => {
  const found = intervalsOf(parseCrossTable("q,a,b,total\nr,<5,1-9,13\n", "t.csv"));
  expect([...found.values()]).toEqual([
    [4, 4],
    [9, 9],
  ]);
});

it("tells figures that contradict each other, and says nothing of what hangs on them", () => {
  const cells = { a: null, b: 7, all: 5, c: null, d: 3, rest: 10 };
  const sums = { all: ["a", "b"], rest: ["c", "d"] };
  const { counts, contradictions } = attackTable(table(cells, sums), policy, solver);
  expect(contradictions.map(({ because }) => because.map(({ place }) => place.cell))).toEqual([
    ["b", "all", "all"],
  ]);
  expect(counts.map(({ place, low, high }) => [place.cell, low, high])).toEqual([["c", 7, 7]]);
});

const COUNTS = fc.array(fc.nat({ max: 3 }), { minLength: 8, maxLength: 8 });
const FACES: readonly (readonly number[])[] = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [0, 2],
  [1, 3],
  [4, 6],
  [5, 7],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
];

it("equals the enumeration of every table of whole numbers that agrees with what is printed", () => {
  const seen = { narrower: 0 };
  fc.assert(
    fc.property(
      COUNTS,
      fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 2, maxLength: 9 }),
      fc.constantFrom(0, 1, 2),
      (truth, hidden, faces, slack) => {
        const facts: Fact[] = [];
        truth.forEach((value, cell) => {
          if (!hidden.includes(cell))
            facts.push({ terms: [[cell, 1]], low: value, high: value, source: 0 });
        });
        const add = (cells: readonly number[], around: number): void => {
          const sum = cells.reduce((all, cell) => all + (truth[cell] ?? 0), 0);
          const terms = cells.map((cell) => [cell, 1] as const);
          facts.push({ terms, low: Math.max(0, sum - around), high: sum + around, source: 0 });
        };
        add([0, 1, 2, 3, 4, 5, 6, 7], 0);
        for (const face of faces) add(FACES[face] ?? [], slack);
        const attack = attackSystem(
          { cells: truth.map((_, cell) => ({ name: String(cell) })), facts },
          solver,
        );
        const expected = enumerate(truth, hidden, facts);
        for (const cell of hidden) {
          const interval = attack.interval([[cell, 1]]);
          expect(interval).toEqual(expected.get(cell));
          if (interval !== null && interval.high - interval.low < 3) seen.narrower += 1;
        }
        attack.close();
      },
    ),
    { seed: 5, numRuns: 300 },
  );
  expect(seen.narrower).toBeGreaterThan(100);
}, 60_000);

/** Every way to fill the hidden cells with whole numbers: the least and the most in each. */
function enumerate(truth: readonly number[], hidden: readonly number[], facts: readonly Fact[]) {
  const most = truth.reduce((sum, value) => sum + value, 0);
  const values = [...truth];
  const ends = new Map<number, { low: number; high: number }>();
  const isTrue = ({ terms, low, high }: Fact): boolean => {
    const sum = terms.reduce((all, [cell, factor]) => all + factor * (values[cell] ?? 0), 0);
    return sum >= low && sum <= high;
  };
  const fill = (at: number): void => {
    const cell = hidden[at];
    if (cell === undefined) {
      if (!facts.every(isTrue)) return;
      for (const one of hidden) {
        const { low, high } = ends.get(one) ?? { low: Infinity, high: -Infinity };
        const value = values[one] ?? 0;
        ends.set(one, { low: Math.min(low, value), high: Math.max(high, value) });
      }
      return;
    }
    const left = most - hidden.slice(0, at).reduce((sum, one) => sum + (values[one] ?? 0), 0);
    for (let value = 0; value <= left; value++) {
      values[cell] = value;
      fill(at + 1);
    }
  };
  fill(0);
  return ends;
}

it("takes integer programming where linear programming gives halves", () => {
  // x + y, y + z and x + z are all 3 to 4, an odd cycle: 1.5 each at least; in whole numbers 5 in all.
  const builder = systemBuilder<string>();
  const [x, y, z] = [builder.cell("x"), builder.cell("y"), builder.cell("z")];
  for (const [a, b] of [
    [x, y],
    [y, z],
    [x, z],
  ] as const) {
    builder.fact(
      [
        [a, 1],
        [b, 1],
      ],
      3,
      4,
      builder.source(`${a}${b}`, ""),
    );
  }
  const attack = attackSystem(builder.build(), solver);
  expect(
    attack.interval([
      [x, 1],
      [y, 1],
      [z, 1],
    ]),
  ).toEqual({ low: 5, high: 6 });
  attack.close();
});
