import { describe, expect, it } from "vitest";
import { attackTable } from "../../src/audit/attack-table.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { type MeasureSolution, solveMeasure } from "../../src/disclose/solve-survey.ts";
import type { AuditTable } from "../../src/vocabulary/audit-table.ts";
import type { Policy } from "../../src/vocabulary/policy.ts";
import oracle from "../oracles/sdc-attack.json" with { type: "json" };
import { policyNamed } from "../support/policies.ts";

const solver = await loadSolver();
const POLICY = policyNamed("default");
const NOBODY = { respondents: 0, counted: 0 };
const { rows, columns } = oracle;

const isPrimary = (row: string, column: string): boolean =>
  oracle.primaries.some(([r, c]) => r === row && c === column);
const pupilsIn = (row: string, column: string): number =>
  oracle.cells[rows.indexOf(row)]?.[columns.indexOf(column)] ?? Number.NaN;

/** One row or column of the table as areas of a municipality, the primaries withheld beforehand. */
function solveLine(names: readonly (readonly [string, string])[], policy: Policy): MeasureSolution {
  const sizes = names.map(([row, column]) => pupilsIn(row, column));
  const held = {
    areas: names.map(([row, column]) => isPrimary(row, column)),
    withoutArea: false,
    everyone: false,
  };
  const areas = sizes.map((size) => ({ respondents: size, counted: 0 }));
  const counts = { goodWhen: "low" as const, areas, withoutArea: NOBODY, held };
  return solveMeasure(counts, { areas: sizes, withoutArea: 0 }, policy);
}

/** What we would print of the table: at the default coverage only column c, of which 710 of 779 are not withheld. */
function publish(policy: Policy): { readonly table: AuditTable; readonly totals: number } {
  const idOf = ([row, column]: readonly [string, string]): string => `${row} / ${column}`;
  const lines = [
    ...rows.map((row) => ({ total: `${row} / total`, of: columns.map((c) => [row, c] as const) })),
    ...columns.map((column) => ({
      total: `total / ${column}`,
      of: rows.map((row) => [row, column] as const),
    })),
  ].map(({ total, of }) => ({ total, of, solution: solveLine(of, policy) }));
  const printed = lines.flatMap(({ total, of, solution }) => {
    if (solution.everyone.kind === "withheld") return [];
    const inside = of.filter((_, at) => solution.isHidden[at] !== true);
    return [
      { total, of: inside.map(idOf), value: inside.reduce((n, at) => n + pupilsIn(...at), 0) },
    ];
  });
  const cells = rows.flatMap((row) =>
    columns.map((column) => ({
      id: idOf([row, column]),
      value: isPrimary(row, column) ? null : pupilsIn(row, column),
    })),
  );
  const ends = { low: null, high: null };
  const table: AuditTable = {
    schema: "ctc-table/1",
    title: null,
    cells: [...cells, ...printed.map(({ total: id, value }) => ({ id, value }))].map((cell) => ({
      ...cell,
      ...ends,
    })),
    sums: printed.map(({ total, of }) => ({ total, of })),
    relations: [],
  };
  return { table, totals: printed.length };
}

describe("the published table of which one hidden cell was exactly known", () => {
  const published = oracle.expected.published_after_one_secondary.interval;

  it.each([
    { coverage: POLICY.minimumCoverage, printed: 1 },
    { coverage: 0.5, printed: 3 },
    { coverage: 0, printed: 8 },
  ])(
    "leaves each hidden cell wider than [0, 78], totals told from $coverage of a line on",
    ({ coverage, printed }) => {
      const { table, totals } = publish({ ...POLICY, minimumCoverage: coverage });
      expect(totals).toBe(printed);
      const { counts, contradictions } = attackTable(table, POLICY, solver);
      expect(contradictions).toEqual([]);
      expect(counts).toHaveLength(oracle.primaries.length);
      for (const { place, low, high } of counts) {
        expect([place.cell, low, high ?? Number.POSITIVE_INFINITY]).toEqual([
          place.cell,
          0,
          Number.POSITIVE_INFINITY,
        ]);
        expect(low).toBeLessThanOrEqual(published[0] ?? Number.NaN);
        expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(published[1] ?? Number.NaN);
      }
    },
  );

  it("and none of the totals holds a hidden cell: the same totals with them would tell 47", () => {
    const { table } = publish({ ...POLICY, minimumCoverage: 0 });
    const whole = [
      ...rows.map((row) => ({ total: `${row} / total`, of: columns.map((c) => `${row} / ${c}`) })),
      ...columns.map((c) => ({ total: `total / ${c}`, of: rows.map((row) => `${row} / ${c}`) })),
    ];
    const totals = new Map<string, number | undefined>([
      ...rows.map((row, at) => [`${row} / total`, oracle.row_totals[at]] as const),
      ...columns.map(
        (column, at) => [`total / ${column}` as string, oracle.column_totals[at]] as const,
      ),
    ]);
    const cells = table.cells.map((cell) => ({
      ...cell,
      value: totals.get(cell.id) ?? cell.value,
    }));
    const { counts } = attackTable({ ...table, cells, sums: whole }, POLICY, solver);
    const leaks = counts.filter(({ verdict }) => verdict === "leak");
    expect(leaks.map(({ place, low, high }) => [place.cell, low, high])).toEqual([
      ["w / b", ...oracle.expected.without_secondary.interval],
    ]);
  });
});
